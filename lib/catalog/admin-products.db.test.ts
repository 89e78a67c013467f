import { expect, test } from "vitest";
import { productLook } from "@/lib/assortment";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { adminProducts, setPrice } from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

test("the desk walks all products once, last changed first, by status and by a piece of title, handle or SKU", async () => {
  for (let n = 0; n < 9; n += 1) {
    clock.advance(n % 3 === 0 ? minutes(1) : 0);
    await takeWithStock(story, [
      productDraft(story, `thing-${n}`, {
        title: `Crème ${n}`,
        sku: `T${n}`,
        status: n % 2 ? "active" : "draft",
      }),
    ]);
  }
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await adminProducts(ctx, { size: 4, cursor });
    if (!page.ok) throw new Error(page.code);
    seen.push(...page.value.rows.map((row) => row.handle));
    if (page.value.next === null) break;
    cursor = page.value.next;
  }
  expect(new Set(seen).size).toBe(9);
  expect(seen).toHaveLength(9);
  expect(seen.slice(0, 3).every((handle) => Number(handle.at(-1)) >= 6)).toBe(true);
  const titles: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await adminProducts(ctx, { size: 4, sort: "title", cursor });
    if (!page.ok) throw new Error(page.code);
    titles.push(...page.value.rows.map((row) => row.title));
    if (page.value.next === null) break;
    cursor = page.value.next;
  }
  expect(titles).toEqual(Array.from({ length: 9 }, (_, n) => `Crème ${n}`));
  const found = async (input: Parameters<typeof adminProducts>[1]) => {
    const page = await adminProducts(ctx, input);
    return page.ok ? page.value.rows.map((row) => row.handle) : [];
  };
  expect(await found({ status: "active" })).toHaveLength(4);
  expect(await found({ query: "creme 5" })).toEqual(["thing-5"]);
  expect(await found({ query: "thing-7" })).toEqual(["thing-7"]);
  expect(await found({ query: "T3" })).toEqual(["thing-3"]);
  expect(await found({ query: "%" })).toEqual([]);
});

test("its prices are those of one list: one price, or the lowest and the highest of live variants", async () => {
  const list = story.eu.priceListId;
  clock.advance(minutes(1));
  const made = await takeWithStock(story, [
    productDraft(story, "single", { title: "Priced single", price: 1_200 }),
    productDraft(story, "several", { title: "Priced several", price: 900, sizes: ["S", "M", "L"] }),
    productDraft(story, "unpriced", { title: "Priced not at all", variants: [{ values: [] }] }),
  ]);
  const [small, , large] = made.get("several")!.variantIds;
  clock.advance(minutes(1));
  await transact(ctx, (tx) => setPrice(tx, { variantId: small!, priceListId: list, amount: 700 }));
  await transact(ctx, (tx) =>
    setPrice(tx, { variantId: large!, priceListId: list, minQuantity: 5, amount: 100 }),
  );
  clock.advance(minutes(1));
  const rows = async (priceListId: string | null) => {
    const page = await adminProducts(ctx, { query: "priced" }, priceListId);
    if (!page.ok) throw new Error(page.code);
    return Object.fromEntries(page.value.rows.map((row) => [row.handle, row]));
  };
  const priced = await rows(list);
  const variantId = made.get("single")!.variantIds[0];
  expect(priced.single).toMatchObject({ version: 1, price: { lowest: 1_200, highest: 1_200, variantId } });
  expect(priced.several).toMatchObject({ version: 3, price: { lowest: 700, highest: 900, variantId: null } });
  expect(priced.unpriced?.price).toBeNull();
  expect(Object.values(await rows(null)).every((row) => row.price === null)).toBe(true);
});

test("a look at a product shows its variants, and prices to those who may see them", async () => {
  const id = (
    await takeWithStock(story, [productDraft(story, "looked", { price: 1_111, sizes: ["S", "M"] })])
  ).get("looked")!.productId;
  clock.advance(minutes(1));
  const look = (await productLook(ctx, id, { prices: true }))!;
  expect(look).toMatchObject({
    published: true,
    more: 0,
    variants: [{ title: "S", available: 10 }, { title: "M" }],
  });
  expect(look.variants[0]!.prices).toEqual([1_111, 1_111]);
  const unpriced = (await productLook(ctx, id, { prices: false }))!;
  expect(unpriced).toMatchObject({ lists: [], variants: [{ prices: [] }, { prices: [] }] });
  expect(JSON.stringify(unpriced)).not.toContain("1111");
  expect(await productLook(ctx, ctx.ids.next(), { prices: true })).toBeNull();
});
