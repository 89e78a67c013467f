import {
  liveCategories,
  productIdsAfter,
  productsDue,
  productsInCategories,
  productsOfVariants,
  subtree,
} from "@/lib/catalog";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { EVERYTHING, invalidatePages } from "@/lib/platform/page-cache";
import { transact } from "@/lib/platform/transact";
import { type Market, marketsAt, readConfigVersion } from "@/lib/shop";
import { currentRates } from "@/lib/tax";
import { categoryTag, LISTING_CHANGED, LISTING_TAG, NAVIGATION_TAG, productTag } from "./contract";
import { conversion, shownPpm } from "./shown-prices";
import { type ChangedListing, clearStrays, lockListings, refreshRows } from "./store";
import type { RefreshInput } from "./store-sql";

/** Products a transaction: far below every time-out, and long enough that a pass over whole tables pays. */
const BATCH = 1_000;
/** More stale tags than this are one: everything. */
const MANY_TAGS = 1_000;

export interface Refreshed {
  readonly productIds: readonly string[];
  /** The cache tags that were dropped. */
  readonly tags: readonly string[];
}

/**
 * Makes the listings of products true in every market. What changed is announced as `listing.changed` and its pages
 * are dropped from the caches, in the same transaction; what did not change costs nothing more. Running it again
 * changes nothing.
 */
export async function refreshListings(ctx: Ctx, productIds: readonly string[]): Promise<Refreshed> {
  const ids = [...new Set(productIds)];
  const changed: string[] = [];
  const tags = new Set<string>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const done = await refreshBatch(ctx, ids.slice(at, at + BATCH));
    changed.push(...done.productIds);
    for (const tag of done.tags) tags.add(tag);
  }
  return { productIds: changed, tags: [...tags] };
}

/** The same for the products of variants: what orders and stock movements speak of. */
export async function refreshForVariants(ctx: Ctx, variantIds: readonly string[]): Promise<Refreshed> {
  return refreshListings(ctx, await productsOfVariants(ctx, variantIds));
}

/** The same for every product in or under categories that were renamed, moved or archived. */
export async function refreshForCategories(ctx: Ctx, categoryIds: readonly string[]): Promise<Refreshed> {
  const all = await liveCategories(ctx);
  const under = categoryIds.flatMap((id) => subtree(all, id).map((category) => category.id));
  const ids = [...new Set([...categoryIds, ...under])];
  const done = await refreshListings(ctx, await productsInCategories(ctx, ids));
  const tags = [NAVIGATION_TAG, LISTING_TAG, ...ids.map(categoryTag)];
  await invalidatePages(ctx, tags);
  return { productIds: done.productIds, tags: [...new Set([...done.tags, ...tags])] };
}

/**
 * The same for products of which a price or publication began or ended lately. A timer calls it each minute; the
 * window is wide, so that a timer which stood still for a while misses nothing.
 */
export async function refreshDue(ctx: Ctx, window = minutes(15)): Promise<Refreshed> {
  const now = ctx.clock.now();
  return refreshListings(ctx, await productsDue(ctx, after(now, -window), now));
}

/**
 * Every listing anew, and counts by counting: after a change of markets or tax, and whenever in doubt. Safe beside a
 * running shop. Returns how many products were walked.
 */
export async function rebuildListings(ctx: Ctx, progress?: (done: number) => void): Promise<number> {
  let done = 0;
  for (let last: string | null = null; ; ) {
    const ids = await productIdsAfter(ctx, last, BATCH);
    if (ids.length === 0) break;
    await refreshBatch(ctx, ids);
    done += ids.length;
    last = ids.at(-1)!;
    progress?.(done);
  }
  await transact(ctx, async (tx) => {
    await lockListings(tx);
    await clearStrays(
      tx,
      (await marketsNow(tx)).map((market) => market.id),
    );
    await invalidatePages(tx, [EVERYTHING]);
  });
  return done;
}

function refreshBatch(ctx: Ctx, productIds: readonly string[]): Promise<Refreshed> {
  return transact(ctx, async (tx) => {
    const given = await refreshInput(tx, productIds);
    await lockListings(tx);
    const rows = await refreshRows(tx, given);
    if (rows.length === 0) return { productIds: [], tags: [] };
    const changed = rows.map((row) => row.product_id);
    const tags = staleTags(rows);
    await emit(tx, {
      type: LISTING_CHANGED,
      subject: changed.length === 1 ? changed[0]! : "listings",
      payload: { product_ids: changed },
    });
    await invalidatePages(tx, tags.length > MANY_TAGS ? [EVERYTHING] : tags);
    return { productIds: changed, tags };
  });
}

/** Whatever shows one of these products: its own page, and if its card changed, the lists that show the card. */
function staleTags(rows: readonly ChangedListing[]): string[] {
  const cards = rows.filter((row) => row.card_changed);
  const tags = new Set(rows.flatMap((row) => row.handles.map(productTag)));
  for (const row of cards) for (const id of row.category_ids) tags.add(categoryTag(id));
  if (cards.length > 0) tags.add(LISTING_TAG);
  if (rows.some((row) => row.moved)) tags.add(NAVIGATION_TAG);
  return [...tags];
}

async function refreshInput(tx: TxCtx, productIds: readonly string[]): Promise<RefreshInput> {
  const version = await readConfigVersion(tx);
  const markets = await marketsAt(tx, version);
  const rates = await currentRates(tx, version);
  const classes = [...new Set(rates.map((rate) => rate.taxClass))];
  return {
    productIds,
    markets: markets.map((market) => ({
      id: market.id,
      channel_id: market.channelId,
      price_list_id: market.priceListId,
      currency: market.currency,
      conversion: conversion(market),
    })),
    rates: markets.flatMap((market) =>
      classes.map((taxClass) => ({
        market_id: market.id,
        tax_class: taxClass,
        ppm: shownPpm({ market, rates }, taxClass, true),
      })),
    ),
  };
}

async function marketsNow(ctx: ReadCtx): Promise<readonly Market[]> {
  return marketsAt(ctx, await readConfigVersion(ctx));
}
