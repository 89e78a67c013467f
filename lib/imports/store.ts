import { and, asc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { importChunks, importPictures, importRows, imports } from "@/db/schema/imports";
import { hours, minutes } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { audit } from "@/lib/platform/audit";
import { emptyReport, type ImportReport, type RowNote } from "./contract";

export type ImportRow = typeof imports.$inferSelect;

/** A run that has not moved for so long was killed; its file can simply be imported again. */
const STANDSTILL = minutes(5);
/** A file that waited for so long has lost its job. */
const LONGEST_WAIT = hours(6);
/** How long the file of a dry run is kept to be taken in. */
const KEPT_AFTER_DRY_RUN = hours(24);

export async function insertImport(
  ctx: ReadCtx,
  row: Pick<ImportRow, "fileName" | "dryRun" | "currency" | "state">,
): Promise<string> {
  const id = ctx.ids.next();
  const now = ctx.clock.now();
  await ctx.db
    .insert(imports)
    .values({ id, ...row, report: emptyReport, actor: ctx.actor, startedAt: now, progressAt: now });
  return id;
}

/** Puts on the record who had which file taken in: from here on its rows change the catalogue. */
export function recordImport(
  tx: TxCtx,
  importId: string,
  { fileName, currency }: Pick<ImportRow, "fileName" | "currency">,
): Promise<void> {
  return audit(tx, "import.begun", { kind: "import", id: importId }, { after: { file: fileName, currency } });
}

/** Says that imports which stand still are over, so that nobody waits for them, and lets go of files nobody needs. */
export async function endStandingImports(ctx: ReadCtx): Promise<void> {
  const now = ctx.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const stands = or(
    and(eq(imports.state, "running"), lt(imports.progressAt, before(STANDSTILL))),
    and(eq(imports.state, "waiting"), lt(imports.progressAt, before(LONGEST_WAIT))),
  );
  const problem = "It was interrupted. Import the file again: what came in stays, and is not doubled.";
  await ctx.db.update(imports).set({ state: "failed", finishedAt: now, problem }).where(stands);
  const over = or(
    eq(imports.state, "failed"),
    and(
      eq(imports.state, "done"),
      or(eq(imports.dryRun, false), lt(imports.finishedAt, before(KEPT_AFTER_DRY_RUN))),
    ),
  );
  await ctx.db
    .delete(importChunks)
    .where(inArray(importChunks.importId, ctx.db.select({ id: imports.id }).from(imports).where(over)));
}

/** Whether the uploaded file of an import row is still there. */
export const keepsFile = sql<boolean>`exists (
  select 1 from import_chunks where import_chunks.import_id = ${imports.id} and import_chunks.position = 0)`;

/** Hands the file of one import to another. False when it is gone. */
export async function moveFile(tx: TxCtx, from: string, to: string): Promise<boolean> {
  const moved = await tx.db
    .update(importChunks)
    .set({ importId: to })
    .where(eq(importChunks.importId, from))
    .returning({ position: importChunks.position });
  return moved.length > 0;
}

/** Notes which pictures an import waits for. */
export async function keepPictures(tx: TxCtx, importId: string, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  await tx.db
    .insert(importPictures)
    .values(mediaIds.map((mediaId) => ({ importId, mediaId })))
    .onConflictDoNothing();
}

/** The pictures that an import waited for. */
export async function picturesOf(ctx: ReadCtx, importId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: importPictures.mediaId })
    .from(importPictures)
    .where(eq(importPictures.importId, importId));
  return rows.map((row) => row.id);
}

/** Writes how far an import is; with its batch, in the batch's own transaction. */
export async function updateImport(
  ctx: ReadCtx,
  id: string,
  change: Partial<Pick<ImportRow, "state" | "rows" | "done" | "sha256" | "problem" | "finishedAt">> & {
    readonly report?: ImportReport;
  },
): Promise<void> {
  await ctx.db
    .update(imports)
    .set({ ...change, progressAt: ctx.clock.now() })
    .where(eq(imports.id, id));
}

export async function insertNotes(ctx: ReadCtx, importId: string, notes: readonly RowNote[]): Promise<void> {
  if (notes.length === 0) return;
  const counted = new Map<number, number>();
  const rows = notes.map((note) => {
    const position = counted.get(note.row) ?? 0;
    counted.set(note.row, position + 1);
    return { ...note, position };
  });
  await ctx.db.execute(sql`
    INSERT INTO ${importRows} (import_id, "row", position, outcome, code, field, handle, detail)
    SELECT ${importId}::uuid, note."row", note.position, note.outcome, note.code, note.field, note.handle, note.detail
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS note("row" int, position int, outcome text, code text, field text, handle text, detail text)
    ON CONFLICT DO NOTHING
  `);
}

/** A job that is run again begins its report anew. */
export async function clearNotes(ctx: ReadCtx, importId: string): Promise<void> {
  await ctx.db.delete(importRows).where(eq(importRows.importId, importId));
}

/** What imports last said of these variants' stock. */
export async function importedQuantitiesOf(
  ctx: ReadCtx,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ id: string; quantity: number }>(sql`
    SELECT variant_id AS id, quantity FROM imported_quantities WHERE variant_id = ANY(${sql.param(variantIds)}::uuid[])
  `);
  return new Map(rows.map((row) => [row.id, row.quantity]));
}

export async function keepQuantities(
  tx: TxCtx,
  quantities: readonly { readonly variantId: string; readonly quantity: number }[],
): Promise<void> {
  if (quantities.length === 0) return;
  await tx.db.execute(sql`
    INSERT INTO imported_quantities (variant_id, quantity)
    SELECT said."variantId", said.quantity
    FROM json_to_recordset(${JSON.stringify(quantities)}::json) AS said("variantId" uuid, quantity int)
    ON CONFLICT (variant_id) DO UPDATE SET quantity = excluded.quantity
  `);
}

export async function insertChunk(
  ctx: ReadCtx,
  importId: string,
  position: number,
  bytes: Buffer,
): Promise<void> {
  await ctx.db.insert(importChunks).values({ importId, position, bytes });
}

/** The kept pieces of an uploaded file, in order, one at a time. */
export async function* chunksOf(ctx: Ctx, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const [chunk] = await ctx.db
      .select({ bytes: importChunks.bytes })
      .from(importChunks)
      .where(and(eq(importChunks.importId, importId), eq(importChunks.position, position)));
    if (!chunk) return;
    yield chunk.bytes;
  }
}

export async function dropChunks(ctx: ReadCtx, importId: string): Promise<void> {
  await ctx.db.delete(importChunks).where(eq(importChunks.importId, importId));
}

export function notesOf(
  ctx: ReadCtx,
  importId: string,
  after: { row: number; position: number },
  limit: number,
  only?: RowNote["outcome"],
) {
  const t = importRows;
  const beyond = sql`(${t.row}, ${t.position}) > (${after.row}, ${after.position})`;
  return ctx.db
    .select()
    .from(t)
    .where(and(eq(t.importId, importId), beyond, only ? eq(t.outcome, only) : undefined))
    .orderBy(asc(t.row), asc(t.position))
    .limit(limit);
}
