import { productIdsAfter } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { listingMarks } from "@/lib/listing";
import { configuredIndex } from "../configured";
import { placeKey, type SearchIndex } from "../search-index";
import { keepIndex } from "./keep-index";
import { insertPending } from "./store";

const BATCH = 500;

export interface Drift {
  /** Listings that the database has. */
  readonly listings: number;
  /** On sale, and not in the index. */
  readonly missing: number;
  /** In the index as they were. */
  readonly outdated: number;
  /** In the index, and not on sale. */
  readonly stray: number;
}

/**
 * Compares the index with the listings, product by product, and puts whatever differs in line for the index
 * (`keepIndex` brings it there). Reads both in batches: memory does not grow with the catalogue.
 */
export async function checkIndex(ctx: Ctx, index: SearchIndex): Promise<Drift> {
  const drift = { listings: 0, missing: 0, outdated: 0, stray: 0 };
  for (let last: string | null = null; ; ) {
    const ids: readonly string[] = await productIdsAfter(ctx, last, BATCH);
    if (ids.length === 0) break;
    last = ids.at(-1)!;
    const listings = await listingMarks(ctx, ids);
    const marks = await index.marks(listings);
    drift.listings += listings.length;
    const wrong = listings.filter((listing) => marks.get(placeKey(listing)) !== listing.mark);
    drift.missing += wrong.filter((listing) => !marks.has(placeKey(listing))).length;
    drift.outdated += wrong.filter((listing) => marks.has(placeKey(listing))).length;
    await queue(ctx, wrong);
  }
  drift.stray = await findStrays(ctx, index);
  return drift;
}

/** The check with its mending, for a timer: what a fault of the index or of ours has left wrong is right by morning. */
export async function mendIndex(
  ctx: Ctx,
  index: SearchIndex | null = configuredIndex(),
): Promise<Drift | null> {
  if (!index) return null;
  // What waits is no drift, and a missing index is built.
  if ((await keepIndex(ctx, index)) === null) return null;
  const drift = await checkIndex(ctx, index);
  if (drift.missing + drift.outdated + drift.stray === 0) return drift;
  ctx.log.warn({ ...drift }, "the search index had drifted");
  await keepIndex(ctx, index);
  return drift;
}

async function findStrays(ctx: Ctx, index: SearchIndex): Promise<number> {
  let strays = 0;
  for (let at = 0; ; at += BATCH) {
    const { places, total } = await index.places(at, BATCH);
    const there = new Set(
      (await listingMarks(ctx, [...new Set(places.map((one) => one.product_id))])).map(placeKey),
    );
    const stray = places.filter((place) => !there.has(placeKey(place)));
    strays += stray.length;
    await queue(ctx, stray);
    if (places.length === 0 || at + BATCH >= total) return strays;
  }
}

async function queue(ctx: Ctx, wrong: readonly { readonly product_id: string }[]): Promise<void> {
  if (wrong.length > 0)
    await insertPending(
      ctx,
      wrong.map((one) => one.product_id),
    );
}
