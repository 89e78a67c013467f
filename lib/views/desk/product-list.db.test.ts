import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { createCategory } from "@/lib/catalog";
import { minutes } from "@/lib/kernel/clock";
import { rebuildListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { productChoices, productList, productListSchema } from "..";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const category = async (name: string, parentId: string | null = null) =>
  transact(ctx, async (tx) => {
    const made = await createCategory(tx, { name, parentId });
    if (!made.ok) throw new Error(made.code);
    return made.value.id;
  });
const kitchen = await category("Kitchen");
const knives = await category("Knives", kitchen);
const garden = await category("Garden");

/** Products in the order they were made, each with so many on the shelf. */
const goods = [
  ["paring-knife", 10, { vendor: "Mosel", productType: "Knife", categoryIds: [knives] }],
  ["ladle", 5, { vendor: "Mosel", productType: "Spoon", categoryIds: [kitchen] }],
  ["trowel", 0, { vendor: "Ashdown", productType: "Tool", categoryIds: [garden] }],
  ["gloves", 0, { vendor: "Ashdown", productType: "Tool", sizes: ["S", "M"], categoryIds: [garden] }],
  ["twine", 80, { vendor: "Ashdown", productType: "Tool", status: "draft" }],
] as const;
const made = new Map<string, { productId: string; variantIds: readonly string[] }>();
for (const [handle, stock, rest] of goods) {
  clock.advance(minutes(1));
  const taken = await takeWithStock(story, [productDraft(story, handle, rest)], stock);
  made.set(handle, taken.get(handle)!);
}
await rebuildListings(ctx);

const found = async (input: Record<string, unknown>) => {
  const page = await productList(ctx, productListSchema.parse(input), null);
  if (!page.ok) throw new Error(page.code);
  return page.value.rows.map(({ handle }) => handle);
};

test("products are narrowed by category with all under it, vendor and type, each as it is written", async () => {
  expect(await found({ category: kitchen })).toEqual(["ladle", "paring-knife"]);
  expect(await found({ category: knives })).toEqual(["paring-knife"]);
  expect(await found({ category: ctx.ids.next() })).toEqual([]);
  expect(await found({ vendor: "Mosel" })).toEqual(["ladle", "paring-knife"]);
  expect(await found({ vendor: "mosel" })).toEqual([]);
  expect(await found({ vendor: "Mosel", type: "Spoon", category: kitchen })).toEqual(["ladle"]);
  expect(await found({ vendor: "Ashdown", status: "draft", query: "twi" })).toEqual(["twine"]);
});

test("each says what can be sold of it over its variants, and the SKU of an only one", async () => {
  const set = (text: string, id: string) => database.owner.query(text, [id]);
  await set("UPDATE variants SET sku = 'PAR-KNI' WHERE id = $1", made.get("paring-knife")!.variantIds[0]!);
  const page = await productList(ctx, productListSchema.parse({}), null);
  if (!page.ok) throw new Error(page.code);
  const of = (handle: string) => page.value.rows.find((row) => row.handle === handle);
  expect(of("paring-knife")).toMatchObject({ toSell: 10, sku: "PAR-KNI" });
  expect(of("gloves")).toMatchObject({ toSell: 0, sku: null });
  const [small, medium] = made.get("gloves")!.variantIds;
  await set("UPDATE stock_levels SET on_hand = 7, held = 3 WHERE variant_id = $1", small!);
  const toSell = async () => {
    const again = await productList(ctx, productListSchema.parse({ query: "gloves" }), null);
    return again.ok && again.value.rows[0]!.toSell;
  };
  expect(await toSell()).toBe(4);
  await set("UPDATE stock_levels SET backorder = true WHERE variant_id = $1", medium!);
  expect(await toSell()).toBeNull();
  await set("UPDATE stock_levels SET backorder = false WHERE variant_id = $1", medium!);
  expect(await toSell()).toBe(4);
  await set("UPDATE variants SET tracked = false WHERE id = $1", medium!);
  expect(await toSell()).toBeNull();
  await set("UPDATE stock_levels SET on_hand = 0, held = 0 WHERE variant_id = $1", small!);
  for (const id of [small!, medium!]) await set("UPDATE variants SET tracked = true WHERE id = $1", id);
});

test("sold out is a product of which nothing can be sold, running low is one with a scarce variant", async () => {
  expect(await found({ stock: "sold_out" })).toEqual(["gloves", "trowel"]);
  expect(await found({ stock: "low" })).toEqual(["gloves", "trowel", "ladle"]);
  const [small] = made.get("gloves")!.variantIds;
  const set = (text: string, id: string) => database.owner.query(text, [id]);
  // One of its sizes is there again: not sold out, and still low.
  await set("UPDATE stock_levels SET on_hand = 9 WHERE variant_id = $1", small!);
  expect(await found({ stock: "sold_out" })).toEqual(["trowel"]);
  expect(await found({ stock: "low" })).toContain("gloves");
  // Promised is as good as gone.
  await set("UPDATE stock_levels SET held = 9 WHERE variant_id = $1", small!);
  expect(await found({ stock: "sold_out" })).toEqual(["gloves", "trowel"]);
  // What may be sold below zero is never sold out, nor what is not counted.
  const [trowel] = made.get("trowel")!.variantIds;
  await set("UPDATE stock_levels SET backorder = true WHERE variant_id = $1", trowel!);
  await set("UPDATE variants SET tracked = false WHERE id = $1", small!);
  expect(await found({ stock: "sold_out" })).toEqual([]);
  await set("UPDATE stock_levels SET backorder = false WHERE variant_id = $1", trowel!);
  await set("UPDATE variants SET tracked = true WHERE id = $1", small!);
});

test("sold in a market is what the shop shows there", async () => {
  expect(await found({ market: "eu" })).toEqual(["gloves", "trowel", "ladle", "paring-knife"]);
  await database.owner.query(
    "DELETE FROM listings WHERE product_id = $1 AND market_id = (SELECT id FROM markets WHERE code = 'us')",
    [made.get("ladle")!.productId],
  );
  expect(await found({ market: "us", category: kitchen })).toEqual(["paring-knife"]);
  expect(await found({ market: "nowhere" })).toEqual([]);
});

test("a narrowed list is walked once by key", async () => {
  const input = { vendor: "Ashdown", size: 1 };
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await productList(
      ctx,
      { ...productListSchema.parse(input), size: 1, cursor } as never,
      null,
    );
    if (!page.ok) throw new Error(page.code);
    seen.push(...page.value.rows.map(({ handle }) => handle));
    if (!page.value.next) break;
    cursor = page.value.next;
  }
  expect(seen).toEqual(["twine", "gloves", "trowel"]);
});

test("what there is to choose is each name once, and the tree of categories", async () => {
  const { vendors, types, categories } = await productChoices(ctx);
  expect(vendors).toEqual(["Ashdown", "Mosel"]);
  expect(types).toEqual(["Knife", "Spoon", "Tool"]);
  expect(categories.map(({ name, depth }) => [name, depth])).toEqual([
    ["Kitchen", 0],
    ["Knives", 1],
    ["Garden", 0],
  ]);
});

test("an address that makes no sense is one without filters", () => {
  const odd = {
    category: "kitchen",
    vendor: "",
    type: "x".repeat(300),
    stock: "plenty",
    market: 7,
    status: "x",
  };
  expect(productListSchema.parse(odd)).toEqual({});
});
