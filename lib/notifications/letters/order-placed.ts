import type { WorkingHours } from "@/lib/kernel/working-days";
import type { OrderView } from "@/lib/views/contract";
import { type Letter, note, paragraph } from "../letter";
import { boughtItems, deliveryFacts, named, seeOrder, totals, writtenFacts } from "../order-parts";

/** Paid: the confirmation. */
export function orderPlaced(order: OrderView, hours: WorkingHours): Letter {
  const next = order.delivery
    ? "We are packing it now, and write again when it leaves."
    : "There is nothing to send: everything you need is on the page of your order.";
  return {
    subject: `Your order ${order.label} is confirmed`,
    preview: `Thank you. ${next}`,
    heading: named("Thank you", order.firstName),
    parts: [
      paragraph(`Your order ${order.label} is confirmed and paid. ${next}`),
      seeOrder(order),
      boughtItems(order),
      totals(order),
      ...deliveryFacts(order, hours),
      ...writtenFacts(order),
      note("Keep the link to your order to yourself: whoever has it can see the order."),
    ],
  };
}
