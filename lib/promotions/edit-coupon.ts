import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { constraintOf, transact } from "@/lib/platform/transact";
import { type CouponTerms, codeKey } from "./contract";
import {
  archiveCodes,
  insertCoupon,
  lockPromotion,
  type PromotionRow,
  restoreCodes,
  updatePromotion,
} from "./store";

/** Offers a coupon under a code that no live one has, whatever its case. Refusal: `code_taken`. */
export async function createCoupon(
  ctx: Ctx,
  code: string,
  terms: CouponTerms,
): Promise<Result<{ id: string }, "code_taken">> {
  try {
    return await transact(ctx, async (tx) => {
      const id = tx.ids.next();
      const row = { ...termColumns(terms), id, createdAt: tx.clock.now() };
      await insertCoupon(tx, row, { code: code.trim(), codeKey: codeKey(code) });
      await audit(
        tx,
        "coupon.created",
        { kind: "promotion", id },
        { after: { code: code.trim(), ...terms } },
      );
      const made = ok({ id });
      await finishAttempt(tx, made);
      return made;
    });
  } catch (error) {
    if (constraintOf(error) === "coupons_code_key") return refuse("code_taken");
    throw error;
  }
}

/**
 * Changes what a coupon gives from now on; orders keep what they were given. Its code stays, since it is printed
 * somewhere. Refusals: `coupon_not_found`, `coupon_archived`, `limit_below_used` with how often it was used.
 */
export function editCoupon(
  ctx: Ctx,
  id: string,
  terms: CouponTerms,
): Promise<
  Result<undefined, "coupon_not_found" | "coupon_archived" | "limit_below_used", { used?: number }>
> {
  return transact(ctx, async (tx) => {
    const found = await live(tx, id);
    if (!found.ok) return refuse(found.code, {});
    const used = found.value.usedCount;
    if (terms.usageLimit !== null && terms.usageLimit < used) return refuse("limit_below_used", { used });
    await updatePromotion(tx, id, termColumns(terms));
    await audit(
      tx,
      "coupon.changed",
      { kind: "promotion", id },
      { before: termsOf(found.value), after: terms },
    );
    return ok();
  });
}

/**
 * Ends a coupon: its code is free for another, carts that carry it are told, its uses stay on the record. Says when, by
 * which it can be taken back. Refusals: `coupon_not_found`, `coupon_archived`.
 */
export function archiveCoupon(
  ctx: Ctx,
  id: string,
): Promise<Result<{ archivedAt: string }, "coupon_not_found" | "coupon_archived">> {
  return transact(ctx, async (tx) => {
    const found = await live(tx, id);
    if (!found.ok) return found;
    const archivedAt = tx.clock.now();
    await updatePromotion(tx, id, { archivedAt });
    await archiveCodes(tx, id);
    await audit(tx, "coupon.archived", { kind: "promotion", id });
    return ok({ archivedAt: archivedAt.toISOString() });
  });
}

/**
 * Takes the end of a coupon back, the one that was made at `archivedAt` (ISO 8601): its codes work again. Refusals:
 * `coupon_not_found`; `changed_meanwhile` when it is not ended, or was ended again; `code_taken` when another coupon has
 * taken the code up.
 */
export async function restoreCoupon(
  ctx: Ctx,
  id: string,
  archivedAt: string,
): Promise<Result<undefined, "coupon_not_found" | "changed_meanwhile" | "code_taken">> {
  try {
    return await transact(ctx, async (tx) => {
      const row = await lock(tx, "promotion", () => lockPromotion(tx, id));
      if (!row) return refuse("coupon_not_found");
      const ended = row.archivedAt;
      if (!ended || ended.getTime() !== Date.parse(archivedAt)) return refuse("changed_meanwhile");
      await updatePromotion(tx, id, { archivedAt: null });
      await restoreCodes(tx, id, ended);
      await audit(tx, "coupon.restored", { kind: "promotion", id });
      return ok();
    });
  } catch (error) {
    if (constraintOf(error) === "coupons_code_key") return refuse("code_taken");
    throw error;
  }
}

async function live(
  tx: TxCtx,
  id: string,
): Promise<Result<PromotionRow, "coupon_not_found" | "coupon_archived">> {
  const row = await lock(tx, "promotion", () => lockPromotion(tx, id));
  if (!row) return refuse("coupon_not_found");
  return row.archivedAt ? refuse("coupon_archived") : ok(row);
}

/** Terms as the table has them. */
export function termColumns(terms: CouponTerms) {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return { ...terms, startsAt: instant(terms.startsAt), endsAt: instant(terms.endsAt) };
}

function termsOf(row: PromotionRow) {
  const {
    id: _id,
    usedCount: _used,
    createdAt: _made,
    archivedAt: _gone,
    priority: _priority,
    ...terms
  } = row;
  return terms;
}
