import { allPriceLists, type PendingMedia, type PriceList } from "@/lib/catalog";
import { firstLocation } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { refreshListings } from "@/lib/listing";
import { enqueue } from "@/lib/platform/outbox";
import { sqlState, transact } from "@/lib/platform/transact";
import { readConfigVersion } from "@/lib/shop";
import { emptyReport, FETCH_MEDIA, type FileRefusal, type ImportReport, type RowNote } from "./contract";
import { cellReader, type ImportSource, type Survey, surveyFile } from "./csv-rows";
import { readBatches } from "./read-batches";
import type { ImportedProduct } from "./read-product";
import { fileSentence } from "./sentences";
import {
  endStandingImports,
  insertImport,
  insertNotes,
  keepPictures,
  recordImport,
  updateImport,
} from "./store";
import { addReports, type TakenBatch, takeBatch } from "./take-batch";

export interface ImportOptions {
  readonly currency: string;
  /** Reads and checks everything, writes nothing but the report. */
  readonly dryRun?: boolean;
  /** Makes the listings of what changed at once, for a command that no worker may follow. */
  readonly refresh?: boolean;
  /** A fault of ours ends the import, or leaves it to be tried again (a job's). */
  readonly onFault?: "fail" | "wait";
  /** When the queued pictures are due; a command that fetches them itself lets the queue wait. */
  readonly picturesAt?: Date;
  readonly progress?: (done: number, of: number) => void;
}

export interface ImportResult {
  readonly importId: string;
  readonly report: ImportReport;
  readonly notes: readonly RowNote[];
  /** Media rows that wait for their file. */
  readonly pendingMedia: readonly string[];
}

/** Pictures a job: a minute of work, begun again where it stopped. */
const PICTURES_A_JOB = 200;

/**
 * Takes a Shopify product CSV in, batch by batch, each batch one transaction: what is new is made, what differs is
 * changed, what is the same is not touched; nothing is removed. A second run of the same file changes nothing, and a
 * run that was killed is simply begun again. Pictures follow by jobs. A file that is no product list is refused as a
 * whole, before anything is written; `detail` is the sentence.
 */
export async function importProducts(
  ctx: Ctx,
  source: ImportSource,
  options: ImportOptions,
): Promise<Result<ImportResult, FileRefusal, string>> {
  await endStandingImports(ctx);
  const { currency, dryRun = false } = options;
  const row = { fileName: source.name, dryRun, currency, state: "running" as const };
  const importId = await transact(ctx, async (tx) => {
    const id = await insertImport(tx, row);
    if (!dryRun) await recordImport(tx, id, row);
    return id;
  });
  return runImport(ctx, importId, source, options);
}

/** Runs an import whose row is there. */
export async function runImport(
  ctx: Ctx,
  importId: string,
  source: ImportSource,
  options: ImportOptions,
): Promise<Result<ImportResult, FileRefusal, string>> {
  try {
    const list = (await allPriceLists(ctx)).find((each) => each.currency === options.currency);
    const surveyed = list ? await surveyFile(source) : refuse("currency_unknown" as const, options.currency);
    if (!surveyed.ok) return await fail(ctx, importId, surveyed.code, surveyed.detail);
    invariant(list, "a file is surveyed for a price list");
    return ok(await takeFile(ctx, importId, source, surveyed.value, list, options));
  } catch (error) {
    await tellFault(ctx, importId, options.onFault ?? "fail").catch(() => {});
    throw error;
  }
}

async function takeFile(
  ctx: Ctx,
  importId: string,
  source: ImportSource,
  survey: Survey,
  list: PriceList,
  options: ImportOptions,
): Promise<ImportResult> {
  const { rows, sha256, header, columns } = survey;
  await updateImport(ctx, importId, { state: "running", rows, sha256, done: 0, problem: null });
  const location = await firstLocation(ctx, await readConfigVersion(ctx));
  const setting = {
    currency: options.currency,
    priceListId: list.id,
    channelId: list.channelId,
    columns,
    cell: cellReader(header),
  };
  let report: ImportReport = emptyReport;
  let done = 0;
  const allNotes: RowNote[] = [];
  const pendingMedia: string[] = [];
  for await (const batch of readBatches(source, survey, setting)) {
    done += batch.rows;
    const settled = (taken: TakenBatch) => {
      const notes = [...batch.notes, ...taken.notes];
      const counts = { ...taken.report, ...countNotes(notes), products_refused: batch.refused };
      return { notes, report: addReports(report, counts) };
    };
    const upTo = done;
    // Runs again when the transaction does, so it changes nothing but rows.
    const write = async (tx: TxCtx, taken: TakenBatch) => {
      const now = settled(taken);
      await insertNotes(tx, importId, now.notes);
      await updateImport(tx, importId, { done: upTo, report: now.report });
      if (options.dryRun) return;
      await keepPictures(
        tx,
        importId,
        taken.pending.map(({ id }) => id),
      );
      await queuePictures(tx, taken.pending, source.folder, options.picturesAt);
    };
    const setup = { locationId: location.id, importId };
    const taken = await commitBatch(ctx, batch.products, setup, options.dryRun ?? false, write);
    const { notes, report: grown } = settled(taken);
    report = grown;
    allNotes.push(...notes);
    pendingMedia.push(...taken.pending.map((media) => media.id));
    if (options.refresh && !options.dryRun) await refreshListings(ctx, taken.productIds);
    options.progress?.(done, rows);
  }
  await updateImport(ctx, importId, { state: "done", done: rows, report, finishedAt: ctx.clock.now() });
  return { importId, report, notes: allNotes, pendingMedia: options.dryRun ? [] : pendingMedia };
}

/**
 * One batch, one transaction. A dry run does all of it, so that the database itself is asked, and rolls back. A sale
 * or another writer that came between is met by beginning the batch again, the third time without taking stock down.
 */
async function commitBatch(
  ctx: Ctx,
  products: readonly ImportedProduct[],
  setup: { readonly locationId: string; readonly importId: string },
  dryRun: boolean,
  write: (tx: TxCtx, taken: TakenBatch) => Promise<void>,
): Promise<TakenBatch> {
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await transact(ctx, async (tx) => {
        const taken = await takeBatch(tx, products, { ...setup, onlyUp: tries >= 3 });
        if (!taken.ok) return taken;
        if (dryRun) return refuse("dry_run", taken.value);
        await write(tx, taken.value);
        return taken;
      });
      if (result.ok) return result.value;
      if (result.code === "dry_run") {
        await transact(ctx, (tx) => write(tx, result.detail));
        return result.detail;
      }
      invariant(tries < 3, "stock that is not taken down is never less than what is held");
    } catch (error) {
      // 23505: somebody made the same product between our look and our write.
      if (sqlState(error) !== "23505" || tries >= 3) throw error;
    }
  }
}

/** Queues the fetching of pictures, so many a job. `folder` is where relative paths start. */
export async function queuePictures(
  tx: TxCtx,
  pending: readonly PendingMedia[],
  folder: string | null,
  runAt?: Date,
): Promise<void> {
  for (let at = 0; at < pending.length; at += PICTURES_A_JOB) {
    const media = pending.slice(at, at + PICTURES_A_JOB);
    // A second run of the same file waits for the same pictures: its job takes the first one's place.
    const key = `${FETCH_MEDIA}:${media[0]!.id}:${media.length}`;
    await enqueue(tx, FETCH_MEDIA, { media_ids: media.map(({ id }) => id), folder }, { runAt, key });
  }
}

function countNotes(notes: readonly RowNote[]): Partial<ImportReport> {
  const refused = new Set(notes.filter((note) => note.outcome === "refused").map((note) => note.row));
  return { rows_refused: refused.size, warnings: notes.filter((note) => note.outcome === "warning").length };
}

function tellFault(ctx: Ctx, importId: string, onFault: "fail" | "wait"): Promise<void> {
  if (onFault === "wait")
    return updateImport(ctx, importId, { state: "waiting", problem: "It will be tried again." });
  const problem = "Something went wrong on our side. What came in stays; import the file again to go on.";
  return updateImport(ctx, importId, { state: "failed", problem, finishedAt: ctx.clock.now() });
}

async function fail(ctx: Ctx, importId: string, code: FileRefusal, about: string) {
  const problem = fileSentence(code, about);
  await updateImport(ctx, importId, { state: "failed", problem, finishedAt: ctx.clock.now() });
  return refuse(code, problem);
}
