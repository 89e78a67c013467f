import { sql } from "drizzle-orm";
import { pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { staff } from "./auth";
import { id, instant } from "./columns";

/** A list narrowed as one member of staff likes it, under a name of theirs. */
export const deskViews = pgTable(
  "desk_views",
  {
    id: id(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    list: text({ enum: ["orders", "products", "customers", "coupons", "messages"] }).notNull(),
    name: text().notNull(),
    /** The list's filters as its address carries them, without a place in it. */
    query: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("desk_views_name").on(t.staffId, t.list, sql`lower(${t.name})`)],
);
