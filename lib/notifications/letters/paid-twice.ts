import type { OrderView } from "@/lib/views/contract";
import { type Letter, next, paragraph } from "../letter";
import { aboutOrder, seeOrder } from "../order-parts";
import { moneyStep } from "../order-steps";

export function paidTwice(order: OrderView): Letter {
  return {
    ...aboutOrder(order),
    subject: `You paid twice for order ${order.label}: we give one payment back`,
    preview: "One of the two payments is on its way back. You need not do anything.",
    heading: "You paid twice",
    parts: [
      paragraph(
        `Two payments arrived for what you ordered once (order ${order.label}). We keep one and give the other back in full, the way you paid. You need not do anything.`,
      ),
      seeOrder(order),
      ...next(moneyStep),
    ],
  };
}
