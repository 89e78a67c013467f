import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { categories, products } from "./catalog";
import { amount, currency, instant } from "./columns";
import { markets } from "./shop";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The read model that category pages, search and feeds share: one row a product and market, derived from catalogue,
 * prices, stock and publication, and rebuilt by one command.
 */
export const listings = pgTable(
  "listings",
  {
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    handle: text().notNull(),
    title: text().notNull(),
    vendor: text().notNull(),
    currency: currency().notNull(),
    /** As shown in this market (with or without tax), in minor units. */
    priceFrom: amount().notNull(),
    priceTo: amount().notNull(),
    compareAt: amount(),
    available: boolean().notNull(),
    variantCount: integer().notNull(),
    /** The only variant's id, for quick add; null when there is a choice to make. */
    onlyVariantId: uuid(),
    picture: jsonb().$type<{ key: string; alt: string; width: number; height: number } | null>(),
    secondPicture: jsonb().$type<{ key: string; alt: string; width: number; height: number } | null>(),
    popularity: integer().notNull().default(0),
    publishedAt: instant().notNull(),
    /** In lower case, for the one hit that a typed SKU means. */
    skus: text().array().notNull().default([]),
    /** The categories it is in, ancestors included: what filters and facets ask of a row that was found by its words. */
    categoryIds: uuid().array().notNull().default([]),
    /**
     * What can be chosen of it, one word a way to choose (`lib/listing/choices`): colours, sizes and both together of
     * each variant, and the same with `+` before it where that variant can be bought.
     */
    choices: text().array().notNull().default([]),
    /** Hash of what a card shows: when it changes, the pages that show the card are stale. */
    card: text().notNull().default(""),
    /** Hash of everything a product page shows in this market, availability by variant included. */
    fingerprint: text().notNull().default(""),
    /** Title, vendor, type, tags, SKUs and description, weighted. */
    document: tsvector().notNull(),
    /** Title and SKUs in lower case without diacritics, for typos by trigram. */
    plain: text().notNull(),
    /** When what the product's page shows last changed: the sitemap's `lastmod`. */
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.productId] }),
    index("listings_product").on(t.productId),
    index("listings_newest").on(t.marketId, t.publishedAt.desc(), t.productId.desc()),
    index("listings_popular").on(t.marketId, t.popularity.desc(), t.productId.desc()),
    index("listings_skus").using("gin", t.skus),
    index("listings_document").using("gin", t.document),
    index("listings_plain").using("gin", sql`${t.plain} gin_trgm_ops`),
  ],
);

/** One row a listing and category it is in, ancestors included, with the columns a category page sorts by. */
export const listingCategories = pgTable(
  "listing_categories",
  {
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    popularity: integer().notNull(),
    priceFrom: amount().notNull(),
    publishedAt: instant().notNull(),
    /** In lower case without diacritics, so that names sort as people expect. */
    title: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.categoryId, t.productId] }),
    index("listing_categories_popular").on(t.marketId, t.categoryId, t.popularity.desc(), t.productId.desc()),
    index("listing_categories_newest").on(t.marketId, t.categoryId, t.publishedAt.desc(), t.productId.desc()),
    index("listing_categories_price").on(t.marketId, t.categoryId, t.priceFrom, t.productId),
    index("listing_categories_title").on(t.marketId, t.categoryId, t.title, t.productId),
    index("listing_categories_product").on(t.productId),
  ],
);

/** How a colour or size is written, by the plain form that rows and addresses know it under. The first writing stays. */
export const listingValues = pgTable(
  "listing_values",
  {
    kind: text({ enum: ["color", "size"] }).notNull(),
    key: text().notNull(),
    label: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
);

/** How many listings a category has in a market, kept with the rows so that a page need not count. */
export const listingCounts = pgTable(
  "listing_counts",
  {
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.categoryId] })],
);

/**
 * Units sold by order and product, as `order.placed` told them: an order counts once however often it is told. What
 * was sold lately becomes a listing's popularity when `rankListings` runs, not with every order, since each change of
 * the order of a page makes that page anew.
 */
export const listingSales = pgTable(
  "listing_sales",
  {
    orderId: uuid().notNull(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    units: integer().notNull(),
    soldAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.productId] }), index("listing_sales_sold").on(t.soldAt)],
);

/** The popularity that listings show, kept apart so that a full rebuild finds it again. */
export const listingPopularity = pgTable("listing_popularity", {
  productId: uuid()
    .primaryKey()
    .references(() => products.id),
  score: integer().notNull(),
});
