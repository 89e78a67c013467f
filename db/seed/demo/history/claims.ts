import { stockHolds } from "@/db/schema/inventory";
import { redemptions } from "@/db/schema/promotions";
import { minutes } from "@/lib/kernel/clock";
import { emailKey } from "@/lib/kernel/email";
import type { Told } from "./told";

const HOLD_LIFE = minutes(45);

/** What an order held of the shelf and of codes, and how that ended: claimed by its payment, or let go without it. */
export function settleClaims(story: Told, end: "paid" | "unpaid", at: Date): void {
  hold(story, end === "paid" ? { claimedAt: at } : { releasedAt: at });
  redeem(story, end === "paid" ? null : at);
}

/** For an order whose payment is still to come: what was promised is held, and its codes are used. */
export function keepClaims(story: Told): void {
  redeem(story, null);
  hold(story, {});
  for (const { variantId, quantity } of story.counted) story.world.held.push({ variantId, quantity });
}

function hold(
  { world, wish, order, counted }: Told,
  end: { readonly claimedAt?: Date; readonly releasedAt?: Date },
): void {
  for (const { variantId, quantity, lineId } of counted)
    world.rows.add(stockHolds, {
      id: world.rows.id(wish.at),
      variantId,
      locationId: world.locationId,
      quantity,
      orderId: order.id,
      orderLineId: lineId,
      createdAt: wish.at,
      lapsesAt: wish.method === "sepa_debit" ? null : new Date(wish.at.getTime() + HOLD_LIFE),
      releasedAt: end.releasedAt ?? null,
      claimedAt: end.claimedAt ?? null,
    });
}

function redeem(story: Told, releasedAt: Date | null): void {
  const { world, order, wish } = story;
  for (const { promotionId, couponId } of couponsOf(story))
    world.rows.add(redemptions, {
      id: world.rows.id(wish.at),
      promotionId,
      couponId,
      orderId: order.id,
      customerId: order.customerId,
      buyerKey: emailKey(order.email),
      createdAt: wish.at,
      releasedAt,
    });
}

function couponsOf({ order, world }: Told) {
  return order.adjustments
    .filter((row) => row.sourceKind === "promotion")
    .map((row) => world.coupons.get(row.source)!)
    .filter((coupon, at, all) => all.indexOf(coupon) === at);
}
