import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { enqueue } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { type FileRefusal, MAX_FILE_BYTES, RUN_IMPORT } from "./contract";
import type { ImportSource } from "./csv-rows";
import { runImport } from "./import-products";
import { importById } from "./queries";
import { fileSentence } from "./sentences";
import {
  chunksOf,
  clearNotes,
  dropChunks,
  endStandingImports,
  insertChunk,
  insertImport,
  updateImport,
} from "./store";

const CHUNK = 1024 * 1024;

/**
 * Keeps an uploaded file in the database and queues its import, so that the answer need not wait and any process may
 * run it. Returns the import's id to follow. Refusals with a sentence: `file_too_large`, `file_empty`.
 */
export async function uploadImport(
  ctx: Ctx,
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  input: { readonly currency: string; readonly dryRun: boolean },
): Promise<Result<{ importId: string }, FileRefusal, string>> {
  await endStandingImports(ctx);
  const fileName = file.name.replace(/^.*[\\/]/, "").slice(0, 200) || "products.csv";
  const importId = await insertImport(ctx, { fileName, ...input, state: "waiting" });
  let size = 0;
  let position = 0;
  let rest = Buffer.alloc(0);
  for await (const bytes of file.bytes) {
    size += bytes.length;
    if (size > MAX_FILE_BYTES) return giveUp(ctx, importId, "file_too_large");
    rest = Buffer.concat([rest, bytes]);
    if (rest.length < CHUNK) continue;
    await insertChunk(ctx, importId, position, rest);
    position += 1;
    rest = Buffer.alloc(0);
  }
  if (size === 0) return giveUp(ctx, importId, "file_empty");
  return transact(ctx, async (tx) => {
    if (rest.length > 0) await insertChunk(tx, importId, position, rest);
    await enqueue(tx, RUN_IMPORT, { import_id: importId }, { maxAttempts: 3, queue: "imports" });
    return ok({ importId });
  });
}

/** The job of an uploaded file. Run again after a crash it begins anew, and finds done what is done. */
export async function runUploadedImport(ctx: Ctx, importId: string): Promise<void> {
  const row = await importById(ctx, importId);
  if (!row || row.state === "done" || row.state === "failed") return;
  await clearNotes(ctx, importId);
  const source: ImportSource = { name: row.fileName, folder: null, open: () => chunksOf(ctx, importId) };
  await runImport(ctx, importId, source, {
    currency: row.currency,
    dryRun: row.dryRun,
    onFault: "wait",
  });
  await dropChunks(ctx, importId);
}

async function giveUp(ctx: Ctx, importId: string, code: FileRefusal) {
  const problem = fileSentence(code);
  await updateImport(ctx, importId, { state: "failed", problem, finishedAt: ctx.clock.now() });
  await dropChunks(ctx, importId);
  return refuse(code, problem);
}
