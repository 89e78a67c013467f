import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "./catalog";
import { id, position } from "./columns";

/** What can be said of products, and of which kind the answer is: "Material" is a text, "Holds" millilitres. */
export const attributes = pgTable("attributes", {
  id: id(),
  /** Stable; drafts and the API name it by. */
  code: text().notNull().unique(),
  name: text().notNull(),
  kind: text({ enum: ["text", "number", "country", "yes_no"] }).notNull(),
  /** Of a number, in the words of ECMA-402's unit identifiers ("milliliter", "hour"); null for a plain count. */
  unit: text(),
  position: position(),
});

/** One answer a product and attribute, in the column of its kind. */
export const productAttributes = pgTable(
  "product_attributes",
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    attributeId: uuid()
      .notNull()
      .references(() => attributes.id),
    /** A text, or a country (ISO 3166-1 alpha-2). */
    text: text(),
    number: integer(),
    yes: boolean(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.attributeId] }),
    index("product_attributes_attribute").on(t.attributeId),
    check("product_attributes_one_value", sql`num_nonnulls(${t.text}, ${t.number}, ${t.yes}) = 1`),
  ],
);
