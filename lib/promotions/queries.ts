import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { coupons, promotions, redemptions } from "@/db/schema/promotions";
import type { ReadCtx } from "@/lib/kernel/context";
import { codeKey, type Promotion } from "./contract";

export interface CodeLookup {
  readonly codes: readonly string[];
  /** The buyer, as far as known: a per-customer limit counts both, so that signing out is no second use. */
  readonly buyer: { readonly emailKey: string | null; readonly customerId: string | null };
  /** The order being reopened or completed, whose own redemptions do not count against it. */
  readonly ignoreOrderId: string | null;
}

/** The promotions behind codes, by code key. One statement; none for no codes. */
export async function promotionsByCode(
  ctx: ReadCtx,
  lookup: CodeLookup,
): Promise<ReadonlyMap<string, Promotion>> {
  const keys = [...new Set(lookup.codes.map(codeKey))];
  if (keys.length === 0) return new Map();
  const own = lookup.ignoreOrderId ?? null;
  const { emailKey, customerId } = lookup.buyer;
  const live = and(eq(redemptions.promotionId, promotions.id), isNull(redemptions.releasedAt));
  const rows = await ctx.db
    .select({
      promotion: promotions,
      couponId: coupons.id,
      code: coupons.code,
      codeKey: coupons.codeKey,
      ownUses: sql<number>`(select count(*)::int from ${redemptions} where ${live} and ${redemptions.orderId} = ${own}::uuid)`,
      usedByBuyer: sql<number>`(select count(*)::int from ${redemptions} where ${live}
        and (${redemptions.buyerKey} = ${emailKey} or ${redemptions.customerId} = ${customerId}::uuid)
        and ${redemptions.orderId} is distinct from ${own}::uuid)`,
    })
    .from(coupons)
    .innerJoin(promotions, eq(promotions.id, coupons.promotionId))
    .where(and(inArray(coupons.codeKey, keys), isNull(coupons.archivedAt), isNull(promotions.archivedAt)));
  return new Map(
    rows.map((row) => [
      row.codeKey,
      {
        ...row.promotion,
        couponId: row.couponId,
        code: row.code,
        usedCount: row.promotion.usedCount - row.ownUses,
        usedByBuyer: row.usedByBuyer,
      },
    ]),
  );
}
