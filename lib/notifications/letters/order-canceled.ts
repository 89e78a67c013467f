import type { OrderView } from "@/lib/views/contract";
import { type Letter, next, paragraph } from "../letter";
import { plainItems } from "../order-items";
import { aboutOrder, money, seeOrder } from "../order-parts";
import { moneyStep, restStep } from "../order-steps";

export interface Cancellation {
  /** Whether nothing of the order is left. */
  readonly whole: boolean;
  /** What is given back, in minor units. */
  readonly refunded: number;
  /** Of `refunded`, where another currency was paid than the order's. */
  readonly currency?: string;
}

export function orderCanceled(order: OrderView, { whole, refunded, currency }: Cancellation): Letter {
  const back = refunded > 0 ? `We give back ${money(order, refunded, currency)} the way you paid.` : "";
  const canceled = order.lines.map((line) => ({ lineId: line.id, quantity: line.canceled }));
  const kept = order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity - line.canceled }));
  const what = whole ? "Your order" : "A part of your order";
  const said = [`${what} ${order.label} is cancelled.`, back].filter(Boolean).join(" ");
  return {
    ...aboutOrder(order),
    subject: `${what} ${order.label} is cancelled`,
    preview: back || "Below is what it is about.",
    heading: `${what} is cancelled`,
    parts: [
      paragraph(said),
      seeOrder(order),
      ...next(refunded > 0 ? moneyStep : null, whole ? null : restStep(order)),
      ...plainItems(order, "Cancelled", canceled),
      ...(whole ? [] : plainItems(order, "What stays", kept)),
    ],
  };
}
