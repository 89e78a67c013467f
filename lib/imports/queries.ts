import { desc, eq } from "drizzle-orm";
import { imports } from "@/db/schema/imports";
import type { ReadCtx } from "@/lib/kernel/context";
import { emptyReport, type ImportView, type RowNote } from "./contract";
import { type ImportRow, notesOf } from "./store";

/** An import as the desk shows it; null when there is none. Ask again to see it move. */
export async function importById(ctx: ReadCtx, id: string): Promise<ImportView | null> {
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
  return row ? viewOf(row) : null;
}

/** The newest imports. */
export async function recentImports(ctx: ReadCtx, limit = 20): Promise<readonly ImportView[]> {
  const rows = await ctx.db
    .select()
    .from(imports)
    .orderBy(desc(imports.startedAt), desc(imports.id))
    .limit(limit);
  return rows.map(viewOf);
}

/** What is worth reading of an import's rows, in the order of the file, a page at a time. */
export async function importNotes(
  ctx: ReadCtx,
  importId: string,
  after: { readonly row: number; readonly position: number } | null = null,
  limit = 200,
): Promise<{ notes: readonly RowNote[]; next: { row: number; position: number } | null }> {
  const rows = await notesOf(ctx, importId, after ?? { row: 0, position: -1 }, limit + 1);
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
    next: last ? { row: last.row, position: last.position } : null,
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
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
