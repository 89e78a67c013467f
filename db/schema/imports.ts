import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { media, variants } from "./catalog";
import { currency, id, instant } from "./columns";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const imports = pgTable(
  "imports",
  {
    id: id(),
    fileName: text().notNull(),
    /** Of the whole file, so that a second run of the same file can be named as one. */
    sha256: text(),
    dryRun: boolean().notNull(),
    currency: currency().notNull(),
    /** `waiting`: the file is kept (`import_chunks`) and a job will read it. */
    state: text({ enum: ["waiting", "running", "done", "failed"] }).notNull(),
    rows: integer().notNull().default(0),
    done: integer().notNull().default(0),
    report: jsonb().$type<Record<string, number>>().notNull(),
    problem: text(),
    actor: jsonb().$type<Actor>().notNull(),
    startedAt: instant().notNull(),
    /** When a batch was last committed: a run that stands still for long was killed. */
    progressAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index("imports_started").on(t.startedAt, t.id)],
);

/** Only rows worth reading: refused, or taken in with a warning. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    /** The row as a spreadsheet numbers it, the header being 1; a quoted line break does not count. */
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

/**
 * The quantity that an import last gave a variant. A second run of the same file finds the same number and leaves the
 * stock alone, though units were sold in between; another number is a new count.
 */
export const importedQuantities = pgTable("imported_quantities", {
  variantId: uuid()
    .primaryKey()
    .references(() => variants.id),
  quantity: integer().notNull(),
});

/** The pictures that an import waits for: what became of each stands in `media`. */
export const importPictures = pgTable(
  "import_pictures",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.importId, t.mediaId] })],
);

/**
 * An uploaded file while it waits for its job, in pieces; gone when the import has ended. Of a dry run it is kept a day
 * longer, so that what was checked is what comes in.
 */
export const importChunks = pgTable(
  "import_chunks",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
