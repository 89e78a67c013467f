import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "./catalog";
import { id, instant, position } from "./columns";

/** Products chosen by hand for one thought, in an order that somebody meant; categories say what things are. */
export const collections = pgTable(
  "collections",
  {
    id: id(),
    /** The slug of its page. */
    handle: text().notNull().unique(),
    title: text().notNull(),
    description: text().notNull().default(""),
    position: position(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [check("collections_handle_shape", sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);

export const collectionProducts = pgTable(
  "collection_products",
  {
    collectionId: uuid()
      .notNull()
      .references(() => collections.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.productId] }),
    index("collection_products_order").on(t.collectionId, t.position, t.productId),
    index("collection_products_product").on(t.productId),
  ],
);
