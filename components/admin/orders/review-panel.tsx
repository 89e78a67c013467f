"use client";
import type { DeskOrder, DeskPayment } from "@/lib/views/contract";
import { Confirm } from "../form/confirm";
import { Panel } from "../form/panel";
import { type Submit, useSubmit } from "../form/use-submit";
import { money } from "../format";

interface ReviewProps {
  readonly order: Pick<DeskOrder, "id" | "label">;
  readonly payment: Pick<DeskPayment, "amount" | "currency" | "captured" | "capturedCurrency" | "refunded">;
  /** Null for whoever may not give money back. */
  readonly endReview: Submit<{ order_id: string; shown: number }> | null;
}

/** Says what was agreed and what came, and offers the one way out: give it back and cancel. */
export function ReviewPanel({ order, payment, endReview }: ReviewProps) {
  const { amount, currency, captured, capturedCurrency, refunded } = payment;
  return (
    <section
      aria-label="The amount differs"
      className="mb-8 flex flex-col gap-3 border border-line p-4 sm:p-5"
    >
      <h2 className="font-medium text-base">The amount differs</h2>
      <p className="max-w-prose text-ink-2">
        Agreed <strong className="text-ink">{money(amount, currency)}</strong>, paid{" "}
        <strong className="text-ink">{money(captured, capturedCurrency)}</strong>
        {refunded > 0 && `, of which ${money(refunded, capturedCurrency)} went back`}. Nothing is sent, and
        the units are kept back, until the money is refunded. Compare with the payment at Stripe first.
      </p>
      {endReview && (
        <div>
          <Panel label="Give it back and cancel" title={`Cancel ${order.label}`} shortcut="b">
            {(close) => <ReviewForm order={order} payment={payment} endReview={endReview} close={close} />}
          </Panel>
        </div>
      )}
    </section>
  );
}

function ReviewForm({
  order,
  payment,
  endReview,
  close,
}: Omit<ReviewProps, "endReview"> & {
  readonly endReview: NonNullable<ReviewProps["endReview"]>;
  readonly close: () => void;
}) {
  const shown = payment.captured - payment.refunded;
  const back = money(shown, payment.capturedCurrency);
  const { send, pending, refusal } = useSubmit(endReview, {
    said:
      shown > 0
        ? `${order.label} is cancelled; ${back} asked back from Stripe`
        : `${order.label} is cancelled`,
    onDone: close,
  });
  return (
    <Confirm
      facts={[
        "The units it kept back can be sold again, and a coupon it used counts as unused.",
        "The buyer is told by e-mail, and can order again.",
      ]}
      yes={shown > 0 ? `Refund ${back} and cancel` : "Cancel the order"}
      no="Leave it"
      pending={pending}
      refusal={refusal}
      currency={payment.capturedCurrency}
      onYes={() => void send({ order_id: order.id, shown })}
      onBack={close}
    >
      {shown > 0 ? (
        <>
          <strong>{back}</strong> go back the way they were paid, and {order.label} is cancelled.
        </>
      ) : (
        `Everything went back already. ${order.label} is cancelled.`
      )}
    </Confirm>
  );
}
