import { expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { testDatabase } from "@/tests/database";
import { departmentCards, neighboursOf, refreshListings } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const story = await openStory(ctx);
const [boots, clogs, hats] = await categoriesOf(story, ["Shoes", "Boots"], ["Shoes", "Clogs"], ["Hats"]);

const on = (shelf: string, handles: readonly string[]) =>
  handles.map((handle, at) =>
    productDraft(story, handle, { title: handle, price: 1_000 + at, categoryIds: [shelf] }),
  );
const taken = await takeWithStock(story, [
  ...on(boots!, ["boot-a", "boot-b", "boot-c"]),
  ...on(clogs!, ["clog-a", "clog-b", "clog-c"]),
  ...on(hats!, ["hat-a"]),
]);
const products = [...taken.values()];
await refreshListings(
  ctx,
  products.map((product) => product.productId),
);

const near = async (productId: string, paths: string[]) =>
  (await neighboursOf(ctx, story.eu, productId, paths)).map((one) => one.handle);

test("a product's neighbours are of its own shelf first, then of the one above; never itself, at most a row", async () => {
  const own = products[0]!.productId;
  const handles = await near(own, ["shoes/boots", "shoes"]);
  expect(handles).toHaveLength(4);
  expect(handles.slice(0, 2).sort()).toEqual(["boot-b", "boot-c"]);
  expect(handles.slice(2).every((handle) => handle.startsWith("clog-"))).toBe(true);
  expect(await near(own, ["shoes/boots"])).toHaveLength(2);
  expect(await near(products[6]!.productId, ["hats"])).toEqual([]);
  expect(await near(own, [])).toEqual([]);
  expect(await near(own, ["no/such/shelf"])).toEqual([]);
});

test("every department is there, with or without a picture", async () => {
  const cards = await departmentCards(ctx, story.eu);
  expect(cards.map(({ path, count, picture }) => [path, count, picture]).sort()).toEqual([
    ["hats", 1, null],
    ["shoes", 6, null],
  ]);
});
