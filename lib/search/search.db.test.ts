import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { editProduct } from "@/lib/catalog";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { searchProducts } from ".";

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
const story = await openStory(ctx);
const [coats] = await categoriesOf(story, ["Clothing", "Coats & Jackets"]);

const drafts = [
  productDraft(story, "wool-jacket", {
    title: "Wool Jacket",
    sku: "WJ-01",
    sizes: ["S", "M"],
    descriptionHtml: "<p>Warm lining for <strong>winter walking</strong>.</p>",
    categoryIds: [coats!],
  }),
  productDraft(story, "linen-jacket", { title: "Linen Jacket", tags: ["summer"], sku: "LJ-01" }),
  productDraft(story, "creme-bowl", { title: "Crème Brûlée Bowl", vendor: "Ménage", sku: "50%_off" }),
  productDraft(story, "walking-boots", { title: "Walking Boots", descriptionHtml: "<p>Not a jacket.</p>" }),
  productDraft(story, "arabic", { title: "قهوة عربية" }),
  productDraft(story, "cyrillic", { title: "Шапка зимняя" }),
  productDraft(story, "draft-jacket", { title: "Draft Jacket", status: "draft" }),
];
const taken = await takeWithStock(story, drafts);
await refreshListings(
  ctx,
  [...taken.values()].map((product) => product.productId),
);

const search = (query: string, page = 1, size?: number) =>
  searchProducts(ctx, story.eu, { query, page, size });
const handles = async (query: string) => (await search(query)).cards.map((card) => card.handle);

describe("finds", () => {
  test.each([
    ["jackets", ["linen-jacket", "wool-jacket", "walking-boots"]],
    ["jack", ["linen-jacket", "wool-jacket", "walking-boots"]],
    ["wool jack", ["wool-jacket"]],
    ["walk", ["walking-boots", "wool-jacket"]],
    ["creme brulee", ["creme-bowl"]],
    ["CRÈME", ["creme-bowl"]],
    ["cre\u0300me", ["creme-bowl"]],
    ["menage", ["creme-bowl"]],
    ["summer", ["linen-jacket"]],
    ["coats", ["wool-jacket"]],
    ["jacket -linen -boots", ["wool-jacket"]],
    ['"wool jacket"', ["wool-jacket"]],
    ["bowl or boots", ["creme-bowl", "walking-boots"]],
    ["قهوة", ["arabic"]],
    ["шапка", ["cyrillic"]],
    ["wo\u200bol", ["wool-jacket"]],
  ])("%s", async (query, expected) => {
    const found = await search(query);
    expect(new Set(found.cards.map((card) => card.handle))).toEqual(new Set(expected));
    expect(found.similar).toBe(false);
  });

  test("what stands in the title before what stands in the text", async () => {
    expect((await handles("jacket")).at(-1)).toBe("walking-boots");
    expect((await handles("walking"))[0]).toBe("walking-boots");
  });

  test("a whole SKU first, in any case, odd signs included", async () => {
    expect((await handles("wj-01-m"))[0]).toBe("wool-jacket");
    expect(await handles("50%_OFF")).toEqual(["creme-bowl"]);
    expect(await handles("50%_of_")).not.toContain("creme-bowl-x");
  });

  test.each(["jaket", "wool jakket", "brulle", "bots", "jackit"])(
    "similar words for %s, and says so",
    async (query) => {
      const found = await search(query);
      expect(found.cards.length).toBeGreaterThan(0);
      expect(found.similar).toBe(true);
    },
  );

  test("nothing that is not on sale, nor in another market", async () => {
    expect(await handles("draft")).toEqual([]);
    const { productId } = taken.get("linen-jacket")!;
    await transact(ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: null }, { unpublishFrom: [story.channelId] }),
    );
    await refreshListings(ctx, [productId]);
    expect(await handles("linen")).not.toContain("linen-jacket");
  });
});

describe("no text is an error", () => {
  test.each(
    [
      "",
      " ",
      "'",
      '"',
      '"""',
      "\\",
      "%",
      "_",
      "%%%___",
      ":*",
      "& | ! ( )",
      "a & (b | ",
      "!!",
      "<->",
      "-jacket",
      "- -",
      "or or or",
      "'; DROP TABLE listings; --",
      "\u0000",
      "a\u0000b",
      "\ud800",
      "jacket \udc00",
      "\u200b\u200e\u202e",
      "ŉ",
      "½",
      "foo½ ¼",
      "’n",
      "＼",
      "％",
      "💥👨‍👩‍👧‍👦",
      "ﷺ".repeat(200),
      "\u0301".repeat(200),
      "a".repeat(100_000),
      "wool ".repeat(20_000),
      "\\".repeat(100_000),
      "(".repeat(5_000),
      "\u202ejacket\u202c",
      "http://a.b/c?d=e&f=g",
      "a@b.example",
      "<script>alert(1)</script>",
      "{{7*7}}",
      "ʹ",
      "ʼn ʹʹ",
    ].map((query) => [query.slice(0, 30), query] as const),
  )("%j", async (_, query) => {
    const found = await search(query);
    expect(found.query.length).toBeLessThanOrEqual(200);
    expect(found.count).toBeGreaterThanOrEqual(0);
  });

  test("nor any other", async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300, unit: "binary" }),
      fc.string({ maxLength: 60, unit: "grapheme" }),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.integer(), async (query, page) => {
        await search(query, page);
      }),
      { numRuns: 300 },
    );
  });

  test("and the longest one costs little", async () => {
    const began = performance.now();
    await search("jacket wool winter ".repeat(10_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

test("pages hold each hit once and end where the hits end", async () => {
  const many = Array.from({ length: 30 }, (_, n) => productDraft(story, `lamp-${n}`, { title: `Lamp ${n}` }));
  const lamps = [...(await takeWithStock(story, many)).values()].map((product) => product.productId);
  await refreshListings(ctx, lamps);
  const pages = await Promise.all([1, 2, 3, 4].map((page) => search("lamp", page, 12)));
  expect(pages.map((page) => page.cards.length)).toEqual([12, 12, 6, 0]);
  expect(new Set(pages.flatMap((page) => page.cards.map((card) => card.handle))).size).toBe(30);
  expect(pages[0]).toMatchObject({ count: 30, pages: 3, page: 1 });
  for (const page of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect((await search("lamp", page)).page).toBeGreaterThanOrEqual(1);
});
