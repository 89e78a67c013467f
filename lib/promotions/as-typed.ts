import { and, asc, eq, isNull } from "drizzle-orm";
import { coupons, promotions } from "@/db/schema/promotions";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type CouponTerms, MAX_CODE_LENGTH, type Promotion } from "./contract";
import { termColumns } from "./edit-coupon";

/** Of a promotion that stands in no table yet; the table's own default. */
const PRIORITY = 100;
/** Longer than any code can be: what is only tried can never be taken for a stored one. */
const NO_CODE = "-".repeat(MAX_CODE_LENGTH + 1);

/**
 * A promotion as somebody is writing it, for trying it out: nothing is stored. With an id it takes the place of that
 * coupon, whose code, uses and priority it has; `usedByBuyer` is how often the imagined buyer used it before. Refusals:
 * `coupon_not_found`, `coupon_archived`.
 */
export async function promotionAsTyped(
  ctx: ReadCtx,
  id: string | null,
  terms: CouponTerms,
  usedByBuyer = 0,
): Promise<Result<Promotion, "coupon_not_found" | "coupon_archived">> {
  const written = { ...termColumns(terms), usedByBuyer };
  if (id === null) {
    const nothing = { usedCount: 0, priority: PRIORITY };
    return ok({ ...written, ...nothing, id: ctx.ids.next(), couponId: ctx.ids.next(), code: NO_CODE });
  }
  const [row] = await ctx.db
    .select({
      usedCount: promotions.usedCount,
      priority: promotions.priority,
      archivedAt: promotions.archivedAt,
      couponId: coupons.id,
      code: coupons.code,
    })
    .from(promotions)
    .leftJoin(coupons, and(eq(coupons.promotionId, promotions.id), isNull(coupons.archivedAt)))
    .where(eq(promotions.id, id))
    .orderBy(asc(coupons.code))
    .limit(1);
  if (!row) return refuse("coupon_not_found");
  const { archivedAt, couponId, code, ...known } = row;
  if (archivedAt) return refuse("coupon_archived");
  return ok({ ...written, ...known, id, couponId: couponId ?? ctx.ids.next(), code: code ?? NO_CODE });
}
