import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { variants } from "./catalog";
import { id, instant, position } from "./columns";

export const stockLocations = pgTable("stock_locations", {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  position: position(),
  archivedAt: instant(),
});

/**
 * One row a variant and location. `held` is promised to orders that are not paid yet, so what can be sold is
 * onHand - held. The checks are the last word: no code path can sell what is not there.
 */
export const stockLevels = pgTable(
  "stock_levels",
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    locationId: uuid()
      .notNull()
      .references(() => stockLocations.id),
    onHand: integer().notNull().default(0),
    held: integer().notNull().default(0),
    /** Whether this variant may be sold below zero ("continue selling when out of stock"). */
    backorder: boolean().notNull().default(false),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    /** The few that can be short. Not `on_hand < 0`: then no sale could be a heap-only update any more. */
    index("stock_levels_backorder").on(t.variantId).where(sql`${t.backorder}`),
    check("stock_levels_on_hand", sql`${t.backorder} or ${t.onHand} >= 0`),
    check("stock_levels_held", sql`${t.held} >= 0`),
    check("stock_levels_available", sql`${t.backorder} or ${t.held} <= ${t.onHand}`),
  ],
);

/** Every change of on hand, append-only: on hand is their sum. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    locationId: uuid()
      .notNull()
      .references(() => stockLocations.id),
    delta: integer().notNull(),
    kind: text({ enum: ["initial", "import", "adjustment", "sale", "restock"] }).notNull(),
    reason: text(),
    /** What caused it: an order line for a sale, an import, nothing for a correction by hand. */
    referenceKind: text(),
    reference: uuid(),
    actor: jsonb().$type<Actor>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("stock_movements_variant").on(t.variantId, t.locationId, t.id),
    index("stock_movements_reference").on(t.reference),
    check("stock_movements_delta", sql`${t.delta} <> 0`),
  ],
);

/**
 * Units promised to one order line while it is being paid. Live means neither released nor claimed; `lapsesAt`
 * null means without end (a delayed payment has been promised).
 */
export const stockHolds = pgTable(
  "stock_holds",
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    locationId: uuid()
      .notNull()
      .references(() => stockLocations.id),
    quantity: integer().notNull(),
    orderId: uuid().notNull(),
    orderLineId: uuid().notNull(),
    createdAt: instant().notNull(),
    lapsesAt: instant(),
    releasedAt: instant(),
    claimedAt: instant(),
  },
  (t) => [
    index("stock_holds_order").on(t.orderId),
    index("stock_holds_live")
      .on(t.variantId, t.locationId)
      .where(sql`${t.releasedAt} is null and ${t.claimedAt} is null`),
    index("stock_holds_lapsing")
      .on(t.lapsesAt)
      .where(sql`${t.releasedAt} is null and ${t.claimedAt} is null`),
    check("stock_holds_quantity", sql`${t.quantity} > 0`),
    check("stock_holds_one_end", sql`num_nonnulls(${t.releasedAt}, ${t.claimedAt}) <= 1`),
  ],
);
