import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { lock } from "@/lib/platform/locks";
import { countUse, insertRedemption, releaseRedemptions, usesByBuyer } from "./store";

export interface Redemption {
  readonly promotionId: string;
  readonly couponId: string;
  readonly code: string;
}

export interface Buyer {
  readonly orderId: string;
  readonly customerId: string | null;
  readonly emailKey: string;
}

/**
 * Uses promotions for an order, in the order's transaction and in sorted order. The limits hold under any number of
 * parallel calls: the overall one by the guarded update, the buyer's under the promotion's row lock.
 * Refusals: `discount_code_usage_limit_reached`, `discount_code_user_limit_reached`, with the code.
 */
export async function redeem(
  tx: TxCtx,
  buyer: Buyer,
  redemptions: readonly Redemption[],
): Promise<
  Result<
    undefined,
    "discount_code_usage_limit_reached" | "discount_code_user_limit_reached",
    { code: string }
  >
> {
  const sorted = [...redemptions].sort((a, b) => a.promotionId.localeCompare(b.promotionId));
  for (const redemption of sorted) {
    const counted = await lock(tx, "promotion", () => countUse(tx, redemption.promotionId));
    if (!counted) return refuse("discount_code_usage_limit_reached", { code: redemption.code });
    if (counted.perCustomerLimit !== null) {
      const uses = await usesByBuyer(tx, redemption.promotionId, buyer);
      if (uses >= counted.perCustomerLimit)
        return refuse("discount_code_user_limit_reached", { code: redemption.code });
    }
    await insertRedemption(tx, {
      id: tx.ids.next(),
      promotionId: redemption.promotionId,
      couponId: redemption.couponId,
      orderId: buyer.orderId,
      customerId: buyer.customerId,
      buyerKey: buyer.emailKey,
      createdAt: tx.clock.now(),
    });
  }
  return ok();
}

/** Gives an order's uses back: it was cancelled before it was paid. */
export function unredeem(tx: TxCtx, orderId: string): Promise<number> {
  return lock(tx, "promotion", () => releaseRedemptions(tx, orderId));
}
