import { notFound } from "next/navigation";
import { z } from "zod";
import { NoteForm } from "@/components/admin/form/note-form";
import { AddressPanel } from "@/components/admin/orders/address-panel";
import { ArrivedButton } from "@/components/admin/orders/arrived-button";
import { CancelPanel } from "@/components/admin/orders/cancel-panel";
import { LettersOf } from "@/components/admin/orders/letters-of";
import { OrderLines } from "@/components/admin/orders/order-lines";
import { Parcels } from "@/components/admin/orders/parcels";
import { Payments } from "@/components/admin/orders/payments";
import { OrderMessages, People } from "@/components/admin/orders/people";
import { ProblemsOf } from "@/components/admin/orders/problems-of";
import { RefundPanel } from "@/components/admin/orders/refund-panel";
import { ReviewPanel } from "@/components/admin/orders/review-panel";
import { ShipPanel } from "@/components/admin/orders/ship-panel";
import { Timeline } from "@/components/admin/orders/timeline";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { Time } from "@/components/admin/parts/time";
import { FootAct } from "@/components/admin/shell/foot";
import { paymentStatusWords, shippingWord } from "@/components/admin/words";
import { whyItStays } from "@/lib/aftersales";
import { paymentAtStripe } from "@/lib/payments";
import { type DeskOrder, deskOrder } from "@/lib/views";
import { type Desk, deskPage, idParam } from "../../../desk-page";
import { arrived, cancel, changeAddress, endReview, note, previewCancel, refund, ship } from "../actions";

/** One order with everything about it that its reader may see, and everything they may do. */
export default deskPage(
  { permission: "orders.read", path: "/admin/orders", params: z.object({ order: idParam }) },
  async (desk, { params }) => {
    const order = await deskOrder(desk.ctx, params.order, desk.sees);
    if (!order) notFound();
    const inReview = order.money?.payments.find((payment) => payment.state === "review");
    return (
      <>
        <PageHead
          title={order.label}
          back={{ href: "/admin/orders", name: "Orders" }}
          beside={<Standing order={order} />}
          under={
            <>
              {order.placedAt ? "Placed " : "Started "}
              <Time at={order.placedAt ?? order.createdAt} here={desk.here} as="full" /> · {order.market}
            </>
          }
        >
          <Actions desk={desk} order={order} />
        </PageHead>
        <LettersOf letters={order.letters} order={order.label} here={desk.here} />
        <ProblemsOf problems={order.problems} mayRead={desk.may("problems.read")} />
        {inReview && (
          <ReviewPanel
            order={{ id: order.id, label: order.label }}
            payment={inReview}
            endReview={desk.may("orders.refund") ? endReview : null}
          />
        )}
        {/* On a phone the address stands right below the lines: whoever packs needs both. */}
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr]">
          <Section title="Items">
            <OrderLines order={order} />
          </Section>
          <div className="lg:row-span-2">
            <Section title="Customer">
              <People
                order={order}
                changeAddress={
                  order.delivery &&
                  !whyItStays(order) &&
                  desk.may("orders.address") && (
                    <AddressPanel
                      order={{ id: order.id, label: order.label, version: order.version }}
                      address={order.delivery}
                      change={changeAddress}
                    />
                  )
                }
              />
            </Section>
            {order.messages && (
              <Section title="E-mails">
                <OrderMessages messages={order.messages} here={desk.here} />
              </Section>
            )}
          </div>
          <div className="min-w-0">
            {order.parcels.length > 0 && (
              <Section title="Parcels">
                <Parcels
                  order={order}
                  here={desk.here}
                  arrived={(parcelId) =>
                    desk.may("orders.ship") && <ArrivedButton parcelId={parcelId} arrived={arrived} />
                  }
                />
              </Section>
            )}
            {order.money && (
              <Section title="Payment">
                <Payments money={order.money} here={desk.here} inStripe={paymentAtStripe} />
              </Section>
            )}
            <Section title="Timeline">
              {desk.may("orders.note") && <NoteForm about={{ order_id: order.id }} note={note} />}
              <Timeline entries={order.timeline} currency={order.money?.currency ?? null} here={desk.here} />
            </Section>
          </div>
        </div>
      </>
    );
  },
);

function Standing({ order }: { readonly order: DeskOrder }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      {order.money && <Status of={paymentStatusWords[order.money.status]} />}
      <Status of={shippingWord(order.state, order.fulfilment)} />
    </span>
  );
}

/** The buttons are the policy's answers: what may not be done, or cannot be done any more, has none. */
function Actions({ desk, order }: { readonly desk: Desk; readonly order: DeskOrder }) {
  const isPlaced = order.state === "placed";
  const toSend = order.lines.filter((line) => line.open > 0);
  const left = order.lines.filter((line) => line.quantity > line.shipped + line.canceled);
  const { money } = order;
  return (
    <>
      {money && money.status !== "review" && money.refundable > 0 && desk.may("orders.refund") && (
        <RefundPanel
          order={{ id: order.id, label: order.label }}
          currency={capturedCurrency(money)}
          refundable={money.refundable}
          to={payerOf(money)}
          refund={refund}
        />
      )}
      {isPlaced && left.length > 0 && desk.may("orders.cancel") && (
        <CancelPanel
          order={{ id: order.id, label: order.label }}
          lines={left}
          currency={money?.currency ?? ""}
          mayRefund={desk.may("orders.refund")}
          preview={previewCancel}
          cancel={cancel}
        />
      )}
      {isPlaced && toSend.length > 0 && (
        <a href={`/admin/orders/${order.id}/packing-list`} className="btn">
          Packing list
        </a>
      )}
      {isPlaced && toSend.length > 0 && desk.may("orders.ship") && (
        <FootAct>
          <ShipPanel
            order={{ id: order.id, label: order.label, promise: order.promise, delivery: order.delivery }}
            lines={toSend}
            ship={ship}
          />
        </FootAct>
      )}
    </>
  );
}

/** The order's, but where another one was paid. */
function capturedCurrency(money: NonNullable<DeskOrder["money"]>): string {
  const paid = money.payments.find((payment) => payment.captured > payment.refunded);
  return paid?.capturedCurrency ?? money.currency;
}

/** What the money goes back to, as far as Stripe has said. */
function payerOf(money: NonNullable<DeskOrder["money"]>): string {
  const paid = money.payments.filter((payment) => payment.captured > payment.refunded);
  const [only] = paid;
  if (paid.length !== 1 || !only?.cardLast4) return "what it was paid with";
  const brand = only.cardBrand ?? "card";
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${only.cardLast4}`;
}
