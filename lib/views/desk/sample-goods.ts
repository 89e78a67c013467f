import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";

/** Things in a cart that nobody has filled yet. */
const MOST = 3;

/**
 * What a sample cart begins with: the best-liked products that a market can sell now, in the first variant that is
 * there, two of the first and one of each other. None in a shop that sells nothing yet.
 */
export async function sampleGoods(
  ctx: ReadCtx,
  marketId: string,
): Promise<readonly { readonly variantId: string; readonly quantity: number }[]> {
  const { rows } = await ctx.db.execute<{ variantId: string }>(sql`
    SELECT first.id AS "variantId" FROM (
      SELECT product_id, popularity FROM listings WHERE market_id = ${marketId} AND available
      ORDER BY popularity DESC, product_id DESC LIMIT ${MOST}
    ) liked CROSS JOIN LATERAL (
      SELECT v.id FROM variants v WHERE v.product_id = liked.product_id AND v.archived_at IS NULL AND (
        NOT v.tracked OR EXISTS (
          SELECT FROM stock_levels l WHERE l.variant_id = v.id AND (l.backorder OR l.on_hand > l.held)
        )
      )
      ORDER BY v.position, v.id LIMIT 1
    ) first ORDER BY liked.popularity DESC, liked.product_id DESC
  `);
  return rows.map(({ variantId }, at) => ({ variantId, quantity: at === 0 ? 2 : 1 }));
}
