import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Products whose documents the search index does not have yet as they are. `change` is another with each change, so
 * that what was sent is struck off only if nothing has changed meanwhile. Empty where no index is configured.
 */
export const searchPending = pgTable(
  "search_pending",
  {
    productId: uuid().primaryKey(),
    change: uuid().notNull(),
    since: instant().notNull(),
  },
  (t) => [index("search_pending_since").on(t.since, t.productId)],
);

/** Who writes the search index right now: one at a time, for as long as a lease. One row. */
export const searchLease = pgTable("search_lease", {
  name: text().primaryKey(),
  holder: uuid().notNull(),
  until: instant().notNull(),
});
