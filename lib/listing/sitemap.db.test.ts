import { expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import {
  archiveCategory,
  arrangeCollection,
  createCollection,
  editProduct,
  productById,
  setPrice,
} from "@/lib/catalog";
import { minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, storyStart, testDatabase } from "@/tests/database";
import {
  rankListings,
  recordSales,
  refreshListings,
  sitemapCategories,
  sitemapCollections,
  sitemapProducts,
  sitemapStretches,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const { eu, us } = story;
const [table, cups, empty] = await categoriesOf(story, ["Table"], ["Table", "Cups"], ["Empty"]);

const drafts = Array.from({ length: 7 }, (_, at) =>
  productDraft(story, `cup-${at}`, { categoryIds: [cups!], sizes: at === 0 ? ["S", "L"] : [] }),
);
const hidden = productDraft(story, "not-yet", { status: "draft" });
const here = productDraft(story, "only-here");
const europe = {
  ...here,
  variants: here.variants!.map((one) => ({ ...one, prices: one.prices!.slice(0, 1) })),
};
const taken = await takeWithStock(story, [...drafts, hidden, europe]);
const idOf = (handle: string) => taken.get(handle)!.productId;
const refresh = () =>
  refreshListings(
    ctx,
    [...taken.values()].map((one) => one.productId),
  );
await refresh();

const START = storyStart.replace(".000Z", "Z");
/** Every product of a market's files, three in each. */
async function walked(market: typeof eu) {
  const stretches = await sitemapStretches(ctx, market, 3);
  return Promise.all(stretches.map(({ first }) => sitemapProducts(ctx, market, first, 3)));
}
const changedAt = async (handle: string) =>
  (await walked(eu)).flat().find((one) => one.handle === handle)?.changedAt;

test("every product that is on sale stands in one file of its market, none of them too long", async () => {
  const files = await walked(eu);
  expect(files.map((file) => file.length)).toEqual([3, 3, 2]);
  const handles = files.flat().map((one) => one.handle);
  expect([...handles].sort()).toEqual([...drafts.map((one) => one.handle), "only-here"].sort());
  expect((await walked(us)).flat().map((one) => one.handle)).not.toContain("only-here");
});

test("each names the markets that sell it", async () => {
  const [files] = await Promise.all([walked(eu)]);
  const marketsOf = (handle: string) => files.flat().find((one) => one.handle === handle)?.marketIds;
  expect([...marketsOf("cup-1")!].sort()).toEqual([eu.id, us.id].sort());
  expect(marketsOf("only-here")).toEqual([eu.id]);
});

test("a change of what its page shows is one; a better place in lists is none", async () => {
  clock.advance(minutes(1));
  const { variantIds } = taken.get("cup-1")!;
  const lines = [{ variantId: variantIds[0]!, quantity: 3 }];
  await transact(ctx, (tx) => recordSales(tx, { orderId: ctx.ids.next(), soldAt: clock.now(), lines }));
  await rankListings(ctx);
  await refresh();
  const { rows } = await database.pool.query("SELECT max(popularity) AS most FROM listings");
  expect(rows[0].most).toBe(3);
  expect(await changedAt("cup-1")).toBe(START);

  clock.advance(minutes(1));
  const price = { priceListId: eu.priceListId, amount: 1_200, compareAtAmount: null };
  await transact(ctx, (tx) => setPrice(tx, { variantId: variantIds[0]!, ...price }));
  await refresh();
  expect(await changedAt("cup-1")).toBe("2026-03-02T09:02:00Z");
  expect(await changedAt("cup-2")).toBe(START);
  // Ids of one moment have no order of their own: it is in one of the files.
  const stretches = await sitemapStretches(ctx, eu, 3);
  expect(stretches.map((one) => one.changedAt).sort()).toEqual([START, START, "2026-03-02T09:02:00Z"]);
});

test("what is taken out of the shop leaves its file, and the others stand", async () => {
  const product = (await productById(ctx, idOf("cup-3")))!;
  const target = { productId: product.id, expectedVersion: product.version };
  await transact(ctx, (tx) => editProduct(tx, target, { status: "archived" }));
  await refresh();
  const handles = (await walked(eu)).flat().map((one) => one.handle);
  expect(handles).toHaveLength(7);
  expect(handles).not.toContain("cup-3");
});

test("categories stand while something is in or under them, collections while something of them is sold", async () => {
  const names = async () => (await sitemapCategories(ctx, eu)).map((one) => one.name);
  expect(await names()).toEqual(["table", "table/cups"]);
  expect((await sitemapCategories(ctx, eu))[0]!.changedAt).toBe(START);
  const made = await transact(ctx, async (tx) => {
    await createCollection(tx, { title: "Nothing yet" });
    return createCollection(tx, { title: "For tea" });
  });
  if (!made.ok) throw new Error(made.code);
  expect(await sitemapCollections(ctx, eu)).toEqual([]);
  clock.advance(minutes(1));
  await transact(ctx, (tx) => arrangeCollection(tx, made.value.id, [idOf("only-here"), idOf("not-yet")]));
  expect(await sitemapCollections(ctx, eu)).toEqual([{ name: "for-tea", changedAt: "2026-03-02T09:03:00Z" }]);
  expect(await sitemapCollections(ctx, us)).toEqual([]);
  await transact(ctx, (tx) => archiveCategory(tx, table!));
  expect(await names()).toEqual([]);
  expect(empty).toBeDefined();
});
