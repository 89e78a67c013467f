import {
  allPriceLists,
  arrangeCollection,
  createCollection,
  editCategory,
  ensureAttributes,
  ensureCategories,
  handleOf,
  type ProductPlan,
  pathOf,
  productsByHandle,
  takeProducts,
} from "@/lib/catalog";
import { savePage } from "@/lib/content";
import { changeStock, countAt, firstLocation } from "@/lib/inventory";
import { days, fixedClock } from "@/lib/kernel/clock";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { rebuildListings } from "@/lib/listing";
import { type Storage, storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { defaultIdentity, defaultMarket, readConfigVersion, saveIdentity } from "@/lib/shop";
import { attributes } from "./attributes";
import { categories } from "./categories";
import { collections } from "./collections";
import { type DemoDraft, draftOf, OPENED, type Places } from "./drafts";
import { drawPictures } from "./draw-pictures";
import { goods } from "./goods";
import { seededIds } from "./ids";
import { pages } from "./pages";
import { type Frame, PICTURE } from "./pictures/picture";

/** Prices came down so long after the opening; long ago today, too. */
const REDUCED_AFTER = days(120);

export const demoHandles: readonly string[] = goods.map((good) => handleOf(good.title));

/**
 * The demo shop "Cartwright Goods": its goods in eight departments, on both price lists, with stock, pictures,
 * collections and the shop's own pages. The first run is the same on every machine, its ids and instants too. A later
 * run adds what a newer version of these goods has and this shop has not, draws pictures that are gone, and leaves
 * everything else as somebody may have changed it. `frame` is how large pictures are: small ones are quick, null draws none.
 */
export async function seedDemo(
  ctx: Ctx,
  kept: Storage = storage(),
  frame: Frame | null = PICTURE,
): Promise<void> {
  const known = new Set((await productsByHandle(ctx, demoHandles)).map((product) => product.handle));
  const isFirst = known.size === 0;
  const fresh = (at: number) => !known.has(demoHandles[at]!);
  const then = (instant: Date): Ctx => ({
    ...ctx,
    clock: fixedClock(instant),
    ids: isFirst ? seededIds(instant, `demo ${instant.toISOString()}`) : ctx.ids,
  });
  if (known.size < goods.length) {
    await takeGoods(then(OPENED), fresh, false);
    await takeGoods(then(new Date(OPENED.getTime() + REDUCED_AFTER)), fresh, true);
  }
  if (isFirst) await furnish(then(new Date(OPENED.getTime() + days(1))));
  const drawn = frame ? await drawPictures(ctx, kept, frame) : 0;
  if (known.size < goods.length || drawn > 0) await rebuildListings(ctx);
}

/** Takes goods; only new variants get stock. */
function takeGoods(ctx: Ctx, isWanted: (at: number) => boolean, isReduced: boolean): Promise<void> {
  return transact(ctx, async (tx) => {
    await ensureAttributes(tx, attributes);
    const demo = (await demoDrafts(tx, isReduced)).filter((_, at) => isWanted(at));
    const plans = await takeProducts(
      tx,
      demo.map((each) => each.draft),
    );
    await stockNew(tx, demo, plans);
  });
}

async function demoDrafts(tx: TxCtx, isReduced: boolean): Promise<DemoDraft[]> {
  const lists = await allPriceLists(tx);
  const euro = lists.find((list) => list.currency === "EUR");
  const dollar = lists.find((list) => list.currency === "USD");
  invariant(euro && dollar, "the demo stands on the seeded shop: a euro and a dollar list");
  const { channelId } = await defaultMarket(tx);
  const ids = await ensureCategories(
    tx,
    categories.map((category) => category.names),
  );
  return goods.map((good, index) => {
    const categoryId = ids.get(pathOf(good.place))!;
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

/** What stands around the goods: what categories say, collections, pages, and who the shop is. */
function furnish(ctx: Ctx): Promise<void> {
  return transact(ctx, async (tx) => {
    const ids = await ensureCategories(
      tx,
      categories.map((category) => category.names),
    );
    for (const { names, says } of categories)
      must(await editCategory(tx, ids.get(pathOf(names))!, { description: says }));
    const products = new Map(
      (await productsByHandle(tx, demoHandles)).map((product) => [product.title, product.id]),
    );
    for (const [position, { title, says, goods: titles }] of collections.entries()) {
      const { id } = must(await createCollection(tx, { title, description: says, position }));
      must(
        await arrangeCollection(
          tx,
          id,
          titles.map((one) => products.get(one)!),
        ),
      );
    }
    for (const page of pages) await savePage(tx, page);
    const addressLines = ["Lindenstraße 14", "10969 Berlin", "Germany"];
    await saveIdentity(tx, { ...defaultIdentity, addressLines });
  });
}

function must<T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  invariant(done.ok, "the first run finds nothing in its way");
  return done.value;
}
