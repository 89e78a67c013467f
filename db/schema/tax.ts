import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { country, id, instant } from "./columns";

export const taxClasses = pgTable("tax_classes", {
  code: text().primaryKey(),
  name: text().notNull(),
});

/** The rate of a class in a country (or a region of it) at a time. Parts per million: 8.875 % is 88,750. */
export const taxRates = pgTable(
  "tax_rates",
  {
    id: id(),
    country: country().notNull(),
    /** Upper-case region code such as NY; null for the whole country. */
    region: text(),
    taxClass: text()
      .notNull()
      .references(() => taxClasses.code),
    /** What a receipt calls it: "VAT 19%". */
    name: text().notNull(),
    ratePpm: integer().notNull(),
    validFrom: instant().notNull(),
    validTo: instant(),
  },
  (t) => [
    index("tax_rates_country").on(t.country, t.taxClass, t.validFrom),
    check("tax_rates_ppm", sql`${t.ratePpm} between 0 and 1000000`),
  ],
);
