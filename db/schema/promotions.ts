import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { amount, currency, id, instant } from "./columns";

/** What a coupon gives and when. `usedCount` is guarded where it is written; redemptions say by whom. */
export const promotions = pgTable(
  "promotions",
  {
    id: id(),
    title: text().notNull(),
    kind: text({ enum: ["percent", "fixed", "free_delivery"] }).notNull(),
    /** Basis points for `percent`: 1,000 is 10 %. */
    percentBp: integer(),
    /** Minor units for `fixed`. */
    amount: amount(),
    /** The currency of `amount` and `minimumAmount`; null applies to any (percent and free delivery only). */
    currency: currency(),
    /** The goods must reach this before any discount. */
    minimumAmount: amount(),
    startsAt: instant(),
    endsAt: instant(),
    usageLimit: integer(),
    perCustomerLimit: integer(),
    usedCount: integer().notNull().default(0),
    active: boolean().notNull().default(true),
    /** Lower first when several codes are used. */
    priority: integer().notNull().default(100),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    check(
      "promotions_used",
      sql`${t.usedCount} >= 0 and (${t.usageLimit} is null or ${t.usedCount} <= ${t.usageLimit})`,
    ),
    check("promotions_percent", sql`${t.kind} <> 'percent' or ${t.percentBp} between 1 and 10000`),
    check("promotions_fixed", sql`${t.kind} <> 'fixed' or (${t.amount} > 0 and ${t.currency} is not null)`),
    check("promotions_minimum", sql`${t.minimumAmount} is null or ${t.currency} is not null`),
  ],
);

export const coupons = pgTable(
  "coupons",
  {
    id: id(),
    promotionId: uuid()
      .notNull()
      .references(() => promotions.id),
    /** As written; compared without case by `codeKey`. */
    code: text().notNull(),
    codeKey: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    uniqueIndex("coupons_code_key").on(t.codeKey).where(sql`${t.archivedAt} is null`),
    index("coupons_promotion").on(t.promotionId),
  ],
);

/** One use of a promotion by one order; released when that order is cancelled unpaid. */
export const redemptions = pgTable(
  "redemptions",
  {
    id: id(),
    promotionId: uuid()
      .notNull()
      .references(() => promotions.id),
    couponId: uuid().references(() => coupons.id),
    orderId: uuid().notNull(),
    customerId: uuid(),
    /** Whom the per-customer limit counts: the customer, or the e-mail address in lower case. */
    buyerKey: text().notNull(),
    createdAt: instant().notNull(),
    releasedAt: instant(),
  },
  (t) => [
    uniqueIndex("redemptions_order").on(t.promotionId, t.orderId),
    index("redemptions_buyer").on(t.promotionId, t.buyerKey).where(sql`${t.releasedAt} is null`),
    index("redemptions_by_order").on(t.orderId),
  ],
);
