import { expect, it } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { archiveCategory, arrangeCollection, createCollection } from "@/lib/catalog";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { deskCategories, deskCollection, deskCollections, findProducts, sampleGoods } from "..";

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
const story = await openStory(ctx);

it("the tree stands in its order with what is in and under each, every product once, archived ones not", async () => {
  expect(await sampleGoods(ctx, story.eu.id)).toEqual([]);
  const [kitchen, pots, lids, attic, box] = await categoriesOf(
    story,
    ["Kitchen"],
    ["Kitchen", "Pots"],
    ["Kitchen", "Pots", "Lids"],
    ["Attic"],
    ["Attic", "Box"],
  );
  await takeWithStock(story, [
    productDraft(story, "pot", { categoryIds: [kitchen!, pots!, lids!], sku: "POT" }),
    productDraft(story, "lid", { categoryIds: [lids!], sizes: ["S", "M"] }),
    productDraft(story, "gone", { categoryIds: [pots!], status: "archived" }),
    productDraft(story, "trunk", { categoryIds: [box!] }),
  ]);
  await transact(ctx, (tx) => archiveCategory(tx, attic!));
  const { live, archived } = await deskCategories(ctx);
  expect(live.map(({ path, depth, products }) => [path, depth, products])).toEqual([
    ["kitchen", 0, 2],
    ["kitchen/pots", 1, 2],
    ["kitchen/pots/lids", 2, 2],
  ]);
  expect(archived.map(({ path, mayReturn }) => [path, mayReturn])).toEqual([
    ["attic", true],
    ["attic/box", false],
  ]);
});

it("collections say how much of them is on sale, and one stands with its products in their order", async () => {
  const { rows } = await database.pool.query("SELECT id, handle FROM products");
  const idOf = new Map<string, string>(rows.map((row) => [row.handle, row.id]));
  await refreshListings(ctx, [...idOf.values()]);
  const id = await transact(ctx, async (tx) => {
    const made = must(await createCollection(tx, { title: "For cooks" }));
    must(
      await arrangeCollection(
        tx,
        made.id,
        ["lid", "gone", "pot"].map((handle) => idOf.get(handle)!),
      ),
    );
    return made.id;
  });
  expect(await deskCollections(ctx)).toMatchObject([
    { title: "For cooks", products: 3, onSale: 2, archived: false },
  ]);
  expect((await deskCollection(ctx, id))?.products.map(({ title, status }) => [title, status])).toEqual([
    ["lid", "active"],
    ["gone", "archived"],
    ["pot", "active"],
  ]);
  expect(await deskCollection(ctx, ctx.ids.next())).toBeNull();
});

it("a sample cart begins with things that can be bought right now", async () => {
  const goods = await sampleGoods(ctx, story.eu.id);
  expect(goods.map((good) => good.quantity)).toEqual([2, 1, 1]);
  await database.pool.query("UPDATE stock_levels SET on_hand = 0");
  expect(await sampleGoods(ctx, story.eu.id)).toEqual([]);
});

it("a product is found with the variant that was meant", async () => {
  expect(await findProducts(ctx, "p")).toEqual([]);
  const [pot] = await findProducts(ctx, "pot");
  expect(pot).toMatchObject({ title: "pot", sku: "POT", status: "active" });
  const { rows } = await database.pool.query("SELECT id FROM variants WHERE sku = 'POT'");
  expect(pot?.variantId).toBe(rows[0].id);
});
