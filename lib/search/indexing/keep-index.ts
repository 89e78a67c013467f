import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { enqueueBatch } from "@/lib/platform/worker-queue";
import { configuredIndex } from "../configured";
import type { SearchIndex } from "../search-index";
import { alone } from "./lease";
import { fillAnew } from "./rebuild-index";
import { deletePending, insertPending, readPending } from "./store";
import { writeProducts } from "./write-products";

/** The job that brings what has changed to the index. */
export const INDEX_LISTINGS = "index-listings";

/** Products a call: some megabytes at most, done within a second or two. */
const BATCH = 500;
/** Calls a job: what is left then is the next minute's. */
const MOST_BATCHES = 400;

/**
 * Listings changed: the index is to follow. Many changes within a second are one job; without an index, nothing is
 * done.
 */
export async function noticeChanges(
  ctx: Ctx,
  productIds: readonly string[],
  index: SearchIndex | null = configuredIndex(),
): Promise<void> {
  if (!index || productIds.length === 0) return;
  await insertPending(ctx, productIds);
  await enqueueBatch(ctx, INDEX_LISTINGS, ["changes"], seconds(1));
}

/**
 * Brings everything that waits to the index, in the order in which it changed, and builds the index first where there
 * is none. What the index did not take waits on. Returns how many products it took; null while another writes, or
 * without an index.
 */
export async function keepIndex(
  ctx: Ctx,
  index: SearchIndex | null = configuredIndex(),
): Promise<number | null> {
  if (!index) return null;
  return alone(ctx, async (renew) => {
    if (!(await index.isBuilt())) await fillAnew(ctx, index, renew);
    let taken = 0;
    for (let at = 0; at < MOST_BATCHES; at += 1) {
      const pending = await readPending(ctx, BATCH);
      if (pending.length === 0) break;
      await renew();
      await writeProducts(
        ctx,
        index,
        pending.map((one) => one.product_id),
      );
      await deletePending(ctx, pending);
      taken += pending.length;
    }
    return taken;
  });
}
