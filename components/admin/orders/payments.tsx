import type { DeskMoney, DeskPayment, DeskRefund } from "@/lib/views/contract";
import { fullTime, type Here } from "../format";
import { Amount } from "../parts/amount";
import { Facts } from "../parts/facts";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { endReasons } from "../timeline-words";
import {
  actorName,
  disputeReason,
  disputeWord,
  paymentStateWords,
  refundSourceWords,
  refundStateWords,
} from "../words";

interface PaymentsProps {
  readonly money: DeskMoney;
  readonly here: Here;
  /** The page of a payment in Stripe's dashboard. */
  readonly inStripe: (paymentIntentId: string) => string;
}

/** What came, what it cost, what went back, and what is disputed. */
export function Payments({ money, here, inStripe }: PaymentsProps) {
  return (
    <div className="flex flex-col gap-6">
      {money.payments.map((payment) => (
        <Payment key={payment.id} payment={payment} here={here} inStripe={inStripe} />
      ))}
      {money.refunds.length > 0 && <Refunds refunds={money.refunds} here={here} />}
      {money.disputes.map((dispute) => (
        <div key={dispute.id} className="border-bad border-l-2 pl-4">
          <p className="mb-1.5 font-medium">Dispute</p>
          <Facts
            of={[
              ["Status", <Status key="s" of={disputeWord(dispute.state)} />],
              ["Amount", <Amount key="a" amount={dispute.amount} currency={dispute.currency} />],
              ["Reason", disputeReason(dispute.reason)],
              dispute.dueBy !== null && ["Answer by", fullTime(dispute.dueBy, here)],
              ["Stripe ID", dispute.stripeDisputeId],
            ]}
          />
        </div>
      ))}
    </div>
  );
}

function Payment({
  payment,
  here,
  inStripe,
}: Omit<PaymentsProps, "money"> & { readonly payment: DeskPayment }) {
  const { currency } = payment;
  const { paymentIntentId, chargeId, sessionId } = payment;
  return (
    <div>
      <Facts
        of={[
          ["Status", <Status key="s" of={paymentStateWords[payment.state]} />],
          ["Paid with", methodOf(payment)],
          ["Received", <Amount key="c" amount={payment.captured} currency={payment.capturedCurrency} />],
          payment.refunded > 0 && [
            "Refunded",
            <Amount key="r" amount={payment.refunded} currency={payment.capturedCurrency} />,
          ],
          payment.feeAmount !== null && [
            "Stripe’s fee",
            <Amount key="f" amount={payment.feeAmount} currency={payment.feeCurrency ?? currency} />,
          ],
          payment.paidAt !== null && ["When", <Time key="t" at={payment.paidAt} here={here} as="full" />],
          payment.problem !== null &&
            payment.state !== "review" && ["Problem", endReasons[payment.problem] ?? payment.problem],
        ]}
      />
      {paymentIntentId !== null && (
        <a
          href={inStripe(paymentIntentId)}
          target="_blank"
          rel="noreferrer"
          className="mt-1.5 mr-5 inline-block min-h-6 underline decoration-line-2 underline-offset-4 hover:decoration-accent"
        >
          Open in Stripe
        </a>
      )}
      {(paymentIntentId ?? chargeId ?? sessionId) !== null && (
        <details className="mt-1.5 inline-block align-top">
          <summary className="inline-block min-h-6 text-ink-3 underline decoration-line-2 underline-offset-4">
            Stripe IDs
          </summary>
          <div className="mt-1.5">
            <Facts
              of={[
                paymentIntentId !== null && ["Payment intent", <Id key="p" of={paymentIntentId} />],
                chargeId !== null && ["Charge", <Id key="h" of={chargeId} />],
                sessionId !== null && ["Session", <Id key="e" of={sessionId} />],
              ]}
            />
          </div>
        </details>
      )}
    </div>
  );
}

function methodOf(payment: DeskPayment): string {
  if (payment.handler === "free") return "Nothing was due";
  if (payment.cardLast4) {
    const brand = payment.cardBrand ?? "card";
    return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${payment.cardLast4}`;
  }
  if (payment.methodType === "sepa_debit") return "SEPA direct debit";
  if (payment.methodType) return payment.methodType.replaceAll("_", " ");
  return payment.state === "paid" ? "Not read from Stripe yet" : "–";
}

function Id({ of }: { readonly of: string }) {
  return <code className="font-sans text-ink-3 text-small">{of}</code>;
}

function Refunds({ refunds, here }: { readonly refunds: readonly DeskRefund[]; readonly here: Here }) {
  return (
    <table className="ledger">
      <caption className="pb-1 text-left font-medium">Refunds</caption>
      <thead>
        <tr>
          <th scope="col">Why</th>
          <th scope="col">Status</th>
          <th scope="col" className="figure">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {refunds.map((refund) => (
          <tr key={refund.id}>
            <th scope="row">
              {refund.reason}
              <span className="block text-ink-3">
                {refund.source === "staff" ? actorName(refund.actor) : refundSourceWords[refund.source]},{" "}
                <Time at={refund.createdAt} here={here} />
              </span>
              {refund.stripeRefundId && <span className="block text-ink-3">{refund.stripeRefundId}</span>}
              {refund.problem && <span className="block text-bad">{refund.problem}</span>}
            </th>
            <td>
              <Status of={refundStateWords[refund.state]} />
            </td>
            <td className="figure">
              <Amount amount={refund.amount} currency={refund.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
