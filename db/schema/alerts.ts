import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { variants } from "./catalog";
import { id, instant } from "./columns";
import { markets } from "./shop";

/** "Tell me when it is back": one mail to one address about one variant. Waits until it is told or stopped. */
export const stockAlerts = pgTable(
  "stock_alerts",
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    marketId: uuid()
      .notNull()
      .references(() => markets.id),
    /** Null once the person was erased. */
    email: text(),
    emailKey: text(),
    locale: text().notNull(),
    askedAt: instant().notNull(),
    toldAt: instant(),
    stoppedAt: instant(),
  },
  (t) => [
    uniqueIndex("stock_alerts_once")
      .on(t.variantId, t.emailKey)
      .where(sql`${t.toldAt} is null and ${t.stoppedAt} is null`),
    index("stock_alerts_email").on(t.emailKey),
    check("stock_alerts_one_end", sql`num_nonnulls(${t.toldAt}, ${t.stoppedAt}) <= 1`),
  ],
);
