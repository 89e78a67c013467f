import fc from "fast-check";
import { expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { editProduct, setPrice } from "@/lib/catalog";
import { minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { allCards, categoryCards, type ListingPage, refreshListings, type Sort, sorts } from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const [shoes] = await categoriesOf(story, ["Shoes"]);

const taken = await takeWithStock(
  story,
  Array.from({ length: 40 }, (_, n) =>
    productDraft(story, `shoe-${n}`, {
      title: `${["Älter", "boot", "Clog", "épée"][n % 4]} ${n}`,
      price: 1_000 + (n % 7) * 100,
      categoryIds: [shoes!],
      publishedAt: new Date(clock.now().getTime() - minutes(n % 5)),
    }),
  ),
);
const products = [...taken.values()];
await refreshListings(
  ctx,
  products.map((product) => product.productId),
);

async function page(sort: Sort, cursor: string | null, size = 7): Promise<ListingPage> {
  const result = await categoryCards(ctx, story.eu, shoes!, { sort, cursor, size });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

async function walk(sort: Sort, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const { cards, next } = await page(sort, cursor);
    seen.push(...cards.map((card) => card.handle));
    if (next === null) return seen;
    cursor = next;
    await between();
  }
}

test.each(sorts)("%s: forwards visits all once, in order, and backwards the same pages", async (sort) => {
  const seen = await walk(sort);
  expect(new Set(seen).size).toBe(40);
  expect(seen).toHaveLength(40);
  const all = await page(sort, null, 40);
  expect(all).toMatchObject({ next: null, previous: null });
  expect(all.cards.map((card) => card.handle)).toEqual(seen);
  const prices = all.cards.map((card) => card.priceFrom);
  if (sort === "price_asc") expect(prices).toEqual([...prices].sort((a, b) => a - b));
  if (sort === "price_desc") expect(prices).toEqual([...prices].sort((a, b) => b - a));
  if (sort === "name") expect(all.cards[0]?.title).toMatch(/^Älter/);
  let at = await page(sort, null);
  const pages = [at];
  while (at.next) {
    at = await page(sort, at.next);
    pages.push(at);
  }
  expect(at.cards).toHaveLength(5);
  for (const expected of pages.reverse().slice(1)) {
    at = await page(sort, at.previous);
    expect(at.cards).toEqual(expected.cards);
  }
  expect(at.previous).toBeNull();
});

test("a walk visits each product whose place did not change exactly once, whatever changes meanwhile", async () => {
  const change = fc.record({
    product: fc.nat({ max: 39 }),
    kind: fc.constantFrom("price", "draft", "active", "title"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sorts),
      fc.array(fc.array(change, { maxLength: 4 }), { minLength: 6, maxLength: 6 }),
      async (sort, rounds) => {
        const restless = new Set<string>();
        const left = [...rounds];
        const seen = await walk(sort, async () => {
          for (const { product, kind } of left.shift() ?? []) {
            const { productId, variantIds } = products[product]!;
            restless.add(`shoe-${product}`);
            clock.advance(1_000);
            await transact(ctx, async (tx) => {
              const target = { productId, expectedVersion: null };
              if (kind === "price") {
                const amount = 500 + (clock.now().getTime() % 977);
                await setPrice(tx, { variantId: variantIds[0]!, priceListId: story.eu.priceListId, amount });
              } else if (kind === "title") await editProduct(tx, target, { title: `Renamed ${product}` });
              else await editProduct(tx, target, { status: kind });
            });
            await refreshListings(ctx, [productId]);
          }
        });
        for (let n = 0; n < 40; n += 1) {
          const handle = `shoe-${n}`;
          if (restless.has(handle)) continue;
          expect(
            seen.filter((each) => each === handle),
            handle,
          ).toHaveLength(1);
        }
        for (const { productId } of products)
          await transact(ctx, (tx) =>
            editProduct(tx, { productId, expectedVersion: null }, { status: "active" }),
          );
        await refreshListings(
          ctx,
          products.map((product) => product.productId),
        );
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);

test("a cursor that nobody was given is refused, never an error and never another list", async () => {
  const honest = (await page("price_asc", null)).next!;
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const id = products[0]!.productId;
  for (const cursor of [
    "",
    "x",
    "💥",
    "'; DROP TABLE listings; --",
    "a".repeat(100_000),
    honest.slice(0, -3),
    forged(["price_desc", "after", 1_000, id]),
    forged(["price_asc", "after", "1000", id]),
    forged(["price_asc", "after", 1e300, id]),
    forged(["price_asc", "after", 1.5, id]),
    forged(["price_asc", "sideways", 1_000, id]),
    forged(["price_asc", "after", 1_000, "nobody"]),
    forged(["price_asc", "after", 1_000, id, "more"]),
    forged({ 0: "price_asc" }),
    forged(null),
  ])
    expect(
      await categoryCards(ctx, story.eu, shoes!, { sort: "price_asc", cursor }),
      cursor.slice(0, 40),
    ).toEqual({
      ok: false,
      code: "cursor_invalid",
      detail: undefined,
    });
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.constantFrom(...sorts), async (cursor, sort) => {
      const result = await categoryCards(ctx, story.eu, shoes!, { sort, cursor });
      expect(result.ok).toBe(false);
    }),
  );
  const extremes = [
    ["popular", "after", -100_000_000_000_000, id],
    ["newest", "before", 100_000_000_000_000, id],
    ["newest", "after", -100_000_000_000_000, id],
    ["name", "after", "\u{10ffff}".repeat(200), id],
  ] as const;
  for (const place of extremes) {
    const result = await categoryCards(ctx, story.eu, shoes!, { sort: place[0], cursor: forged(place) });
    expect(result.ok, place[0]).toBe(true);
  }
});

test("everything on sale can be walked by newest and by popular", async () => {
  const first = await allCards(ctx, story.us, { sort: "newest", size: 30 });
  const cursor = first.ok ? first.value.next : "";
  const second = await allCards(ctx, story.us, { sort: "newest", size: 30, cursor });
  expect(second).toMatchObject({ ok: true, value: { next: null } });
  expect(second.ok ? second.value.cards : []).toHaveLength(10);
});
