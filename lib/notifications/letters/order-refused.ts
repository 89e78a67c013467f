import type { OrderView } from "@/lib/views/contract";
import { type Letter, next, paragraph } from "../letter";
import { boughtItems, totals } from "../order-items";
import { aboutOrder, money, seeOrder } from "../order-parts";
import { moneyStep } from "../order-steps";

/** Paid, but sold out meanwhile: everything goes back. */
export function orderRefused(order: OrderView): Letter {
  return {
    ...aboutOrder(order),
    subject: `We cannot send your order ${order.label}`,
    preview: "It sold out while you were paying. You get everything back.",
    heading: "It sold out while you were paying",
    parts: [
      paragraph(
        `We are sorry: something in your order ${order.label} was sold to somebody else while your payment was on its way, and we have no more of it. We give back the full ${money(order, order.total)} the way you paid; you need not do anything.`,
      ),
      seeOrder(order),
      ...next(moneyStep),
      boughtItems(order),
      totals(order),
    ],
  };
}
