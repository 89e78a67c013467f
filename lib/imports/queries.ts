import { and, desc, eq, sql } from "drizzle-orm";
import { imports } from "@/db/schema/imports";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import {
  emptyReport,
  type ImportDetail,
  type ImportNotes,
  type ImportNotesInput,
  type ImportPage,
  type ImportView,
  type RowNote,
} from "./contract";
import { type ImportRow, keepsFile, notesOf } from "./store";

const SIZE = 30;
const NOTES = 100;

/** An import as the desk shows it; null when there is none. Ask again to see it move. */
export async function importById(ctx: ReadCtx, id: string): Promise<ImportDetail | null> {
  const [row] = await ctx.db
    .select({ row: imports, fileKept: keepsFile })
    .from(imports)
    .where(eq(imports.id, id));
  return row ? { ...viewOf(row.row), fileKept: row.row.dryRun && row.fileKept } : null;
}

/** Imports, newest first, a page by key. */
export async function listImports(ctx: ReadCtx, after?: string, limit = SIZE): Promise<ImportPage> {
  const [ms, id = ""] = (after ?? "").split("_");
  const beyond = isUuid(id)
    ? sql`(${imports.startedAt}, ${imports.id}) < (${new Date(Number(ms)).toISOString()}::timestamptz, ${id}::uuid)`
    : undefined;
  const rows = await ctx.db
    .select()
    .from(imports)
    .where(and(beyond))
    .orderBy(desc(imports.startedAt), desc(imports.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    imports: shown.map(viewOf),
    next: last ? `${last.startedAt.getTime()}_${last.id}` : null,
  };
}

/** What is worth reading of an import's rows, in the order of the file, a page by key. */
export async function importNotes(
  ctx: ReadCtx,
  importId: string,
  { only, after }: ImportNotesInput = {},
  limit = NOTES,
): Promise<ImportNotes> {
  const [row = 0, position = -1] = after?.split("_").map(Number) ?? [];
  const rows = await notesOf(ctx, importId, { row, position }, limit + 1, only);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    notes: shown.map(({ row, outcome, code, field, handle, detail }) => ({
      row,
      outcome,
      code: code as RowNote["code"],
      field,
      handle,
      detail,
    })),
    next: last ? `${last.row}_${last.position}` : null,
  };
}

function viewOf(row: ImportRow): ImportView {
  return {
    id: row.id,
    fileName: row.fileName,
    dryRun: row.dryRun,
    currency: row.currency,
    state: row.state,
    rows: row.rows,
    done: row.done,
    report: { ...emptyReport, ...row.report },
    problem: row.problem,
    actor: row.actor,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
