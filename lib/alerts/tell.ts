import type { Ctx } from "@/lib/kernel/context";
import { offersFor } from "@/lib/offers";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { allMarkets, type Market } from "@/lib/shop";
import { STOCK_ALERT_MET } from "./contract";
import { awaitedOf, takeAlerts } from "./store";

/** Wishes a transaction. */
const BATCH = 200;

/**
 * Whoever waits for a variant of these products that can be had now is told: emits `stock_alert.met` for each wish, in
 * the transaction that marks it, so that each leads to one mail however often, and by however many at once, this runs.
 * Returns how many were told.
 */
export async function tellOfStock(ctx: Ctx, productIds: readonly string[]): Promise<number> {
  const awaited = await awaitedOf(ctx, productIds);
  if (awaited.length === 0) return 0;
  let told = 0;
  for (const market of await allMarkets(ctx)) {
    const wanted = awaited.filter((one) => one.market_id === market.id).map((one) => one.variant_id);
    const back = await availableOf(ctx, market, wanted);
    if (back.length > 0) told += await tellAll(ctx, market, back);
  }
  return told;
}

async function availableOf(ctx: Ctx, market: Market, variantIds: readonly string[]): Promise<string[]> {
  const wanted = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const offers = await offersFor(ctx, market, wanted);
  return [...offers.values()]
    .filter((offer) => offer.unitAmount !== null && (offer.available === null || offer.available > 0))
    .map((offer) => offer.variantId);
}

async function tellAll(ctx: Ctx, market: Market, variantIds: readonly string[]): Promise<number> {
  for (let told = 0; ; ) {
    const ids = await transact(ctx, async (tx) => {
      const taken = await takeAlerts(tx, market.id, variantIds, BATCH);
      await emit(
        tx,
        ...taken.map((id) => ({ type: STOCK_ALERT_MET, subject: id, payload: { alert_id: id } })),
      );
      return taken;
    });
    told += ids.length;
    if (ids.length < BATCH) return told;
  }
}
