import { shopUrl } from "@/lib/platform/urls";
import type { OrderView } from "@/lib/views/contract";
import { action, type Letter, paragraph } from "../letter";
import { boughtItems } from "../order-parts";

/** A promised payment never came: the order is over, nothing was taken. */
export function paymentFailed(order: OrderView): Letter {
  return {
    subject: `The payment for your order ${order.label} did not go through`,
    preview: "Nothing was charged. You can order again whenever you like.",
    heading: "Your payment did not go through",
    parts: [
      paragraph(
        `The payment for your order ${order.label} was not made, so we have cancelled the order. Nothing was charged. If you still want these things, order them again and choose another way to pay.`,
      ),
      action("Back to the shop", shopUrl("/")),
      boughtItems(order),
    ],
  };
}
