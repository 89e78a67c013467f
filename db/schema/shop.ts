import { sql } from "drizzle-orm";
import {
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
import { country, currency, id, instant, position } from "./columns";

/** Where things are sold: the web shop, later a market place or a till. */
export const channels = pgTable("channels", {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

/**
 * A group of countries that see the same prices: its code is part of every cached page's address; the default
 * market has no prefix.
 */
export const markets = pgTable(
  "markets",
  {
    id: id(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    /** Two to eight lower-case letters: the first segment of its addresses. */
    code: text().notNull().unique(),
    name: text().notNull(),
    currency: currency().notNull(),
    locale: text().notNull(),
    priceListId: uuid().notNull(),
    /** The country assumed before an address is known: its tax is shown. */
    homeCountry: country().notNull(),
    /** What a shopper is shown on pages; the list says what is stored. */
    pricesShown: text({ enum: ["with_tax", "without_tax"] }).notNull(),
    /**
     * For tax-inclusive lists: `gross` keeps the written price everywhere, `net` keeps what is left after the home
     * country's tax and adds the destination's.
     */
    fixedPrice: text({ enum: ["gross", "net"] }).notNull(),
    isDefault: boolean().notNull().default(false),
    position: position(),
  },
  (t) => [uniqueIndex("markets_one_default").on(t.channelId).where(sql`${t.isDefault}`)],
);

export const marketCountries = pgTable(
  "market_countries",
  {
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    country: country().notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.country] }), index("market_countries_country").on(t.country)],
);

/** The shop's own settings by name: identity, time zone, policies. Each has its zod schema in lib/shop. */
export const settings = pgTable("settings", {
  name: text().primaryKey(),
  value: jsonb().notNull(),
  updatedAt: instant().notNull(),
});

/**
 * One row. Triggers raise it with every change of markets, price lists, tax, delivery and settings, in the same
 * transaction: a process may keep those in memory for as long as the version it reads beside its cart is the same,
 * which costs no statement and is never stale.
 */
export const configVersion = pgTable(
  "config_version",
  {
    single: boolean().primaryKey().default(true),
    version: integer().notNull().default(1),
  },
  (t) => [check("config_version_one_row", sql`${t.single}`)],
);
