import { checkoutPhases, checkouts } from "@/db/schema/checkout";
import type { Actor } from "@/lib/kernel/actor";
import { minutes } from "@/lib/kernel/clock";
import type { Told } from "./told";

const CHECKOUT_LIFE = minutes(360);
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** How paying ended for the checkout: it is over, or it opened again and nobody came back. */
export function writeCheckout(story: Told, end: "paid" | "promised" | "unpaid", at: Date): void {
  const { wish } = story;
  const over = after(at, CHECKOUT_LIFE);
  writePhases(story, end, at, over);
  const isDone = end !== "unpaid";
  story.world.rows.add(checkouts, {
    ...chosen(story),
    phase: isDone ? "completed" : "expired",
    orderId: isDone ? story.order.id : null,
    notice: null,
    linkVersion: 1,
    version: isDone ? 4 : 5,
    expiresAt: after(wish.at, CHECKOUT_LIFE),
    createdAt: after(wish.at, -minutes(3)),
    updatedAt: isDone ? at : over,
  });
}

function chosen({ order, wish, checkoutId, cartId }: Told) {
  return {
    id: checkoutId,
    cartId,
    channelId: order.channelId,
    marketId: order.marketId,
    customerId: order.customerId,
    email: order.email,
    firstName: null,
    lastName: null,
    phone: null,
    destination: order.delivery ?? wish.buyer.address,
    billing: null,
    deliveryCode: order.promise?.methodCode ?? null,
    consents: {},
    locale: order.locale,
    note: order.buyerNote,
    giftMessage: wish.card,
    shown: { fingerprint: order.fingerprint, total: order.totalAmount, units: {} },
  };
}

function writePhases(story: Told, end: "paid" | "promised" | "unpaid", at: Date, over: Date): void {
  const { rows, door, worker } = story.world;
  const { checkoutId } = story;
  const phase = (fromPhase: string, toPhase: string, reason: string, actor: Actor, when: Date): void =>
    rows.add(checkoutPhases, { id: rows.id(when), checkoutId, fromPhase, toPhase, reason, actor, at: when });
  phase("open", "completing", "placed", story.buyer, story.wish.at);
  if (end !== "unpaid") {
    phase("completing", "completed", end === "paid" ? "placed" : "payment_promised", door, at);
    return;
  }
  phase("completing", "open", "session_expired", worker, at);
  phase("open", "expired", "not touched for its time", worker, over);
}
