import type { WorkingHours } from "@/lib/kernel/working-days";
import type { OrderView } from "@/lib/views/contract";
import { type Letter, next, note, paragraph } from "../letter";
import { boughtItems, totals } from "../order-items";
import { aboutOrder, named, seeOrder } from "../order-parts";
import { paymentFact, placeFacts, writtenWords } from "../order-places";
import { arrivalOf, packingSteps } from "../order-steps";

/** Paid: the confirmation. */
export function orderPlaced(order: OrderView, hours: WorkingHours): Letter {
  const arrival = arrivalOf(order, hours);
  const paid = order.total > 0 ? "confirmed and paid" : "confirmed; there was nothing to pay";
  const rest = order.delivery
    ? "Here is what you ordered, and what happens now."
    : "There is nothing to send: everything you need is on the page of your order.";
  return {
    ...aboutOrder(order),
    subject: `Your order ${order.label} is confirmed`,
    preview: arrival ? `Thank you. It should be with you ${arrival}.` : `Thank you. ${rest}`,
    heading: named("Thank you", order.firstName),
    parts: [
      paragraph(`Your order ${order.label} is ${paid}. ${rest}`),
      seeOrder(order),
      ...next(...packingSteps(order, hours)),
      boughtItems(order),
      totals(order),
      ...placeFacts(order, paymentFact(order)),
      ...writtenWords(order),
      note("Keep the link to your order to yourself: whoever has it can see the order."),
    ],
  };
}
