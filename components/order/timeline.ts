import type { OrderView } from "@/lib/views/contract";

export interface Happening {
  readonly at: Date;
  readonly what: string;
}

type Facts = Pick<OrderView, "createdAt" | "canceledAt" | "payments" | "shipments" | "refunds">;

/** What happened to an order, first things first, from its own rows. `money` writes an amount for the reader. */
export function happenings(order: Facts, money: (amount: number) => string): Happening[] {
  const list: Happening[] = [{ at: order.createdAt, what: "Ordered" }];
  for (const payment of order.payments)
    if (payment.paidAt)
      list.push({
        at: payment.paidAt,
        what: payment.amount > 0 ? `Paid ${money(payment.amount)}` : "Nothing was due",
      });
  order.shipments.forEach((parcel, at) => {
    const which = order.shipments.length > 1 ? `Parcel ${at + 1}` : "Parcel";
    list.push({ at: parcel.shippedAt, what: `${which} handed to ${parcel.carrier ?? "the carrier"}` });
    if (parcel.deliveredAt) list.push({ at: parcel.deliveredAt, what: `${which} delivered` });
  });
  if (order.canceledAt) list.push({ at: order.canceledAt, what: "Cancelled" });
  for (const refund of order.refunds) {
    if (refund.state === "failed") continue;
    const isDone = refund.state === "succeeded";
    list.push({
      at: (isDone && refund.settledAt) || refund.createdAt,
      what: `${money(refund.amount)} ${isDone ? "given back" : "is going back"}`,
    });
  }
  return list.sort((a, b) => a.at.getTime() - b.at.getTime());
}
