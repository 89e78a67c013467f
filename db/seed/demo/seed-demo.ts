import {
  allPriceLists,
  ensureCategories,
  type FetchedMedia,
  keepPicture,
  type ProductPlan,
  pathOf,
  productsByHandle,
  settleMedia,
  takeProducts,
} from "@/lib/catalog";
import { changeStock, countAt, firstLocation } from "@/lib/inventory";
import { days, fixedClock } from "@/lib/kernel/clock";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { rebuildListings } from "@/lib/listing";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { defaultMarket, readConfigVersion } from "@/lib/shop";
import { type DemoDraft, draftOf, OPENED, type Places } from "./drafts";
import { goods } from "./goods";
import { seededIds } from "./ids";
import { PICTURE, renderPicture } from "./picture";

/** Prices came down so long after the opening; long ago today, too. */
const REDUCED_AFTER = days(60);
/** Pictures drawn at a time. */
const AT_ONCE = 4;

/**
 * The demo shop "Cartwright Goods": 27 hand-written products in ten nested categories, with prices on both lists,
 * stock, and pictures drawn in code. The first run is the same on every machine, its ids and instants too. A later
 * run changes nothing, except what a newer version of these goods says, and draws pictures that are gone.
 */
export async function seedDemo(ctx: Ctx, kept: Storage = storage()): Promise<void> {
  const known = await productsByHandle(ctx, demoHandles());
  const isFirst = known.length === 0;
  const at = (instant: Date): Ctx => ({
    ...ctx,
    clock: fixedClock(instant),
    ids: isFirst ? seededIds(instant, `demo ${instant.toISOString()}`) : ctx.ids,
  });
  if (isFirst) await takeGoods(at(OPENED), false);
  const changed = await takeGoods(at(new Date(OPENED.getTime() + REDUCED_AFTER)), true);
  const drawn = await drawPictures(ctx, kept);
  if (isFirst || changed || drawn > 0) await rebuildListings(ctx);
}

/** Takes all goods; only new variants get stock, so that what was sold in the demo stays sold. */
async function takeGoods(ctx: Ctx, isReduced: boolean): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const demo = await demoDrafts(tx, isReduced);
    const plans = await takeProducts(
      tx,
      demo.map((each) => each.draft),
    );
    await stockNew(tx, demo, plans);
    return plans.some((plan) => plan.outcome !== "unchanged");
  });
}

async function demoDrafts(tx: TxCtx, isReduced: boolean): Promise<DemoDraft[]> {
  const lists = await allPriceLists(tx);
  const euro = lists.find((list) => list.currency === "EUR");
  const dollar = lists.find((list) => list.currency === "USD");
  invariant(euro && dollar, "the demo stands on the seeded shop: a euro and a dollar list");
  const { channelId } = await defaultMarket(tx);
  const categories = await ensureCategories(tx, [
    ...new Map(goods.map((good) => [pathOf(good.category), good.category])).values(),
  ]);
  return goods.map((good, index) => {
    const categoryId = categories.get(pathOf(good.category))!;
    const places: Places = { channelId, euroList: euro.id, dollarList: dollar.id, categoryId };
    return draftOf(good, index, places, isReduced);
  });
}

async function stockNew(tx: TxCtx, demo: readonly DemoDraft[], plans: readonly ProductPlan[]): Promise<void> {
  const { id: locationId } = await firstLocation(tx, await readConfigVersion(tx));
  const fresh = plans.flatMap((plan, at) =>
    plan.variants.flatMap(({ id, created }, index) => {
      const { onHand, backorder } = demo[at]!.stock[index]!;
      return created && id !== null && onHand !== null
        ? [{ variantId: id, locationId, onHand, backorder }]
        : [];
    }),
  );
  if (fresh.length === 0) return;
  await countAt(
    tx,
    fresh.map(({ onHand: _, ...level }) => level),
  );
  const stocked = await changeStock(
    tx,
    fresh.map(({ variantId, onHand: delta }) => ({
      variantId,
      locationId,
      delta,
      kind: "initial" as const,
      reason: null,
    })),
  );
  invariant(stocked.ok, "a new level holds nothing");
}

/** Draws what has no file yet, and what lost it. Returns how many. */
async function drawPictures(ctx: Ctx, kept: Storage): Promise<number> {
  const orders = new Map(goods.flatMap((good, index) => [...draftOf(good, index, nowhere, false).pictures]));
  const pictures = (await productsByHandle(ctx, demoHandles())).flatMap((product) => product.pictures);
  const wanted = new Map<string, string>();
  for (const { source, mediaId, key } of pictures)
    if (orders.has(source) && (key === null || !(await kept.has(key)))) wanted.set(mediaId, source);
  const queue = [...wanted];
  const drawn: FetchedMedia[] = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const webp = await renderPicture(orders.get(next[1])!);
      drawn.push({ id: next[0], file: await keepPicture(kept, webp, PICTURE) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await transact(ctx, (tx) => settleMedia(tx, drawn));
  return drawn.length;
}

/** Pictures and handles hang on no place. */
const nowhere: Places = { channelId: "", euroList: "", dollarList: "", categoryId: "" };

function demoHandles(): string[] {
  return goods.map((good, index) => draftOf(good, index, nowhere, false).draft.handle);
}
