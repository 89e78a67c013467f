import { describe, expect, test } from "vitest";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import {
  addToCollection,
  archiveCategory,
  archiveCollection,
  arrangeCollection,
  collectionIdsOf,
  createCollection,
  type Placed,
  type Placing,
  placeProduct,
  productById,
  takeFromCollection,
  undoPlacing,
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
  const [first, second] = before.categoryIds;
  expect(await place({ categories: { add: [pots], remove: [kitchen] } }, before.version)).toEqual({
    ok: true,
    value: {
      version: before.version + 1,
      placed: {
        categories: {
          added: [pots],
          left: [{ id: kitchen, position: first === kitchen ? 0 : 1 }],
        },
        collections: { added: [], left: [] },
      },
    },
  });
  expect([first, second]).toContain(kitchen);
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

describe("a placing is taken back", () => {
  const undo = (placed: Placed, expectedVersion: number) => {
    clock.advance(1_000);
    return transact(ctx, (tx) => undoPlacing(tx, { productId: cup, expectedVersion }, placed));
  };
  const places = async () => ({
    categories: (await state()).categoryIds,
    collections: await Promise.all([spring, summer].map(collected)),
  });

  test("it stands where it stood, in the order that counted, on the record", async () => {
    await transact(ctx, (tx) => arrangeCollection(tx, summer, [cup, pot]));
    must(await place({ categories: { add: [kitchen, pots], remove: [] } }));
    const before = await places();
    const [first] = before.categories.filter((id) => id !== attic);
    const { version, placed } = must(
      await place({
        categories: { add: [], remove: [...new Set([first!, pots])] },
        collections: { add: [spring], remove: [summer] },
      }),
    );
    expect(await places()).not.toEqual(before);
    // Refused for a collection alone, it names the version that there is: nothing of it was kept.
    await transact(ctx, (tx) => addToCollection(tx, summer, [cup]));
    expect(await undo(placed, version)).toMatchObject({ code: "changed_meanwhile", detail: { version } });
    await transact(ctx, (tx) => takeFromCollection(tx, summer, [cup]));
    expect(must(await undo(placed, version))).toEqual({ version: version + 1 });
    expect(await places()).toEqual(before);
    const { rows } = await database.pool.query(
      "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = 'product.change_undone' ORDER BY e.id",
    );
    expect(rows).toMatchObject([
      { before: { categories: expect.any(Array) }, after: { categories: expect.any(Array) } },
      { before: { collections: ["Spring"] }, after: { collections: ["Summer"] } },
    ]);
    expect(await undo(placed, version)).toMatchObject({ code: "changed_meanwhile" });
    expect(await places()).toEqual(before);
  });

  test("in collections alone it makes no version, and is refused once one of them was changed in it", async () => {
    const inSummer = { collections: { add: [spring], remove: [summer] } };
    const { version, placed } = must(await place(inSummer));
    expect(version).toBe((await state()).version);
    await transact(ctx, (tx) => addToCollection(tx, summer, [cup]));
    expect(await undo(placed, version)).toMatchObject({ code: "changed_meanwhile" });
    await transact(ctx, (tx) => takeFromCollection(tx, summer, [cup]));
    await transact(ctx, (tx) => takeFromCollection(tx, spring, [cup]));
    expect(await undo(placed, version)).toMatchObject({ code: "changed_meanwhile" });
    await transact(ctx, (tx) => addToCollection(tx, spring, [cup]));
    const others = await transact(ctx, (tx) => arrangeCollection(tx, spring, [cup, pot]));
    expect(others).toMatchObject({ ok: true });
    expect(must(await undo(placed, version))).toEqual({ version });
    expect(await places()).toMatchObject({ collections: [[pot], [cup, pot]] });
  });

  test("what is gone by now does not come back", async () => {
    const gone = { id: attic, position: 0 };
    const { version } = await state();
    const nothing = { added: [], left: [] };
    expect(
      await undo({ categories: { added: [], left: [gone] }, collections: nothing }, version),
    ).toMatchObject({
      code: "category_not_found",
    });
    const unknown = { id: ctx.ids.next(), position: 0 };
    expect(
      await undo({ categories: nothing, collections: { added: [], left: [unknown] } }, version),
    ).toMatchObject({ code: "collection_not_found" });
  });
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
