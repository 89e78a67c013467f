import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { setStock } from "@/lib/inventory";
import { type Filters, noFilters, refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { NO_MEILISEARCH, testIndex } from "@/tests/meilisearch";
import { rebuildIndex, searchProducts, suggestProducts } from ".";
import type { SearchInput } from "./contract";
import type { SearchEngine } from "./engine";
import { oddTexts } from "./odd-texts";

/** One suite for both engines. What only one of them can do stands in the tests of that one. */

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
const story = await openStory(ctx);
const [coats, clothing, tables] = await categoriesOf(
  story,
  ["Clothing", "Coats & Jackets"],
  ["Clothing"],
  ["Tables"],
);

/** A shirt in colours and sizes; what stands in `out` is sold out. */
function shirt(handle: string, ways: readonly string[], price: number) {
  return productDraft(story, handle, {
    title: `Shirt ${handle}`,
    price,
    categoryIds: [clothing!],
    options: ["Colour", "Size"],
    variants: ways.map((way) => ({
      values: way.split(" "),
      sku: null,
      prices: [story.eu, story.us].map(({ priceListId }) => ({
        priceListId,
        amount: price,
        compareAtAmount: null,
      })),
    })),
  });
}

const drafts = [
  productDraft(story, "wool-jacket", {
    title: "Wool Jacket",
    sku: "WJ-01",
    sizes: ["S", "M"],
    descriptionHtml: "<p>Warm lining for <strong>winter walking</strong>.</p>",
    categoryIds: [coats!],
    price: 20_000,
  }),
  productDraft(story, "linen-jacket", {
    title: "Linen Jacket",
    tags: ["summer"],
    sku: "LJ-01",
    price: 9_000,
  }),
  productDraft(story, "creme-bowl", { title: "Crème Brûlée Bowl", vendor: "Ménage", sku: "50%_off" }),
  productDraft(story, "walking-boots", { title: "Walking Boots", descriptionHtml: "<p>Not a jacket.</p>" }),
  productDraft(story, "side-table", { title: "Side Table", categoryIds: [tables!] }),
  productDraft(story, "serving-dish", { title: "Serving Dish" }),
  productDraft(story, "arabic", { title: "قهوة عربية" }),
  productDraft(story, "cyrillic", { title: "Шапка зимняя" }),
  productDraft(story, "draft-jacket", { title: "Draft Jacket", status: "draft" }),
  shirt("one", ["Red S", "Red M", "Blue M"], 3_000),
  shirt("two", ["Red L", "Blue M"], 5_000),
  shirt("three", ["Green S"], 7_000),
];
const taken = await takeWithStock(story, drafts);
// Of the first shirt the red one in M is sold out; of the third there is nothing left.
for (const variantId of [taken.get("one")!.variantIds[1]!, taken.get("three")!.variantIds[0]!]) {
  const empty = { variantId, locationId: story.locationId, onHand: 0, expected: 10, reason: "counted" };
  const done = await transact(ctx, (tx) => setStock(tx, empty));
  if (!done.ok) throw new Error(done.code);
}
await refreshListings(
  ctx,
  [...taken.values()].map((product) => product.productId),
);

const index = testIndex();
if (index) await rebuildIndex(ctx, index);

/** The index itself, and nobody in its place. */
const strict: SearchEngine | null = index && {
  ...index.engine,
  find: async (...asked) => (await index.engine.find(...asked)) ?? expect.fail("the index did not answer"),
};

describe.each<[string, SearchEngine | null, boolean]>([
  ["postgres", null, true],
  [index ? "meilisearch" : `meilisearch (${NO_MEILISEARCH})`, strict, index !== null],
])("%s", (_, engine, isThere) => {
  const it = test.skipIf(!isThere);
  const search = (query: string, more: Omit<SearchInput, "query"> = {}) =>
    searchProducts(ctx, story.eu, { query, ...more }, engine);
  const handles = async (query: string, more: Omit<SearchInput, "query"> = {}) =>
    (await search(query, more)).cards.map((card) => card.handle);
  const narrowed = (filters: Partial<Filters>) => ({ ...noFilters, ...filters });
  const shirts = (filters: Partial<Filters>, more: Omit<SearchInput, "query"> = {}) =>
    search("shirt", { filters: narrowed(filters), ...more });

  describe("finds", () => {
    it.each([
      ["jackets", ["linen-jacket", "wool-jacket", "walking-boots"]],
      ["jack", ["linen-jacket", "wool-jacket", "walking-boots"]],
      ["wool jack", ["wool-jacket"]],
      ["walk", ["walking-boots", "wool-jacket"]],
      ["dishes", ["serving-dish"]],
      ["creme brulee", ["creme-bowl"]],
      ["CRÈME", ["creme-bowl"]],
      ["cre\u0300me", ["creme-bowl"]],
      ["menage", ["creme-bowl"]],
      ["summer", ["linen-jacket"]],
      ["coats", ["wool-jacket"]],
      ["jacket -linen -boots", ["wool-jacket"]],
      ['"wool jacket"', ["wool-jacket"]],
      ["قهوة", ["arabic"]],
      ["шапка", ["cyrillic"]],
      ["wo\u200bol", ["wool-jacket"]],
    ])("%s", async (query, expected) => {
      const found = await search(query);
      expect(new Set(found.cards.map((card) => card.handle))).toEqual(new Set(expected));
      expect(found).toMatchObject({ similar: false, count: expected.length });
    });

    it("what stands in the title before what stands in the text", async () => {
      expect((await handles("jacket")).at(-1)).toBe("walking-boots");
      expect((await handles("walking"))[0]).toBe("walking-boots");
    });

    it("a whole SKU first, in any case, odd signs included", async () => {
      expect((await handles("wj-01-m"))[0]).toBe("wool-jacket");
      expect(await handles("50%_OFF")).toEqual(["creme-bowl"]);
    });

    it.each([
      ["jaket", "linen-jacket"],
      ["wool jakket", "wool-jacket"],
      ["brulle", "creme-bowl"],
      ["jackit", "wool-jacket"],
      ["tabel", "side-table"],
    ])("similar words for %s, and says so", async (query, expected) => {
      const found = await search(query);
      expect(found.cards.map((card) => card.handle)).toContain(expected);
      expect(found.similar).toBe(true);
    });

    it("nothing that is not on sale", async () => {
      expect(await handles("draft")).toEqual([]);
    });
  });

  describe("narrows", () => {
    it("by colour and size of one and the same variant", async () => {
      expect(await handles("shirt", { filters: narrowed({ colors: ["red"], sizes: ["m"] }) })).toEqual([
        "one",
      ]);
      expect(new Set(await handles("shirt", { filters: narrowed({ colors: ["red", "green"] }) }))).toEqual(
        new Set(["one", "two", "three"]),
      );
      expect(await handles("shirt", { filters: narrowed({ colors: ["green"], sizes: ["m"] }) })).toEqual([]);
    });

    it("by what can be bought as chosen", async () => {
      const inStock = (filters: Partial<Filters>) =>
        handles("shirt", { filters: narrowed({ ...filters, available: true }) });
      expect(new Set(await inStock({}))).toEqual(new Set(["one", "two"]));
      expect(await inStock({ colors: ["red"], sizes: ["m"] })).toEqual([]);
      expect(new Set(await inStock({ colors: ["red"] }))).toEqual(new Set(["one", "two"]));
    });

    it("by price and category", async () => {
      expect(await handles("shirt", { filters: narrowed({ min: 3_001, max: 5_000 }) })).toEqual(["two"]);
      expect(await handles("jacket", { categoryId: coats })).toEqual(["wool-jacket"]);
      expect(await handles("jacket", { categoryId: clothing })).toEqual(["wool-jacket"]);
    });

    it("and no value is an error", async () => {
      const odd = ['"', "\\", "' OR 1=1", "] OR market = x", 'a\\"b', "%", "|", "+"];
      expect(await handles("shirt", { filters: narrowed({ colors: odd, sizes: odd }) })).toEqual([]);
    });
  });

  describe("counts what each filter would leave", () => {
    const values = (of: readonly { key: string; count: number }[]) =>
      Object.fromEntries(of.map(({ key, count }) => [key, count]));

    it("of everything that was found", async () => {
      const { facets, count } = await shirts({});
      expect(count).toBe(3);
      expect(values(facets.colors)).toEqual({ red: 2, blue: 2, green: 1 });
      expect(facets.sizes.map(({ label, count: n }) => [label, n])).toEqual([
        ["S", 2],
        ["M", 2],
        ["L", 1],
      ]);
      expect(facets).toMatchObject({ available: 2, lowest: 3_000, highest: 7_000, more: false });
      expect(facets.categories).toEqual({ [clothing!]: 3 });
    });

    it("a kind in use by what else could be chosen of it", async () => {
      const { facets, count } = await shirts({ colors: ["red"] });
      expect(count).toBe(2);
      expect(values(facets.colors)).toEqual({ red: 2, blue: 2, green: 1 });
      expect(values(facets.sizes)).toEqual({ s: 1, m: 1, l: 1 });
    });

    it("colours and sizes by variants that have both", async () => {
      const { facets } = await shirts({ sizes: ["m", "l"] });
      expect(values(facets.colors)).toEqual({ red: 2, blue: 2 });
      const both = await shirts({ colors: ["red"], sizes: ["m"] });
      expect(values(both.facets.colors)).toEqual({ red: 1, blue: 2 });
      expect(values(both.facets.sizes)).toEqual({ s: 1, m: 1, l: 1 });
      expect(both.facets.available).toBe(0);
    });

    it("prices before the price filter, categories before the category", async () => {
      const priced = await shirts({ max: 4_000 });
      expect(priced).toMatchObject({ count: 1, facets: { lowest: 3_000, highest: 7_000 } });
      const { facets } = await search("jacket", { categoryId: coats });
      expect(facets.categories).toEqual({ [coats!]: 1, [clothing!]: 1 });
    });

    it("what is chosen stays, though nothing is left of it", async () => {
      const { facets } = await shirts({ colors: ["violet"] });
      expect(facets.colors).toContainEqual({ key: "violet", label: "violet", count: 0 });
    });

    it("only what can be bought, where only that is wanted", async () => {
      const { facets } = await shirts({ available: true });
      expect(values(facets.colors)).toEqual({ red: 2, blue: 2 });
      expect(values(facets.sizes)).toEqual({ s: 1, m: 2, l: 1 });
    });
  });

  describe("sorts", () => {
    it.each([
      ["price_asc", ["one", "two", "three"]],
      ["price_desc", ["three", "two", "one"]],
      ["name", ["one", "three", "two"]],
    ] as const)("by %s", async (sort, expected) => {
      expect(await handles("shirt", { sort })).toEqual(expected);
    });
  });

  it("pages hold each hit once and end where the hits end", async () => {
    const all = await Promise.all([1, 2, 3].map((page) => search("shirt", { page, size: 2 })));
    expect(all.map((page) => page.cards.length)).toEqual([2, 1, 0]);
    expect(new Set(all.flatMap((page) => page.cards.map((card) => card.handle))).size).toBe(3);
    expect(all[0]).toMatchObject({ count: 3, pages: 2, page: 1 });
    for (const page of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect((await search("shirt", { page })).page).toBeGreaterThanOrEqual(1);
  });

  it("suggests products and categories while somebody types", async () => {
    const suggest = (query: string) => suggestProducts(ctx, story.eu, query, engine);
    expect((await suggest("jac")).products.map((card) => card.handle)).toContain("wool-jacket");
    expect((await suggest("coat")).categories).toEqual([
      { name: "Coats & Jackets", path: "clothing/coats-jackets", within: "Clothing", count: 1 },
    ]);
    expect((await suggest("tables")).categories.map((one) => one.name)).toEqual(["Tables"]);
    expect((await suggest("jaket")).products.length).toBeGreaterThan(0);
    expect(await suggest("j")).toEqual({ query: "j", products: [], categories: [] });
  });

  describe("no text is an error", () => {
    it.each(oddTexts.map((query) => [query.slice(0, 30), query] as const))("%j", async (__, query) => {
      const found = await search(query);
      expect(found.query.length).toBeLessThanOrEqual(200);
      expect(found.count).toBeGreaterThanOrEqual(0);
      await suggestProducts(ctx, story.eu, query, engine);
    });

    it("nor any other", async () => {
      const text = fc.oneof(
        fc.string({ maxLength: 300, unit: "binary" }),
        fc.string({ maxLength: 60, unit: "grapheme" }),
      );
      await fc.assert(
        fc.asyncProperty(text, fc.integer(), async (query, page) => {
          await search(query, { page });
        }),
        { numRuns: 150 },
      );
    });
  });
});
