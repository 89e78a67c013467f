import { sql } from "drizzle-orm";
import { check, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Block } from "@/lib/content/contract";
import { id, instant, position } from "./columns";

/** What the shop says about itself: about, delivery, returns, privacy, terms. */
export const pages = pgTable(
  "pages",
  {
    id: id(),
    /** The slug of its address. */
    handle: text().notNull().unique(),
    title: text().notNull(),
    /** One or two sentences, for search engines and the head of the page. */
    summary: text().notNull().default(""),
    /** Structure and plain text; no markup of anybody's is ever shown. */
    body: jsonb().$type<readonly Block[]>().notNull(),
    /** Under which heading of the footer its link stands; null for none. */
    menu: text({ enum: ["help", "house", "legal"] }),
    position: position(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [check("pages_handle_shape", sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);
