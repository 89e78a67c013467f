import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { CouponUse } from "./contract";

/** The newest orders that used a coupon, those that were never paid too. */
export async function couponUses(
  ctx: ReadCtx,
  promotionId: string,
  most = 20,
): Promise<readonly CouponUse[]> {
  const { rows } = await ctx.db.execute<{ use: CouponUse }>(sql`
    SELECT json_build_object('orderId', o.id, 'label', 'CW-' || o.number, 'at', r.created_at, 'releasedAt', r.released_at)
      AS use
    FROM redemptions r JOIN orders o ON o.id = r.order_id
    WHERE r.promotion_id = ${promotionId}::uuid ORDER BY r.id DESC LIMIT ${most}
  `);
  return rows.map((row) => row.use);
}
