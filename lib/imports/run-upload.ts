import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { raiseProblem } from "@/lib/platform/problems";
import type { ImportSource } from "./csv-rows";
import { runImport } from "./import-products";
import { importById } from "./queries";
import { chunksOf, clearNotes, dropChunks, updateImport } from "./store";

/** The job of an uploaded file. Run again after a crash it begins anew, and finds done what is done. */
export async function runUploadedImport(ctx: Ctx, importId: string): Promise<void> {
  const row = await importById(ctx, importId);
  if (!row || row.state === "done" || row.state === "failed") return;
  await clearNotes(ctx, importId);
  const source: ImportSource = { name: row.fileName, folder: null, open: () => chunksOf(ctx, importId) };
  const done = await runImport(ctx, importId, source, {
    currency: row.currency,
    dryRun: row.dryRun,
    onFault: "wait",
  });
  // What a dry run has checked can be taken in as it is; anything else is over.
  if (!row.dryRun || !done.ok) await dropChunks(ctx, importId);
}

/** The job was tried for the last time: the import ends, its file is let go, and staff see why. */
export async function failUploadedImport(tx: TxCtx, importId: string, error: string): Promise<void> {
  const row = await importById(tx, importId);
  if (!row || row.state === "done" || row.state === "failed") return;
  const problem = "It broke off three times. Import the file again: what came in stays, and is not doubled.";
  await updateImport(tx, importId, { state: "failed", problem, finishedAt: tx.clock.now() });
  await dropChunks(tx, importId);
  await raiseProblem(tx, "import_failed", importId, { import: importId, file: row.fileName, error });
}
