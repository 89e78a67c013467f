import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { variants } from "./catalog";
import { amount, id, instant, position } from "./columns";
import { customers } from "./customers";
import { channels, markets } from "./shop";

/** A wish. No money in it is ever an input: `shown…` is what the caller was last shown, kept only to compare. */
export const carts = pgTable(
  "carts",
  {
    id: id(),
    /** SHA-256 of the cookie's 128 random bits. */
    tokenHash: text().notNull().unique(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    customerId: uuid().references(() => customers.id),
    companyId: uuid(),
    state: text({ enum: ["open", "ordered", "merged"] }).notNull(),
    codes: text().array().notNull().default([]),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("carts_customer_open")
      .on(t.customerId)
      .where(sql`${t.state} = 'open' and ${t.customerId} is not null`),
    index("carts_updated").on(t.updatedAt),
  ],
);

export const cartLines = pgTable(
  "cart_lines",
  {
    id: id(),
    cartId: uuid()
      .notNull()
      .references(() => carts.id),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    parentId: uuid(),
    quantity: integer().notNull(),
    shownUnitAmount: amount(),
    position: position(),
    addedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("cart_lines_variant").on(t.cartId, t.variantId).where(sql`${t.parentId} is null`),
    check("cart_lines_quantity", sql`${t.quantity} between 1 and 9999`),
  ],
);
