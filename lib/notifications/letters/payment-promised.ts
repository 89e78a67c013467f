import type { OrderView } from "@/lib/views/contract";
import { type Letter, next, paragraph } from "../letter";
import { boughtItems, totals } from "../order-items";
import { aboutOrder, named, seeOrder } from "../order-parts";
import { paymentFact, placeFacts, writtenWords } from "../order-places";
import { pendingSteps } from "../order-steps";

/** A delayed method: the order stands, the money is on its way. */
export function paymentPromised(order: OrderView): Letter {
  return {
    ...aboutOrder(order),
    subject: `We have your order ${order.label}`,
    preview: "Your payment is on its way. We write again as soon as it is here.",
    heading: named("Thank you", order.firstName),
    parts: [
      paragraph(
        `We have your order ${order.label} and keep everything in it for you. Your bank has still to confirm the payment; you need not do anything.`,
      ),
      seeOrder(order),
      ...next(...pendingSteps(order)),
      boughtItems(order),
      totals(order),
      ...placeFacts(order, paymentFact(order)),
      ...writtenWords(order),
    ],
  };
}
