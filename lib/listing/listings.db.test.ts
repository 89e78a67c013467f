import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { archiveCategory, editCategory, editProduct, productById, setPrice } from "@/lib/catalog";
import { changeStock, claim, reserve } from "@/lib/inventory";
import { days, hours, minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { createMarket, marketByCode } from "@/lib/shop";
import { storyClock, testDatabase } from "@/tests/database";
import {
  allCards,
  cardsOf,
  categoryCards,
  categoryPage,
  navigation,
  productPage,
  rankListings,
  rebuildListings,
  recordSales,
  refreshDue,
  refreshForCategories,
  refreshForVariants,
  refreshListings,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const [men, tops, tees, women, sale] = await categoriesOf(
  story,
  ["Men"],
  ["Men", "Tops"],
  ["Men", "Tops", "Tees"],
  ["Women"],
  ["Sale"],
);

/** Everything the read model holds, but for when it was written. */
async function readModel() {
  const [listings, places, counts] = await Promise.all([
    database.pool.query(
      "SELECT to_jsonb(l) - 'updated_at' AS row FROM listings l ORDER BY market_id, product_id",
    ),
    database.pool.query(
      "SELECT to_jsonb(c) AS row FROM listing_categories c ORDER BY market_id, category_id, product_id",
    ),
    database.pool.query(
      "SELECT to_jsonb(n) AS row FROM listing_counts n WHERE count <> 0 ORDER BY market_id, category_id",
    ),
  ]);
  return [listings.rows, places.rows, counts.rows];
}

async function rebuilt() {
  await database.pool.query(
    "DELETE FROM listing_counts; DELETE FROM listing_categories; DELETE FROM listings",
  );
  await rebuildListings(ctx);
  return readModel();
}

async function listed(handle: string, options = {}, stock = 10) {
  const taken = (await takeWithStock(story, [productDraft(story, handle, options)], stock)).get(handle)!;
  await refreshListings(ctx, [taken.productId]);
  return taken;
}

/** All ten units of a variant leave the shelf, as an order takes them. */
async function sellOut(variantId: string) {
  const orderId = ctx.ids.next();
  const sold = await transact(ctx, async (tx) => {
    const wanted = [{ variantId, orderLineId: ctx.ids.next(), quantity: 10 }];
    const reserved = await reserve(tx, orderId, wanted, new Date(clock.now().getTime() + hours(1)));
    if (reserved.ok) await claim(tx, orderId);
    return reserved;
  });
  expect(sold.ok).toBe(true);
}

describe("a refresh", () => {
  test("shows prices as each market does: with German tax in euro, before tax in dollar", async () => {
    const us2 = await transact(ctx, (tx) =>
      createMarket(
        tx,
        {
          channelId: story.channelId,
          code: "b2b",
          name: "Business",
          currency: "EUR",
          locale: "de-DE",
          priceListId: story.eu.priceListId,
          homeCountry: "DE",
          pricesShown: "without_tax",
          fixedPrice: "gross",
          position: 2,
        },
        ["DE"],
      ),
    );
    const { productId } = await listed("taxed", { price: 1_999, compareAt: 2_999, sizes: ["S", "M"] });
    const business = { ...story.eu, id: us2 };
    const [shop] = await cardsOf(ctx, story.eu, [productId]);
    const [dealer] = await cardsOf(ctx, business, [productId]);
    expect(shop).toMatchObject({ priceFrom: 1_999, compareAt: 2_999, currency: "EUR", variantCount: 2 });
    expect(dealer).toMatchObject({ priceFrom: 1_680, compareAt: 2_520 });
    const page = await productPage(ctx, (await marketByCode(ctx, "b2b"))!, "taxed");
    expect(page).toMatchObject({ priceFrom: 1_680, withTax: false });
    expect(page?.variants.map((variant) => variant.price)).toEqual([1_680, 1_680]);
  });

  test("converts every amount in SQL as the page does in TypeScript", async () => {
    const amounts = fc.sample(fc.integer({ min: 0, max: 99_999_999 }), 60);
    const drafts = amounts.map((price, index) =>
      productDraft(story, `amount-${index}`, { price, taxClass: index % 2 ? "reduced" : "standard" }),
    );
    const taken = await takeWithStock(story, drafts);
    await refreshListings(
      ctx,
      [...taken.values()].map((product) => product.productId),
    );
    const business = (await marketByCode(ctx, "b2b"))!;
    for (const [handle, { productId }] of taken) {
      const [card] = await cardsOf(ctx, business, [productId]);
      const page = await productPage(ctx, business, handle);
      expect(card?.priceFrom, handle).toBe(page?.priceFrom);
    }
  });

  test("names only what changed: nothing the second time; the page alone when no card changed", async () => {
    const { productId, variantIds } = await listed("tagged", { categoryIds: [tees!], sizes: ["S", "M"] });
    expect(await refreshListings(ctx, [productId])).toEqual({ productIds: [], tags: [] });
    await transact(ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: null }, { descriptionHtml: "<p>New words</p>" }),
    );
    expect(await refreshListings(ctx, [productId])).toEqual({
      productIds: [productId],
      tags: ["product:tagged"],
    });
    await sellOut(variantIds[0]!);
    expect((await refreshForVariants(ctx, [variantIds[0]!])).tags).toEqual(["product:tagged"]);
    await sellOut(variantIds[1]!);
    const { tags } = await refreshForVariants(ctx, [variantIds[1]!]);
    expect(new Set(tags)).toEqual(
      new Set(["listing", "product:tagged", ...[men, tops, tees].map((id) => `category:${id}`)]),
    );
  });

  test("drops the tags of the old handle and the old categories too", async () => {
    const { productId } = await listed("moves", { categoryIds: [women!] });
    const edit = { handle: "moved", categoryIds: [sale!] };
    await transact(ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: null }, edit, { unnamed: "remove" }),
    );
    const { tags } = await refreshListings(ctx, [productId]);
    for (const tag of [
      "navigation",
      "product:moves",
      "product:moved",
      `category:${women}`,
      `category:${sale}`,
    ])
      expect(tags).toContain(tag);
  });

  test("takes a product out when it is a draft, unpublished, archived or without a price", async () => {
    const { productId } = await listed("leaves", { categoryIds: [tees!] });
    const target = { productId, expectedVersion: null };
    const shown = async () => {
      await refreshListings(ctx, [productId]);
      return (await cardsOf(ctx, story.eu, [productId])).length;
    };
    for (const gone of ["draft", "archived"] as const) {
      await transact(ctx, (tx) => editProduct(tx, target, { status: gone }));
      expect(await shown()).toBe(0);
      await transact(ctx, (tx) => editProduct(tx, target, { status: "active" }));
      expect(await shown()).toBe(1);
    }
    await transact(ctx, (tx) => editProduct(tx, target, { unpublishFrom: [story.channelId] }));
    expect(await shown()).toBe(0);
    const priceless = productDraft(story, "priceless", { variants: [{ values: [] }] });
    const taken = (await takeWithStock(story, [priceless])).get("priceless")!;
    await refreshListings(ctx, [taken.productId]);
    expect(await cardsOf(ctx, story.eu, [taken.productId])).toEqual([]);
    expect(await productPage(ctx, story.eu, "priceless")).toBeNull();
  });

  test("follows a scheduled price when it begins and when it ends", async () => {
    const { productId, variantIds } = await listed("scheduled", { price: 1_000 });
    const from = clock.now().getTime() + hours(1);
    const window = { validFrom: new Date(from), validTo: new Date(from + hours(2)) };
    const price = { variantId: variantIds[0]!, priceListId: story.eu.priceListId, amount: 700, ...window };
    await transact(ctx, (tx) => setPrice(tx, { ...price, compareAtAmount: 1_000 }));
    const shown = async () => {
      await refreshDue(ctx);
      return (await cardsOf(ctx, story.eu, [productId]))[0];
    };
    expect(await shown()).toMatchObject({ priceFrom: 1_000, compareAt: null, lowestPrior: null });
    clock.advance(hours(1) + minutes(1));
    expect(await shown()).toMatchObject({ priceFrom: 700, compareAt: 1_000, lowestPrior: 1_000 });
    expect((await productPage(ctx, story.eu, "scheduled"))?.variants[0]?.lowestPrior).toBe(1_000);
    clock.advance(hours(2));
    expect(await shown()).toMatchObject({ priceFrom: 1_000, compareAt: null });
  });
});

describe("a struck price in a list", () => {
  test("has the lowest of the thirty days before beside it, as the product's page has, in each market", async () => {
    const { productId, variantIds } = await listed("struck", { price: 1_999, sizes: ["S", "M"] });
    const [small, medium] = variantIds as [string, string];
    const costs = async (variantId: string, amount: number, compareAtAmount: number | null = null) => {
      clock.advance(days(3));
      const price = { variantId, priceListId: story.eu.priceListId, amount, compareAtAmount };
      await transact(ctx, (tx) => setPrice(tx, price));
      await refreshListings(ctx, [productId]);
    };
    await costs(medium, 1_799);
    await costs(medium, 1_899);
    const markets = [story.eu, (await marketByCode(ctx, "b2b"))!];
    for (const market of markets)
      expect((await cardsOf(ctx, market, [productId]))[0]).toMatchObject({
        compareAt: null,
        lowestPrior: null,
      });
    await costs(medium, 1_499, 1_899);
    // Reduced too, but not the price that a card shows.
    await costs(small, 1_599, 1_999);
    for (const market of markets) {
      const page = (await productPage(ctx, market, "struck"))!;
      const cheapest = page.variants.find((variant) => variant.price === page.priceFrom)!;
      const [card] = await cardsOf(ctx, market, [productId]);
      expect(card).toMatchObject({ compareAt: cheapest.compareAt, lowestPrior: cheapest.lowestPrior });
    }
    expect((await cardsOf(ctx, story.eu, [productId]))[0]?.lowestPrior).toBe(1_799);
    const found = await allCards(ctx, story.eu, { sort: "newest", size: 50 });
    expect(found.ok && found.value.cards.find((card) => card.productId === productId)?.lowestPrior).toBe(
      1_799,
    );
  });
});

describe("categories", () => {
  test("count what is in and under them, once, and are left out when empty", async () => {
    const [bags, totes, empty] = await categoriesOf(story, ["Bags"], ["Bags", "Totes"], ["Bags", "Empty"]);
    await listed("tote-1", { categoryIds: [totes!] });
    await listed("tote-2", { categoryIds: [totes!, bags!] });
    const page = await categoryPage(ctx, story.eu, "bags");
    expect(page).toMatchObject({ count: 2, children: [{ id: totes, count: 2 }], trail: [{ name: "Bags" }] });
    const branch = (await navigation(ctx, story.eu)).find((each) => each.id === bags);
    expect(branch).toMatchObject({ count: 2, children: [{ path: "bags/totes" }] });
    expect(JSON.stringify(branch)).not.toContain(empty);
    const cards = await categoryCards(ctx, story.eu, bags!, { sort: "name" });
    expect(cards.ok && cards.value.cards.map((card) => card.handle)).toEqual(["tote-1", "tote-2"]);
  });

  test("that move or go take their products along", async () => {
    const [a, b, c] = await categoriesOf(story, ["A"], ["B"], ["A", "C"]);
    await listed("in-c", { categoryIds: [c!] });
    const count = async (id: string) =>
      (await navigation(ctx, story.eu)).find((each) => each.id === id)?.count;
    expect([await count(a!), await count(b!)]).toEqual([1, undefined]);
    await transact(ctx, (tx) => editCategory(tx, c!, { parentId: b! }));
    await refreshForCategories(ctx, [c!]);
    expect([await count(a!), await count(b!)]).toEqual([undefined, 1]);
    await transact(ctx, (tx) => archiveCategory(tx, b!));
    await refreshForCategories(ctx, [b!, c!]);
    expect(await count(b!)).toBeUndefined();
  });
});

test("popularity counts an order once, takes effect when ranked, and survives a rebuild", async () => {
  const { productId, variantIds } = await listed("wanted");
  const order = {
    orderId: ctx.ids.next(),
    soldAt: clock.now(),
    lines: [{ variantId: variantIds[0]!, quantity: 3 }],
  };
  await transact(ctx, (tx) => recordSales(tx, order));
  await transact(ctx, (tx) => recordSales(tx, order));
  const first = async () => {
    const page = await allCards(ctx, story.eu, { sort: "popular", size: 1 });
    return page.ok ? page.value.cards[0]?.handle : null;
  };
  expect((await refreshListings(ctx, [productId])).tags).toEqual([]);
  expect((await rankListings(ctx)).productIds).toEqual([productId]);
  expect(await first()).toBe("wanted");
  const { rows } = await database.pool.query("SELECT score FROM listing_popularity WHERE product_id = $1", [
    productId,
  ]);
  expect(rows).toEqual([{ score: 3 }]);
  await rebuilt();
  expect(await first()).toBe("wanted");
  clock.advance(days(91));
  expect((await rankListings(ctx)).productIds).toEqual([productId]);
});

test("after any edits, told in any order and more than once, the read model equals its rebuild", async () => {
  const categories = [men!, tops!, tees!, women!, sale!];
  const edit = fc.record({
    product: fc.nat({ max: 7 }),
    kind: fc.constantFrom(
      "price",
      "stock",
      "status",
      "title",
      "categories",
      "publish",
      "sizes",
      "move",
      "again",
    ),
    value: fc.nat({ max: 60 }),
    refreshed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25 }), fc.uuid(), async (edits, run) => {
      const drafts = Array.from({ length: 8 }, (_, n) =>
        productDraft(story, `p${n}-${run}`, { sizes: ["S", "M"], categoryIds: [categories[n % 5]!] }),
      );
      const products = [...(await takeWithStock(story, drafts, 0)).values()];
      const pending = new Set(products.map((product) => product.productId));
      for (const { product, kind, value, refreshed } of edits) {
        const { productId, variantIds } = products[product]!;
        const variantId = variantIds[value % variantIds.length]!;
        clock.advance(minutes(1));
        await transact(ctx, async (tx) => {
          const target = { productId, expectedVersion: null };
          const policy = { unnamed: "remove" } as const;
          if (kind === "price")
            await setPrice(tx, { variantId, priceListId: story.eu.priceListId, amount: 500 + value });
          if (kind === "stock")
            await changeStock(tx, [
              {
                variantId,
                locationId: story.locationId,
                delta: value - 30,
                kind: "adjustment",
                reason: null,
              },
            ]);
          if (kind === "status")
            await editProduct(tx, target, { status: (["draft", "active", "archived"] as const)[value % 3]! });
          if (kind === "title") await editProduct(tx, target, { title: `Title ${value}` });
          if (kind === "categories")
            await editProduct(
              tx,
              target,
              { categoryIds: categories.filter((_, n) => (value >> n) & 1) },
              policy,
            );
          if (kind === "publish")
            await editProduct(
              tx,
              target,
              value % 2 ? { publishIn: [story.channelId] } : { unpublishFrom: [story.channelId] },
            );
          if (kind === "sizes")
            await editProduct(tx, target, {
              variants: variantIds.map((id, n) => ({ id, archived: ((value >> n) & 1) === 1 })),
            });
        });
        if (kind === "move") {
          const moved = categories[1 + (value % 2)]!;
          const parentId = value % 3 === 0 ? null : moved === tops ? men! : women!;
          await transact(ctx, (tx) => editCategory(tx, moved, { parentId }));
          await refreshForCategories(ctx, [moved]);
        }
        pending.add(productId);
        if (refreshed) {
          await refreshListings(ctx, [...pending].reverse());
          pending.clear();
        }
      }
      await refreshListings(ctx, [...pending, ...pending]);
      const kept = await readModel();
      expect(kept).toEqual(await rebuilt());
      expect(await productById(ctx, products[0]!.productId)).not.toBeNull();
    }),
    { numRuns: 8 },
  );
}, 120_000);
