import type { OrderView } from "@/lib/views/contract";
import { type Letter, paragraph } from "../letter";
import { seeOrder } from "../order-parts";

export function paidTwice(order: OrderView): Letter {
  return {
    subject: `You paid twice: we give one payment back`,
    preview: "One of the two payments is on its way back to you.",
    heading: "You paid twice",
    parts: [
      paragraph(
        `Two payments arrived for what you ordered once (order ${order.label}). We keep one and give the other back in full, the way you paid. You need not do anything.`,
      ),
      seeOrder(order),
    ],
  };
}
