import { shopUrl } from "@/lib/platform/urls";
import type { OrderView } from "@/lib/views/contract";
import { action, type Letter, paragraph } from "../letter";
import { boughtItems, money } from "../order-parts";

/** Paid, but sold out meanwhile: everything goes back. */
export function orderRefused(order: OrderView): Letter {
  return {
    subject: `We cannot send your order ${order.label}`,
    preview: "It sold out while you were paying. You get everything back.",
    heading: "It sold out while you were paying",
    parts: [
      paragraph(
        `We are sorry: something in your order ${order.label} was sold to somebody else while your payment was on its way, and we have no more of it. We give back the full ${money(order, order.total)} the way you paid; you need not do anything.`,
      ),
      boughtItems(order),
      action("Back to the shop", shopUrl("/")),
    ],
  };
}
