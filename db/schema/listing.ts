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
    /** Title, vendor, type, tags, SKUs and description, weighted. */
    document: tsvector().notNull(),
    /** Title and SKUs in lower case without diacritics, for typos by trigram. */
    plain: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.productId] }),
    index("listings_product").on(t.productId),
    index("listings_newest").on(t.marketId, t.publishedAt.desc(), t.productId.desc()),
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
