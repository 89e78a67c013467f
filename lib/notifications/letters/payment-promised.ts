import type { OrderView } from "@/lib/views/contract";
import { type Letter, paragraph } from "../letter";
import { boughtItems, deliveryFacts, named, seeOrder, totals } from "../order-parts";

/** A delayed method: the order stands, the money is on its way. */
export function paymentPromised(order: OrderView): Letter {
  return {
    subject: `We have your order ${order.label}`,
    preview: "Your payment is on its way. We write again as soon as it is here.",
    heading: named("Thank you", order.firstName),
    parts: [
      paragraph(
        `We have your order ${order.label} and keep everything in it for you. Your bank still has to confirm the payment, which can take a few working days. You need not do anything; we write again as soon as it is here.`,
      ),
      seeOrder(order),
      boughtItems(order),
      totals(order),
      ...deliveryFacts(order),
    ],
  };
}
