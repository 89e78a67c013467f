import { and, eq, isNull, or, sql } from "drizzle-orm";
import { coupons, promotions, redemptions } from "@/db/schema/promotions";
import type { TxCtx } from "@/lib/kernel/context";

/**
 * Counts one use where it is written: no row comes back when the limit is reached, whatever was read before. The
 * row stays locked until commit, so that counting a buyer's uses after it is exact.
 */
export async function countUse(
  tx: TxCtx,
  promotionId: string,
): Promise<{ perCustomerLimit: number | null } | null> {
  const [row] = await tx.db
    .update(promotions)
    .set({ usedCount: sql`${promotions.usedCount} + 1` })
    .where(
      and(
        eq(promotions.id, promotionId),
        sql`(${promotions.usageLimit} is null or ${promotions.usedCount} < ${promotions.usageLimit})`,
      ),
    )
    .returning({ perCustomerLimit: promotions.perCustomerLimit });
  return row ?? null;
}

export async function usesByBuyer(
  tx: TxCtx,
  promotionId: string,
  buyer: { readonly emailKey: string; readonly customerId: string | null },
): Promise<number> {
  const [row] = await tx.db
    .select({ uses: sql<number>`count(*)::int` })
    .from(redemptions)
    .where(
      and(
        eq(redemptions.promotionId, promotionId),
        or(
          eq(redemptions.buyerKey, buyer.emailKey),
          buyer.customerId === null ? undefined : eq(redemptions.customerId, buyer.customerId),
        ),
        isNull(redemptions.releasedAt),
      ),
    );
  return row?.uses ?? 0;
}

export async function insertRedemption(tx: TxCtx, row: typeof redemptions.$inferInsert): Promise<void> {
  await tx.db.insert(redemptions).values(row);
}

/** Releases every live redemption of an order and takes the uses back, one statement. Returns how many. */
export async function releaseRedemptions(tx: TxCtx, orderId: string): Promise<number> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    WITH locked AS MATERIALIZED (
      SELECT id FROM promotions
      WHERE id IN (SELECT promotion_id FROM redemptions WHERE order_id = ${orderId} AND released_at IS NULL)
      ORDER BY id FOR UPDATE
    ), released AS (
      UPDATE redemptions SET released_at = ${now}
      FROM locked WHERE order_id = ${orderId} AND released_at IS NULL AND promotion_id = locked.id
      RETURNING promotion_id
    )
    UPDATE promotions SET used_count = used_count - 1
    FROM released WHERE promotions.id = released.promotion_id
    RETURNING promotions.id
  `);
  return rows.length;
}

export async function insertCoupon(
  tx: TxCtx,
  promotion: typeof promotions.$inferInsert,
  code: { readonly code: string; readonly codeKey: string },
): Promise<void> {
  await tx.db.insert(promotions).values(promotion);
  await tx.db
    .insert(coupons)
    .values({ id: tx.ids.next(), promotionId: promotion.id, ...code, createdAt: promotion.createdAt });
}

export type PromotionRow = typeof promotions.$inferSelect;

/** Locks a promotion: nobody can use it up, or change it, before this transaction ends. */
export async function lockPromotion(tx: TxCtx, id: string): Promise<PromotionRow | null> {
  const [row] = await tx.db.select().from(promotions).where(eq(promotions.id, id)).for("update");
  return row ?? null;
}

export async function updatePromotion(
  tx: TxCtx,
  id: string,
  change: Partial<typeof promotions.$inferInsert>,
): Promise<void> {
  await tx.db.update(promotions).set(change).where(eq(promotions.id, id));
}

/** Takes a promotion's codes out of use; they are free for another from then on. */
export async function archiveCodes(tx: TxCtx, promotionId: string): Promise<void> {
  await tx.db
    .update(coupons)
    .set({ archivedAt: tx.clock.now() })
    .where(and(eq(coupons.promotionId, promotionId), isNull(coupons.archivedAt)));
}

/** Puts the codes back into use that went with their promotion, at that instant. */
export async function restoreCodes(tx: TxCtx, promotionId: string, archivedAt: Date): Promise<void> {
  await tx.db
    .update(coupons)
    .set({ archivedAt: null })
    .where(and(eq(coupons.promotionId, promotionId), eq(coupons.archivedAt, archivedAt)));
}
