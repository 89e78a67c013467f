import { expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import {
  archiveCategory,
  archiveCollection,
  arrangeCollection,
  collectionIdsOf,
  createCollection,
  type Placing,
  placeProduct,
  productById,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const [kitchen, pots, attic] = (await categoriesOf(story, ["Kitchen"], ["Kitchen", "Pots"], ["Attic"])) as [
  string,
  string,
  string,
];
const made = await takeWithStock(story, [
  productDraft(story, "cup", { categoryIds: [kitchen, attic], sizes: ["S", "M"] }),
  productDraft(story, "pot"),
]);
const [cup, pot] = [made.get("cup")!.productId, made.get("pot")!.productId];
const collect = (title: string) =>
  transact(ctx, async (tx) => must(await createCollection(tx, { title })).id);
const [spring, summer] = [await collect("Spring"), await collect("Summer")];
const nowhere = { add: [], remove: [] };
const place = (placing: Partial<Placing>, expectedVersion: number | null = null) => {
  clock.advance(1_000);
  return transact(ctx, (tx) =>
    placeProduct(
      tx,
      { productId: cup, expectedVersion },
      { categories: nowhere, collections: nowhere, ...placing },
    ),
  );
};
const state = async () => (await productById(ctx, cup))!;
const collected = async (id: string) => {
  const { rows } = await database.pool.query(
    "SELECT product_id AS id FROM collection_products WHERE collection_id = $1 ORDER BY position",
    [id],
  );
  return rows.map((row) => row.id);
};

test("a product is put into categories and taken out of others; nothing else of it changes, in one version", async () => {
  await transact(ctx, (tx) => archiveCategory(tx, attic));
  const before = await state();
  expect(await place({ categories: { add: [pots], remove: [kitchen] } }, before.version)).toEqual({
    ok: true,
    value: { version: before.version + 1 },
  });
  const after = await state();
  // Where it stood in what was taken away, it stands still.
  expect([...after.categoryIds].sort()).toEqual([attic, pots].sort());
  expect(after.variants).toEqual(before.variants);
  expect(await place({ categories: { add: [pots], remove: [kitchen] } })).toMatchObject({
    value: { version: before.version + 1 },
  });
});

test("it comes last into a collection, and leaves one without the others moving", async () => {
  await transact(ctx, (tx) => arrangeCollection(tx, spring, [pot]));
  expect(await place({ collections: { add: [spring, summer], remove: [] } })).toMatchObject({ ok: true });
  expect([await collected(spring), await collected(summer)]).toEqual([[pot, cup], [cup]]);
  expect(await place({ collections: { add: [], remove: [spring] } })).toMatchObject({ ok: true });
  expect(await collected(spring)).toEqual([pot]);
  expect(await collectionIdsOf(ctx, cup)).toEqual([summer]);
  const { rows } = await database.pool.query(
    "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = 'product.placed' ORDER BY e.at DESC, e.id DESC LIMIT 1",
  );
  expect(rows[0]).toMatchObject({ before: { collections: ["Spring"] }, after: { collections: [] } });
});

test("what is not there, or not any more, or was changed meanwhile, changes nothing at all", async () => {
  const before = await state();
  const add = (id: string) => ({ add: [id], remove: [] });
  expect(await place({ categories: add(ctx.ids.next()) })).toMatchObject({ code: "category_not_found" });
  expect(await place({ categories: add(attic) })).toMatchObject({ code: "category_not_found" });
  expect(await place({ categories: add(kitchen), collections: add(ctx.ids.next()) })).toMatchObject({
    code: "collection_not_found",
  });
  await transact(ctx, (tx) => archiveCollection(tx, spring));
  expect(await place({ collections: add(spring) })).toMatchObject({ code: "collection_not_found" });
  expect(await place({ categories: add(kitchen) }, before.version - 1)).toMatchObject({
    code: "changed_meanwhile",
  });
  const wrong = { productId: ctx.ids.next(), expectedVersion: null };
  expect(
    await transact(ctx, (tx) => placeProduct(tx, wrong, { categories: nowhere, collections: nowhere })),
  ).toMatchObject({ code: "product_not_found" });
  expect(await state()).toEqual(before);
});
