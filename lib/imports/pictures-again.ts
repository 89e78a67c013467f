import { missingMedia, retryMedia } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { queuePictures } from "./import-products";
import { pathBeside } from "./picture-source";
import { picturesOf } from "./store";

/**
 * Fetches the missing pictures of an import once more. Those that are paths beside the file stay missing: the folder
 * is not here. Returns how many are tried. Refusal: `no_pictures_missing`.
 */
export function picturesAgain(
  ctx: Ctx,
  importId: string,
): Promise<Result<{ pictures: number }, "no_pictures_missing">> {
  return transact(ctx, async (tx): Promise<Result<{ pictures: number }, "no_pictures_missing">> => {
    const missing = await missingMedia(tx, await picturesOf(tx, importId));
    const sources = missing.map((picture) => picture.source).filter((source) => pathBeside(source) === null);
    if (sources.length === 0) return refuse("no_pictures_missing");
    await queuePictures(tx, await retryMedia(tx, sources), null);
    return ok({ pictures: sources.length });
  });
}
