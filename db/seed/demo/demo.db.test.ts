import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { adminProducts, handleOf } from "@/lib/catalog";
import { pageByHandle, pageLinks } from "@/lib/content";
import {
  allCards,
  categoryPage,
  collectionCards,
  navigation,
  productPage,
  shownCollections,
} from "@/lib/listing";
import { folderStorage } from "@/lib/platform/storage";
import { searchProducts } from "@/lib/search";
import { marketByCode } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { seedDemo, seedShop } from "..";
import { categories } from "./categories";
import { collections } from "./collections";
import { picturesOf } from "./drafts";
import { goods } from "./goods";

// Some five hundred pictures and a whole catalogue, on whatever else the machine is busy with.
vi.setConfig({ testTimeout: 120_000 });
const database = await testDatabase();
const other = await testDatabase();
const ctx = database.ctx();
const folder = await mkdtemp(join(tmpdir(), "demo-"));
const kept = folderStorage(folder);
/** Pictures are the slow part; small ones show as much here. */
const small = { width: 96, height: 120 };
const seed = (into = ctx) => seedDemo(into, kept, small);
afterAll(() => rm(folder, { recursive: true }));

const files = async () =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith(".webp"))
    .sort((a, b) => (a < b ? -1 : 1));
const everything = async (pool: typeof database.pool) => {
  const { rows } = await pool.query(`
    SELECT (SELECT json_agg(p ORDER BY p.id) FROM products p) AS products, (SELECT json_agg(v ORDER BY v.id) FROM variants v) AS variants,
      (SELECT json_agg(m ORDER BY m.id) FROM media m) AS media, (SELECT json_agg(c ORDER BY c.id) FROM categories c) AS categories,
      (SELECT json_agg(a ORDER BY a.product_id, a.attribute_id) FROM product_attributes a) AS attributes,
      (SELECT json_agg(c ORDER BY c.collection_id, c.position) FROM collection_products c) AS collections,
      (SELECT json_agg(p ORDER BY p.id) FROM pages p) AS pages`);
  return JSON.stringify(rows[0]).replace(/"(price_list_id|channel_id)":"[^"]*"/g, "");
};
const inEurope = async () => (await marketByCode(ctx, "eu"))!;

test("more than eighty goods in eight departments, each with its pictures, in both markets", async () => {
  await seedShop(ctx);
  await seed();
  const [eu, us] = [await inEurope(), (await marketByCode(ctx, "us"))!];
  const sold = goods.filter((good) => !good.isDraft);
  expect(sold.length).toBeGreaterThanOrEqual(80);
  for (const market of [eu, us]) {
    const shelf = await allCards(ctx, market, { sort: "newest", size: 200 });
    const cards = shelf.ok ? shelf.value.cards : [];
    expect(cards).toHaveLength(sold.length);
    for (const card of cards) expect(card.secondPicture, card.handle).not.toBeNull();
  }
  const tree = await navigation(ctx, us);
  expect(tree.map((branch) => branch.name)).toEqual([
    ...new Set(categories.map((category) => category.names[0])),
  ]);
  for (const branch of tree) expect(branch.children.length, branch.name).toBeGreaterThanOrEqual(2);
  expect(await categoryPage(ctx, eu, "play/music/drums")).toMatchObject({ count: 1, trail: [{}, {}, {}] });
  const skus = await database.pool.query(
    "SELECT count(*)::int AS n, count(DISTINCT sku)::int AS skus FROM variants",
  );
  expect(skus.rows[0].skus).toBe(skus.rows[0].n);
  expect((await searchProducts(ctx, eu, { query: "walnut" })).count).toBeGreaterThanOrEqual(3);
});

test("what a page says: reductions, sold-out variants, typed facts, a picture a colour", async () => {
  const [eu, us] = [await inEurope(), (await marketByCode(ctx, "us"))!];
  const pot = await productPage(ctx, eu, "hestia-pot");
  expect(pot?.variants.map(({ title, available, price }) => ({ title, available, price }))).toEqual([
    { title: "Brick / 0.7 L", available: true, price: 7_800 },
    { title: "Brick / 1.1 L", available: true, price: 9_600 },
    { title: "Fir / 0.7 L", available: true, price: 7_800 },
    { title: "Fir / 1.1 L", available: true, price: 9_600 },
    { title: "Oat / 0.7 L", available: false, price: 7_800 },
    { title: "Oat / 1.1 L", available: true, price: 9_600 },
  ]);
  expect(pot?.variants[3]?.left).toBeLessThanOrEqual(3);
  expect(new Set(pot?.variants.map((variant) => variant.pictureId)).size).toBe(3);
  expect((await productPage(ctx, eu, "alba-cup"))?.attributes).toContainEqual({
    code: "holds",
    name: "Holds",
    kind: "number",
    unit: "milliliter",
    value: 220,
  });
  const backpack = await productPage(ctx, eu, "passo-backpack");
  expect(backpack?.variants[0]).toMatchObject({ price: 12_800, compareAt: 14_800, lowestPrior: 14_800 });
  expect((await productPage(ctx, us, "passo-backpack"))?.priceFrom).toBe(11_600);
  expect(await productPage(ctx, eu, "manege-horse")).toMatchObject({ available: false });
  expect(await productPage(ctx, eu, "spindle-yo-yo")).toBeNull();
  expect((await productPage(ctx, eu, "harbour-jumper-knitting-pattern-pdf"))?.variants).toMatchObject([
    { requiresShipping: false, left: null, available: true },
  ]);
  for (const good of goods) {
    const facts = (await productPage(ctx, eu, handleOf(good.title)))?.attributes;
    if (!good.isDraft)
      expect(facts?.map((fact) => fact.code)).toEqual(expect.arrayContaining(["origin", "care"]));
  }
});

test("collections name goods that there are, and pages lead to addresses that there are", async () => {
  const eu = await inEurope();
  const shown = await shownCollections(ctx, eu);
  expect(shown.map((one) => one.title)).toEqual(collections.map((one) => one.title));
  for (const [at, one] of shown.entries()) {
    const page = await collectionCards(ctx, eu, one.id, {});
    const titles = page.ok ? page.value.cards.map((card) => card.title) : [];
    expect(titles).toEqual(collections[at]!.goods);
  }
  expect((await pageLinks(ctx)).map((link) => link.menu)).toEqual(
    expect.arrayContaining(["help", "house", "legal"]),
  );
  const { rows } = await database.pool.query("SELECT body::text AS body FROM pages");
  const ways = rows.flatMap(({ body }) => [...body.matchAll(/"href": "\/(pages|p|collections)\/([^"]+)"/g)]);
  expect(ways.length).toBeGreaterThan(4);
  for (const [, kind, handle] of ways) {
    if (kind === "pages") expect(await pageByHandle(ctx, handle)).not.toBeNull();
    if (kind === "p") expect(await productPage(ctx, eu, handle)).not.toBeNull();
    if (kind === "collections") expect(shown.map((one) => one.handle)).toContain(handle);
  }
});

test("a second run changes nothing, keeps what staff wrote, and draws again only what is gone", async () => {
  await database.pool.query("UPDATE products SET title = 'Ours' WHERE handle = 'alba-cup'");
  const [before, drawn] = [await everything(database.pool), await files()];
  expect(new Set(drawn).size).toBe(drawn.length);
  await seed();
  expect(await everything(database.pool)).toBe(before);
  await rm(join(folder, drawn[0]!));
  await seed();
  expect(await files()).toEqual(drawn);
  await database.pool.query("UPDATE products SET title = 'Alba cup' WHERE handle = 'alba-cup'");
});

test("another machine gets the same shop, to the id", async () => {
  const there = other.ctx();
  await seedShop(there);
  await seed(there);
  expect(await everything(other.pool)).toBe(await everything(database.pool));
});

test("every good is drawn once, and every drawing is some good's", async () => {
  const drawings = goods.map((good) => good.drawing);
  expect(new Set(drawings).size).toBe(goods.length);
  const svgs = (await readdir(join(import.meta.dirname, "pictures/svg"))).filter((file) =>
    file.endsWith(".svg"),
  );
  expect(svgs.map((file) => file.replace(".svg", ""))).toEqual(expect.arrayContaining([...drawings]));
  expect(svgs).toHaveLength(drawings.length);
  const sources = goods.flatMap((good) => picturesOf(good).map((picture) => picture.source));
  expect(new Set(sources).size).toBe(sources.length);
  expect(await adminProducts(ctx, { status: "draft" })).toMatchObject({ value: { rows: { length: 1 } } });
});
