import { productIdsAfter } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { type ListingDocument, listingDocuments } from "@/lib/listing";
import type { SearchIndex } from "../search-index";
import { alone, type Renew } from "./lease";

const BATCH = 500;

/**
 * Builds the index anew beside the one in use, which goes on answering until the new one takes its place. What changes
 * meanwhile waits (`search_pending`) and is brought afterwards. Returns how many listings it holds; null while another
 * writes.
 */
export function rebuildIndex(
  ctx: Ctx,
  index: SearchIndex,
  progress?: (listings: number) => void,
): Promise<number | null> {
  return alone(ctx, (renew) => fillAnew(ctx, index, renew, progress));
}

/** The same for who has the lease. */
export async function fillAnew(
  ctx: Ctx,
  index: SearchIndex,
  renew: Renew,
  progress?: (listings: number) => void,
): Promise<number> {
  let count = 0;
  await index.rebuild(
    everything(ctx, async (listings) => {
      await renew();
      count += listings;
      progress?.(count);
    }),
  );
  return count;
}

async function* everything(
  ctx: Ctx,
  read: (listings: number) => Promise<void>,
): AsyncGenerator<readonly ListingDocument[]> {
  for (let last: string | null = null; ; ) {
    const ids: readonly string[] = await productIdsAfter(ctx, last, BATCH);
    if (ids.length === 0) return;
    const documents = await listingDocuments(ctx, ids);
    await read(documents.length);
    if (documents.length > 0) yield documents;
    last = ids.at(-1)!;
  }
}
