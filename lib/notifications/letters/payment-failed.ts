import type { OrderView } from "@/lib/views/contract";
import { action, type Letter, paragraph } from "../letter";
import { boughtItems } from "../order-items";
import { aboutOrder } from "../order-parts";

/** A promised payment never came: the order is over, nothing was taken. */
export function paymentFailed(order: OrderView): Letter {
  return {
    ...aboutOrder(order),
    subject: `The payment for your order ${order.label} did not go through`,
    preview: "Nothing was charged. You can order the same again whenever you like.",
    heading: "Your payment did not go through",
    parts: [
      paragraph(
        `The payment for your order ${order.label} did not go through, so we have cancelled the order. Nothing was charged. If you still want these things, the page of your order puts them into your cart again, and you can choose another way to pay.`,
      ),
      action("Order again", order.url),
      boughtItems(order),
    ],
  };
}
