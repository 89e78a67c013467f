import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { currency, id, instant } from "./columns";

export const imports = pgTable(
  "imports",
  {
    id: id(),
    fileName: text().notNull(),
    dryRun: boolean().notNull(),
    currency: currency().notNull(),
    state: text({ enum: ["running", "done", "failed"] }).notNull(),
    rows: integer().notNull().default(0),
    done: integer().notNull().default(0),
    report: jsonb().$type<Record<string, number>>().notNull(),
    problem: text(),
    actor: jsonb().$type<Actor>().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [index("imports_started").on(t.startedAt.desc())],
);

/** Only rows worth reading: refused, or taken in with a warning. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    /** The line in the file, the header being 1. */
    row: integer().notNull(),
    position: integer().notNull(),
    outcome: text({ enum: ["warning", "refused"] }).notNull(),
    code: text().notNull(),
    field: text(),
    handle: text(),
    detail: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.row, t.position] })],
);
