import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { editProduct } from "@/lib/catalog";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { searchProducts } from ".";

/** What Postgres alone can do, or has to be kept from. What both engines can is in `engines.db.test.ts`. */

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
const story = await openStory(ctx);
const taken = await takeWithStock(story, [
  productDraft(story, "wool-jacket", { title: "Wool Jacket" }),
  productDraft(story, "linen-jacket", { title: "Linen Jacket" }),
  productDraft(story, "bowl", { title: "Crème Brûlée Bowl" }),
  productDraft(story, "boots", { title: "Walking Boots" }),
  productDraft(story, "tea-towel", { title: "Tea Towel" }),
  productDraft(story, "scarf", {
    title: "Loop Scarf",
    descriptionHtml: "<p>Raised with teasels, after tea.</p>",
  }),
  productDraft(story, "cloth", { title: "Polishing Cloth", descriptionHtml: "<p>Raised with teasels.</p>" }),
]);
await refreshListings(
  ctx,
  [...taken.values()].map((product) => product.productId),
);

const handles = async (query: string) =>
  (await searchProducts(ctx, story.eu, { query }, null)).cards.map((card) => card.handle);

test("either word, where both are joined by or", async () => {
  expect(new Set(await handles("bowl or boots"))).toEqual(new Set(["bowl", "boots"]));
});

test("a short beginning finds names, a whole word finds texts too", async () => {
  expect(await handles("tea")).toEqual(["tea-towel", "scarf"]);
  expect(await handles("tow")).toEqual(["tea-towel"]);
  expect(new Set(await handles("teasel"))).toEqual(new Set(["scarf", "cloth"]));
});

test("a word of four letters with one too few", async () => {
  expect(await handles("bots")).toContain("boots");
});

test("what leaves the shop is not found from the next refresh on", async () => {
  const { productId } = taken.get("linen-jacket")!;
  await transact(ctx, (tx) =>
    editProduct(tx, { productId, expectedVersion: null }, { unpublishFrom: [story.channelId] }),
  );
  await refreshListings(ctx, [productId]);
  expect(await handles("jacket")).toEqual(["wool-jacket"]);
});

test("the longest text costs little", async () => {
  const began = performance.now();
  await handles("jacket wool winter ".repeat(10_000));
  expect(performance.now() - began).toBeLessThan(1_000);
});
