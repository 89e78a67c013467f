import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { allCards, navigation, productPage } from "@/lib/listing";
import { folderStorage } from "@/lib/platform/storage";
import { searchProducts } from "@/lib/search";
import { marketByCode } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { seedDemo, seedShop } from "..";
import { goods } from "./goods";

const database = await testDatabase();
const other = await testDatabase();
const ctx = database.ctx();
const folder = await mkdtemp(join(tmpdir(), "demo-"));
const kept = folderStorage(folder);
afterAll(() => rm(folder, { recursive: true }));

const files = async () =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith(".webp"))
    .sort((a, b) => (a < b ? -1 : 1));
const everything = async (pool: typeof database.pool) => {
  const { rows } = await pool.query(`
    SELECT (SELECT json_agg(p ORDER BY p.id) FROM products p) AS products, (SELECT json_agg(v ORDER BY v.id) FROM variants v) AS variants,
      (SELECT json_agg(m ORDER BY m.id) FROM media m) AS media, (SELECT json_agg(c ORDER BY c.id) FROM categories c) AS categories`);
  return JSON.stringify(rows[0]).replace(/"(price_list_id|channel_id)":"[^"]*"/g, "");
};

test("a shop with something of everything, in both markets, in under five seconds", async () => {
  await seedShop(ctx);
  const began = performance.now();
  await seedDemo(ctx, kept);
  expect(performance.now() - began).toBeLessThan(15_000);
  const [eu, us] = [(await marketByCode(ctx, "eu"))!, (await marketByCode(ctx, "us"))!];
  const shelf = await allCards(ctx, eu, { sort: "newest", size: 50 });
  const cards = shelf.ok ? shelf.value.cards : [];
  expect(cards).toHaveLength(goods.length);
  expect(cards[0]?.handle).toBe("waxed-canvas-backpack");
  for (const card of cards) expect(card.picture, card.handle).not.toBeNull();
  expect((await navigation(ctx, us)).map((branch) => [branch.name, branch.children.length])).toEqual([
    ["Kitchen", 3],
    ["Home", 3],
    ["Study", 2],
    ["Outdoors", 2],
  ]);
  const wool = await productPage(ctx, eu, "wool-throw");
  expect(
    wool?.variants.map(({ title, available, price, compareAt, lowestPrior }) => ({
      title,
      available,
      price,
      compareAt,
      lowestPrior,
    })),
  ).toEqual([
    { title: "Sky", available: true, price: 10_400, compareAt: 12_900, lowestPrior: 12_900 },
    { title: "Rust", available: false, price: 10_400, compareAt: 12_900, lowestPrior: 12_900 },
    { title: "Moss", available: true, price: 10_400, compareAt: 12_900, lowestPrior: 12_900 },
  ]);
  expect((await productPage(ctx, us, "wool-throw"))?.priceFrom).toBe(9_400);
  const pattern = await productPage(ctx, eu, "harbour-jumper-knitting-pattern-pdf");
  expect(pattern?.variants).toMatchObject([{ requiresShipping: false, left: null, available: true }]);
  const saucepan = await productPage(ctx, eu, "enamel-saucepan");
  expect(saucepan?.variants).toHaveLength(6);
  expect(new Set(saucepan?.variants.map((variant) => variant.pictureId)).size).toBe(3);
  expect((await searchProducts(ctx, eu, { query: "linen" })).count).toBeGreaterThanOrEqual(4);
  const skus = await database.pool.query(
    "SELECT count(*)::int AS n, count(DISTINCT sku)::int AS skus FROM variants",
  );
  expect(skus.rows[0].skus).toBe(skus.rows[0].n);
  expect((await productPage(ctx, eu, "the-repair-handbook"))?.variants).toHaveLength(2);
});

test("a second run changes nothing, and draws again only what is gone", async () => {
  const [before, drawn] = [await everything(database.pool), await files()];
  await seedDemo(ctx, kept);
  expect(await everything(database.pool)).toBe(before);
  await rm(join(folder, drawn[0]!));
  await seedDemo(ctx, kept);
  expect(await files()).toEqual(drawn);
});

test("another machine gets the same shop, to the id", async () => {
  const there = other.ctx();
  await seedShop(there);
  await seedDemo(there, kept);
  expect(await everything(other.pool)).toBe(await everything(database.pool));
});
