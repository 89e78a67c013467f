import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { amount, country, currency, id, position } from "./columns";

/** A group of countries with the same delivery methods. */
export const deliveryZones = pgTable("delivery_zones", {
  id: id(),
  name: text().notNull(),
  position: position(),
});

export const deliveryZoneCountries = pgTable(
  "delivery_zone_countries",
  {
    zoneId: uuid()
      .notNull()
      .references(() => deliveryZones.id),
    country: country().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.zoneId, t.country] }),
    index("delivery_zone_countries_country").on(t.country),
  ],
);

export const deliveryMethods = pgTable(
  "delivery_methods",
  {
    id: id(),
    zoneId: uuid()
      .notNull()
      .references(() => deliveryZones.id),
    /** Stable; a checkout selects by it. Unique in its zone. */
    code: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    carrier: text(),
    currency: currency().notNull(),
    /** `flat` charges `amount`; `by_weight` charges the first band that holds the parcel's grams. */
    kind: text({ enum: ["flat", "by_weight"] }).notNull(),
    amount: amount().notNull().default(0),
    /** Free when the goods, after discounts, reach this; null for never. */
    freeFrom: amount(),
    taxClass: text().notNull().default("standard"),
    /** Working days from order to door. */
    minDays: integer().notNull(),
    maxDays: integer().notNull(),
    active: boolean().notNull().default(true),
    position: position(),
  },
  (t) => [
    index("delivery_methods_zone").on(t.zoneId, t.currency, t.position),
    check("delivery_methods_amount", sql`${t.amount} >= 0`),
    check("delivery_methods_days", sql`${t.minDays} >= 0 and ${t.maxDays} >= ${t.minDays}`),
  ],
);

export const deliveryBands = pgTable(
  "delivery_bands",
  {
    methodId: uuid()
      .notNull()
      .references(() => deliveryMethods.id),
    upToGrams: integer().notNull(),
    amount: amount().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.methodId, t.upToGrams] }),
    check("delivery_bands_grams", sql`${t.upToGrams} > 0`),
    check("delivery_bands_amount", sql`${t.amount} >= 0`),
  ],
);
