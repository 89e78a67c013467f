import type { OrderView } from "@/lib/views/contract";
import { type Letter, paragraph } from "../letter";
import { money, plainItems, seeOrder } from "../order-parts";

export interface Cancellation {
  /** Whether nothing of the order is left. */
  readonly whole: boolean;
  /** What is given back, in minor units. */
  readonly refunded: number;
}

export function orderCanceled(order: OrderView, { whole, refunded }: Cancellation): Letter {
  const back =
    refunded > 0
      ? `We give back ${money(order, refunded)} the way you paid, and write again when it is on its way.`
      : "";
  const canceled = order.lines.map((line) => ({ lineId: line.id, quantity: line.canceled }));
  const kept = order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity - line.canceled }));
  const what = whole
    ? `Your order ${order.label} is cancelled.`
    : `A part of your order ${order.label} is cancelled.`;
  return {
    subject: whole
      ? `Your order ${order.label} is cancelled`
      : `A part of your order ${order.label} is cancelled`,
    preview: [what, back].filter(Boolean).join(" "),
    heading: whole ? "Your order is cancelled" : "A part of your order is cancelled",
    parts: [
      paragraph([what, back].filter(Boolean).join(" ")),
      ...plainItems(order, "Cancelled", canceled),
      ...(whole ? [] : plainItems(order, "What stays", kept)),
      seeOrder(order),
    ],
  };
}
