import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import type { Address } from "@/lib/kernel/address";
import { carts } from "./cart";
import { id, instant } from "./columns";
import { customers } from "./customers";
import { orders } from "./orders";
import { channels, markets } from "./shop";

/** Choices on the way from a cart to an order; no money. At most one open or completing a cart. */
export const checkouts = pgTable(
  "checkouts",
  {
    id: id(),
    cartId: uuid()
      .notNull()
      .references(() => carts.id),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    customerId: uuid().references(() => customers.id),
    phase: text({ enum: ["open", "completing", "completed", "canceled", "expired"] }).notNull(),
    email: text(),
    firstName: text(),
    lastName: text(),
    phone: text(),
    destination: jsonb().$type<Address>(),
    billing: jsonb().$type<Address>(),
    deliveryCode: text(),
    consents: jsonb()
      .$type<Record<string, { granted: boolean; source: string; at: string }>>()
      .notNull()
      .default({}),
    locale: text().notNull(),
    note: text(),
    /** What goes into the parcel on a card, for whoever opens it. */
    giftMessage: text(),
    /** What this caller was last shown, to notice a changed price: fingerprint, total, and unit amounts by line. */
    shown: jsonb().$type<{ fingerprint: string; total: number; units: Record<string, number> }>(),
    /** The order being paid while completing, and the one made once completed. */
    orderId: uuid().references(() => orders.id),
    /** A message kept over a reopening, such as `payment_failed`. */
    notice: text(),
    linkVersion: integer().notNull().default(1),
    version: integer().notNull().default(1),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("checkouts_one_live").on(t.cartId).where(sql`${t.phase} in ('open', 'completing')`),
    index("checkouts_cart").on(t.cartId),
    index("checkouts_phase").on(t.phase, t.updatedAt),
  ],
);

/** Every move of the phase, append-only: who, when, why. */
export const checkoutPhases = pgTable(
  "checkout_phases",
  {
    id: id(),
    checkoutId: uuid()
      .notNull()
      .references(() => checkouts.id),
    fromPhase: text(),
    toPhase: text().notNull(),
    reason: text().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("checkout_phases_checkout").on(t.checkoutId, t.id)],
);
