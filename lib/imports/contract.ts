import { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";

/** The task that fetches pictures after an import, and the one that reads an uploaded file. */
export const FETCH_MEDIA = "fetch-media";
export const RUN_IMPORT = "run-import";

export const MAX_ROWS = 200_000;
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

export const fetchMediaPayload = z.object({
  media_ids: z.array(z.uuid()).max(1_000),
  /** The folder of the import's file; null for an upload, which has none beside it. */
  folder: z.string().nullable(),
});
export const runImportPayload = z.object({ import_id: z.uuid() });

/** What an upload says beside the file itself, as its address carries it. */
export const uploadSchema = z.object({
  name: z.string().max(1_000).default(""),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "Use a three-letter currency code."),
  dry_run: z.stringbool().default(false),
});

/** Why a whole file is not taken in. */
export type FileRefusal =
  | "currency_unknown"
  | "file_missing"
  | "file_empty"
  | "file_too_large"
  | "too_many_rows"
  | "columns_missing"
  | "column_twice"
  | "not_utf8"
  | "csv_malformed";

/** Why a row is not taken in. */
export type RowRefusal =
  | "handle_missing"
  | "title_missing"
  | "price_missing"
  | "price_invalid"
  | "compare_at_invalid"
  | "cost_invalid"
  | "grams_invalid"
  | "quantity_invalid"
  | "flag_invalid"
  | "status_invalid"
  | "policy_invalid"
  | "option_name_missing"
  | "option_name_twice"
  | "option_value_missing"
  | "text_too_long"
  | "too_many_cells"
  | "too_many_variants"
  | "variant_twice"
  | "product_refused";

/** What is taken in differently from how it is written, or not wholly. */
export type RowWarning =
  | "handle_changed"
  | "quantity_below_zero"
  | "stock_promised"
  | "sku_taken"
  | "picture_refused"
  | "gift_card"
  | "row_empty";

export type RowCode = RowRefusal | RowWarning;

/** One thing worth reading about a row. Rows are numbered as a spreadsheet does, the header being 1. */
export interface RowNote {
  readonly row: number;
  readonly outcome: "refused" | "warning";
  readonly code: RowCode;
  /** The column's name in the file; null when the row as a whole is meant. */
  readonly field: string | null;
  readonly handle: string | null;
  readonly detail: string;
}

export const emptyReport = {
  products_created: 0,
  products_changed: 0,
  products_unchanged: 0,
  products_refused: 0,
  variants: 0,
  variants_created: 0,
  rows_refused: 0,
  warnings: 0,
  stock_changes: 0,
  pictures: 0,
  pictures_pending: 0,
};
export type ImportReport = Readonly<Record<keyof typeof emptyReport, number>>;

/** An import as the desk shows it, while it runs and after. */
export interface ImportView {
  readonly id: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly currency: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly rows: number;
  readonly done: number;
  readonly report: ImportReport;
  readonly problem: string | null;
  readonly actor: Actor;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** One import as its page shows it. */
export interface ImportDetail extends ImportView {
  /** A dry run's file is still there, so that it can be taken in as it was checked. */
  readonly fileKept: boolean;
}

export interface ImportPage {
  readonly imports: readonly ImportView[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** Which notes of an import, and where to go on: `row_position` of the last one seen. */
export const importNotesSchema = z.object({
  only: z.enum(["refused", "warning"]).optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,9}_\d{1,9}$/)
    .optional()
    .catch(undefined),
});
export type ImportNotesInput = z.infer<typeof importNotesSchema>;

export interface ImportNotes {
  readonly notes: readonly RowNote[];
  readonly next: string | null;
}

/** Where a list of imports goes on. */
export const importListSchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
