import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { products, productVersions, variants } from "./catalog";
import { amount, country, currency, id, instant, position } from "./columns";
import { customers } from "./customers";
import { channels, markets } from "./shop";

/** Each order draws 1 to 20 values and keeps the last: no lock, gaps are fine, and nobody can count the shop's orders. */
export const orderNumbers = pgSequence("order_numbers", { startWith: 10_000 });

/** A record: names, prices, taxes and addresses frozen when it was placed. Later changes are rows beside it. */
export const orders = pgTable(
  "orders",
  {
    id: id(),
    number: bigint({ mode: "number" }).notNull().unique(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    source: text({ enum: ["cart", "draft", "renewal", "agent"] }).notNull(),
    checkoutId: uuid(),
    cartId: uuid(),
    customerId: uuid().references(() => customers.id),
    companyId: uuid(),
    state: text({ enum: ["awaiting_payment", "payment_pending", "placed", "canceled"] }).notNull(),
    currency: currency().notNull(),
    locale: text().notNull(),
    /** Whether the line prices contain tax. */
    taxInclusive: boolean().notNull(),
    /** The sum of the line subtotals and the adjustments that are not `included`; checked by the identities. */
    totalAmount: amount().notNull(),
    /** Null once the buyer was erased. */
    email: text(),
    emailKey: text(),
    firstName: text(),
    lastName: text(),
    phone: text(),
    /** What the buyer wrote for the shop. */
    buyerNote: text(),
    /** What the buyer wants on a card in the parcel. */
    giftMessage: text(),
    /** The fingerprint of the quote that the buyer agreed to. */
    fingerprint: text().notNull(),
    /** Part of the order link's HMAC: raising it revokes every link printed so far. */
    linkVersion: integer().notNull().default(1),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    placedAt: instant(),
    canceledAt: instant(),
    /**
     * When nothing was left to send any more: kept by the triggers of migration 0008 on parcels and cancellations, never
     * by hand, so that "to ship" is an index and not a search. The identities prove it against the rows.
     */
    sentAt: instant(),
    /**
     * Since when it could be packed: since it was placed or, where its money came later, since then. Set by the trigger of
     * migration 0020 when the order is first placed; null before, and of orders that had left before there was this column.
     */
    packableAt: instant(),
    /** When the order left the newest of its states. */
    updatedAt: instant().notNull(),
  },
  (t) => [
    /** The desk's one order of orders: when it was placed, or begun if it never was. Read backwards for newest first. */
    index("orders_listed").on(sql`coalesce(${t.placedAt}, ${t.createdAt})`, t.id),
    /** The desk's list of what is to be sent: a row enters when an order is placed and leaves with its last unit. */
    index("orders_to_ship")
      .on(sql`coalesce(${t.placedAt}, ${t.createdAt})`, t.id)
      .where(sql`${t.state} = 'placed' and ${t.sentAt} is null`),
    /** The same for the warehouse, whose queue goes by how long each could have been packed. */
    index("orders_to_pack").on(t.packableAt, t.id).where(sql`${t.state} = 'placed' and ${t.sentAt} is null`),
    index("orders_state").on(t.state, t.createdAt.desc(), t.id.desc()),
    index("orders_customer").on(t.customerId, t.createdAt.desc()),
    /** By pattern, whatever the database's collation: the beginning of an address finds it too. */
    index("orders_email").on(t.emailKey.op("text_pattern_ops"), t.createdAt),
    index("orders_last_name").on(sql`plain_text(${t.lastName}) text_pattern_ops`),
    index("orders_first_name").on(sql`plain_text(${t.firstName}) text_pattern_ops`),
    index("orders_checkout").on(t.checkoutId),
    check("orders_total", sql`${t.totalAmount} >= 0`),
  ],
);

export const orderAddresses = pgTable(
  "order_addresses",
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    kind: text({ enum: ["delivery", "billing"] }).notNull(),
    firstName: text(),
    lastName: text(),
    company: text(),
    streetAddress: text(),
    extendedAddress: text(),
    addressLocality: text(),
    addressRegion: text(),
    postalCode: text(),
    addressCountry: country().notNull(),
    phone: text(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.kind] })],
);

export const orderLines = pgTable(
  "order_lines",
  {
    id: id(),
    /** The cart line's id, unchanged: what callers know the line by, in every order tried for it. */
    lineId: uuid().notNull(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    productVersionId: uuid().references(() => productVersions.id),
    parentId: uuid(),
    sku: text(),
    title: text().notNull(),
    variantTitle: text().notNull(),
    handle: text().notNull(),
    pictureKey: text(),
    quantity: integer().notNull(),
    unitAmount: amount().notNull(),
    /** unitAmount × quantity. */
    subtotalAmount: amount().notNull(),
    grams: integer().notNull(),
    requiresShipping: boolean().notNull(),
    taxClass: text().notNull(),
    position: position(),
  },
  (t) => [
    index("order_lines_order").on(t.orderId, t.position),
    uniqueIndex("order_lines_line").on(t.orderId, t.lineId),
    index("order_lines_variant").on(t.variantId),
    check("order_lines_quantity", sql`${t.quantity} > 0`),
    check("order_lines_subtotal", sql`${t.subtotalAmount} = ${t.unitAmount} * ${t.quantity}`),
  ],
);

/**
 * Every difference between the lines and the total, with its source, so that any cent can be explained.
 * `included` rows tell tax that is already inside the prices; they do not sum.
 */
export const orderAdjustments = pgTable(
  "order_adjustments",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    /** The line it belongs to; null for delivery and for the order as a whole. */
    lineId: uuid().references(() => orderLines.id),
    type: text({ enum: ["discount", "fulfilment", "fulfilment_discount", "tax", "rounding"] }).notNull(),
    sourceKind: text({ enum: ["promotion", "delivery_method", "tax_rate", "rule"] }).notNull(),
    source: text().notNull(),
    code: text(),
    label: text().notNull(),
    amount: amount().notNull(),
    included: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    position: position(),
  },
  (t) => [index("order_adjustments_order").on(t.orderId, t.position)],
);

/** What was promised for delivery when the order was placed. */
export const orderDeliveries = pgTable("order_deliveries", {
  orderId: uuid()
    .primaryKey()
    .references(() => orders.id),
  methodCode: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  carrier: text(),
  minDays: integer().notNull(),
  maxDays: integer().notNull(),
});

/** The timeline, append-only: every move of the state and everything worth telling, with who and when. */
export const orderEvents = pgTable(
  "order_events",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    type: text().notNull(),
    fromState: text(),
    toState: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("order_events_order").on(t.orderId, t.id)],
);

/** Notes of staff about an order; a note can be overwritten by erasure, the timeline cannot. */
export const orderNotes = pgTable(
  "order_notes",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    author: jsonb().$type<Actor>().notNull(),
    text: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("order_notes_order").on(t.orderId, t.id)],
);
