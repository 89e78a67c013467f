import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { amount, currency, id, instant, position } from "./columns";
import { channels } from "./shop";

export const products = pgTable(
  "products",
  {
    id: id(),
    /** The slug of its page. */
    handle: text().notNull().unique(),
    title: text().notNull(),
    /** Sanitized when written; never trusted again when shown. */
    descriptionHtml: text().notNull().default(""),
    vendor: text().notNull().default(""),
    productType: text().notNull().default(""),
    tags: text().array().notNull().default([]),
    status: text({ enum: ["draft", "active", "archived"] }).notNull(),
    taxClass: text().notNull().default("standard"),
    seoTitle: text(),
    seoDescription: text(),
    /** Stands ready for a market place; no logic reads it yet. */
    vendorId: uuid(),
    /** Raised by every write; the number of its newest version row. */
    version: integer().notNull().default(0),
    publishedVersionId: uuid(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    index("products_updated").on(t.updatedAt, t.id),
    /** For the desk's list by title, as plain words stand in order. */
    index("products_title").on(sql`plain_text(${t.title})`, t.id),
    index("products_status").on(t.status, t.id),
    /** For the desk: the list narrowed to one vendor or type, and which of them there are. */
    index("products_vendor").on(t.vendor, t.updatedAt, t.id),
    index("products_type").on(t.productType, t.updatedAt, t.id),
    /** For the desk's search by a piece of the title or handle. */
    index("products_plain").using("gin", sql`(plain_text(${t.title}) || ' ' || ${t.handle}) gin_trgm_ops`),
    check("products_handle_shape", sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

/** Every catalogue write makes one, in the same transaction. Append-only: an order line keeps the one it was bought from. */
export const productVersions = pgTable(
  "product_versions",
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    number: integer().notNull(),
    snapshot: jsonb().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("product_versions_number").on(t.productId, t.number)],
);

export const options = pgTable(
  "options",
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    name: text().notNull(),
    position: position(),
  },
  (t) => [uniqueIndex("options_name").on(t.productId, t.name)],
);

export const optionValues = pgTable(
  "option_values",
  {
    id: id(),
    optionId: uuid()
      .notNull()
      .references(() => options.id),
    value: text().notNull(),
    position: position(),
  },
  (t) => [uniqueIndex("option_values_value").on(t.optionId, t.value)],
);

export const variants = pgTable(
  "variants",
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    sku: text(),
    barcode: text(),
    /** "XS / Black": the option values joined, or empty for a product without options. */
    title: text().notNull().default(""),
    /** The option values as a canonical key, so that a re-import finds the same variant. */
    optionKey: text().notNull(),
    position: position(),
    /** Weight in grams. */
    grams: integer().notNull().default(0),
    requiresShipping: boolean().notNull().default(true),
    taxable: boolean().notNull().default(true),
    /** What the shop paid for one, in the minor units of `costCurrency`. */
    costAmount: amount(),
    costCurrency: currency(),
    /** Whether stock is counted at all. */
    tracked: boolean().notNull().default(true),
    pictureId: uuid().references((): AnyPgColumn => productPictures.id),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [
    uniqueIndex("variants_option_key").on(t.productId, t.optionKey),
    uniqueIndex("variants_sku").on(t.sku).where(sql`${t.sku} is not null and ${t.archivedAt} is null`),
    /** The beginning of a SKU, as it is typed into the desk. */
    index("variants_sku_begins")
      .on(sql`lower(${t.sku}) text_pattern_ops`)
      .where(sql`${t.archivedAt} is null`),
    check("variants_grams", sql`${t.grams} >= 0`),
  ],
);

export const variantOptions = pgTable(
  "variant_options",
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    optionId: uuid()
      .notNull()
      .references(() => options.id),
    valueId: uuid()
      .notNull()
      .references(() => optionValues.id),
  },
  (t) => [primaryKey({ columns: [t.variantId, t.optionId] })],
);

/** A tree; `path` is the handles from the root joined by `/`, unique, and kept by the verbs that move a category. */
export const categories = pgTable(
  "categories",
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => categories.id),
    handle: text().notNull(),
    path: text().notNull().unique(),
    name: text().notNull(),
    description: text().notNull().default(""),
    position: position(),
    archivedAt: instant(),
  },
  (t) => [
    index("categories_parent").on(t.parentId, t.position),
    check("categories_handle_shape", sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);

export const productCategories = pgTable(
  "product_categories",
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.categoryId] }),
    index("product_categories_category").on(t.categoryId),
  ],
);

/** A stored picture file. The same bytes are kept once. `pending` waits to be fetched, `missing` could not be. */
export const media = pgTable(
  "media",
  {
    id: id(),
    state: text({ enum: ["pending", "ready", "missing"] }).notNull(),
    /** Where it came from: a path beside an import file, or a URL. */
    source: text().notNull(),
    sha256: text(),
    contentType: text(),
    width: integer(),
    height: integer(),
    bytes: integer(),
    /** Its name in storage; the public address is made from it. */
    storageKey: text(),
    problem: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("media_source").on(t.source),
    index("media_state").on(t.state),
    index("media_sha256").on(t.sha256),
  ],
);

export const productPictures = pgTable(
  "product_pictures",
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    alt: text().notNull().default(""),
    position: position(),
  },
  (t) => [uniqueIndex("product_pictures_media").on(t.productId, t.mediaId)],
);

/** A product is on sale in a channel while it has a row here (and is active). */
export const publications = pgTable(
  "publications",
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    publishedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.channelId] })],
);

export const priceLists = pgTable("price_lists", {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  channelId: uuid()
    .notNull()
    .references(() => channels.id),
  currency: currency().notNull(),
  /** Whether the written prices contain tax. */
  taxInclusive: boolean().notNull(),
});

/**
 * Append-only: the price of a variant on a list at an instant is the newest row that is valid then. History
 * answers "lowest in 30 days" (Directive 98/6/EC, Art. 6a).
 */
export const prices = pgTable(
  "prices",
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    priceListId: uuid()
      .notNull()
      .references(() => priceLists.id),
    minQuantity: integer().notNull().default(1),
    amount: amount().notNull(),
    compareAtAmount: amount(),
    validFrom: instant().notNull(),
    validTo: instant(),
    actor: jsonb().$type<Actor>().notNull(),
  },
  (t) => [
    index("prices_current").on(t.variantId, t.priceListId, t.minQuantity, t.validFrom.desc(), t.id.desc()),
    /** Append-only and in order of time: the blocks' own bounds find what begins or ends now (`productsDue`). */
    index("prices_begin").using("brin", t.validFrom),
    index("prices_end").on(t.validTo).where(sql`${t.validTo} is not null`),
    check("prices_amount", sql`${t.amount} between 0 and 99999999`),
    check("prices_min_quantity", sql`${t.minQuantity} >= 1`),
  ],
);

/** Old addresses of products and categories that moved. */
export const redirects = pgTable("redirects", {
  fromPath: text().primaryKey(),
  toPath: text().notNull(),
  createdAt: instant().notNull(),
});
