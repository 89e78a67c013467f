import { allPriceLists } from "@/lib/catalog";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { enqueue } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { MAX_FILE_BYTES, RUN_IMPORT } from "./contract";
import { fileSentence } from "./sentences";
import {
  dropChunks,
  endStandingImports,
  insertChunk,
  insertImport,
  recordImport,
  updateImport,
} from "./store";

const CHUNK = 1024 * 1024;

export type UploadRefusal = "currency_unknown" | "file_too_large" | "file_empty";

/**
 * Keeps an uploaded file in the database and queues its import, so that the answer need not wait and any process may
 * run it. Returns the import's id to follow. Refusals with a sentence: `currency_unknown` (before anything is read),
 * `file_too_large`, `file_empty`. One that breaks off on its way ends the import, and is thrown.
 */
export async function uploadImport(
  ctx: Ctx,
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  input: { readonly currency: string; readonly dryRun: boolean },
): Promise<Result<{ importId: string }, UploadRefusal, string>> {
  const lists = await allPriceLists(ctx);
  if (!lists.some((list) => list.currency === input.currency))
    return refuse("currency_unknown", fileSentence("currency_unknown", input.currency));
  await endStandingImports(ctx);
  const fileName = file.name.replace(/^.*[\\/]/, "").slice(0, 200) || "products.csv";
  const importId = await insertImport(ctx, { fileName, ...input, state: "waiting" });
  try {
    return await keepFile(ctx, { importId, fileName, ...input }, file.bytes);
  } catch (error) {
    await end(ctx, importId, "The file did not arrive whole. Send it again.").catch(() => {});
    throw error;
  }
}

async function keepFile(
  ctx: Ctx,
  { importId, dryRun, ...what }: { importId: string; fileName: string; currency: string; dryRun: boolean },
  arriving: AsyncIterable<Uint8Array>,
): Promise<Result<{ importId: string }, UploadRefusal, string>> {
  let size = 0;
  let position = 0;
  let rest = Buffer.alloc(0);
  for await (const bytes of arriving) {
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
    await queueImport(tx, importId);
    if (!dryRun) await recordImport(tx, importId, what);
    return ok({ importId });
  });
}

/** Queues the import of a file that is kept: one at a time, in the order they came. */
export function queueImport(tx: TxCtx, importId: string): Promise<void> {
  return enqueue(tx, RUN_IMPORT, { import_id: importId }, { maxAttempts: 3, queue: "imports" });
}

async function giveUp(ctx: Ctx, importId: string, code: UploadRefusal) {
  const problem = fileSentence(code);
  await end(ctx, importId, problem);
  return refuse(code, problem);
}

async function end(ctx: Ctx, importId: string, problem: string): Promise<void> {
  await updateImport(ctx, importId, { state: "failed", problem, finishedAt: ctx.clock.now() });
  await dropChunks(ctx, importId);
}
