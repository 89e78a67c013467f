import { sql } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { StoredPicture } from "./picture-file";
import { announceChange } from "./record-change";
import { updateRows } from "./store/rows";

/** A picture that has a row but no file yet. */
export interface PendingMedia {
  readonly id: string;
  readonly source: string;
}

/** What became of fetching one: its file, or why there is none, in words for staff. */
export type FetchedMedia =
  | { readonly id: string; readonly file: StoredPicture }
  | { readonly id: string; readonly problem: string };

/** Those of the named media rows that wait for their file. */
export function pendingMedia(ctx: ReadCtx, ids: readonly string[]): Promise<readonly PendingMedia[]> {
  return mediaIn(ctx, "pending", ids);
}

/** Those of the named media rows whose file could not be had. */
export function missingMedia(ctx: ReadCtx, ids: readonly string[]): Promise<readonly PendingMedia[]> {
  return mediaIn(ctx, "missing", ids);
}

async function mediaIn(
  ctx: ReadCtx,
  state: "pending" | "missing",
  ids: readonly string[],
): Promise<readonly PendingMedia[]> {
  if (ids.length === 0) return [];
  const { rows } = await ctx.db.execute<{ id: string; source: string }>(sql`
    SELECT id, source FROM media WHERE id = ANY(${sql.param(ids)}::uuid[]) AND state = ${state} ORDER BY id
  `);
  return rows;
}

/** Lets what could not be fetched be tried again, and returns those and all that still wait, of these sources. */
export async function retryMedia(tx: TxCtx, sources: readonly string[]): Promise<readonly PendingMedia[]> {
  if (sources.length === 0) return [];
  const named = sql`source = ANY(${sql.param(sources)}::text[])`;
  await tx.db.execute(
    sql`UPDATE media SET state = 'pending', problem = NULL WHERE ${named} AND state = 'missing'`,
  );
  const { rows } = await tx.db.execute<{ id: string; source: string }>(
    sql`SELECT id, source FROM media WHERE ${named} AND state = 'pending' ORDER BY id`,
  );
  return rows;
}

/**
 * Writes what became of pictures, and announces the products that show them, whose ids it returns. Running it again is
 * harmless.
 */
export async function settleMedia(tx: TxCtx, results: readonly FetchedMedia[]): Promise<readonly string[]> {
  if (results.length === 0) return [];
  await updateRows(
    tx,
    media,
    results.map((result) =>
      "file" in result
        ? { id: result.id, ...result.file, state: "ready" as const, problem: null }
        : { id: result.id, state: "missing" as const, problem: result.problem },
    ),
  );
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    SELECT DISTINCT product_id AS id FROM product_pictures
    WHERE media_id = ANY(${sql.param(results.map((result) => result.id))}::uuid[]) ORDER BY product_id
  `);
  const productIds = rows.map((row) => row.id);
  await announceChange(tx, productIds);
  return productIds;
}
