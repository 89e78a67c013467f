import { expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { collectionCards, collectionPage, refreshListings, shownCollections } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import {
  archiveCollection,
  arrangeCollection,
  collectionByHandle,
  createCollection,
  editCollection,
  editProduct,
  ensureAttributes,
  liveCollections,
  orderCollections,
  productById,
  redirectOf,
  restoreCollection,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const names = ["cup", "pot", "tray", "lamp", "chair"];
const made = await takeWithStock(story, [
  ...names.map((handle) => productDraft(story, handle)),
  productDraft(story, "hidden", { status: "draft" }),
]);
const idOf = (handle: string) => made.get(handle)!.productId;
await refreshListings(
  ctx,
  [...made.values()].map((one) => one.productId),
);
const created = await transact(ctx, (tx) => createCollection(tx, { title: "For the desk" }));
const { id } = (created as { value: { id: string } }).value;
const arrange = (handles: readonly string[]) =>
  transact(ctx, (tx) => arrangeCollection(tx, id, handles.map(idOf)));

test("a collection shows what is on sale, in the order that somebody gave it, paged both ways", async () => {
  const order = ["lamp", "hidden", "cup", "tray", "pot", "chair"];
  expect(await arrange(order)).toMatchObject({ value: { changed: true } });
  expect(await arrange(order)).toMatchObject({ value: { changed: false } });
  expect(await collectionPage(ctx, story.eu, "for-the-desk")).toMatchObject({ count: 5 });
  const seen: string[] = [];
  const backs: (string | null)[] = [];
  for (let cursor: string | null = null, round = 0; round < 9; round += 1) {
    const page = await collectionCards(ctx, story.eu, id, { cursor, size: 2 });
    if (!page.ok) throw new Error(page.code);
    seen.push(...page.value.cards.map((card) => card.handle));
    backs.push(page.value.previous);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  expect(seen).toEqual(["lamp", "cup", "tray", "pot", "chair"]);
  const before = await collectionCards(ctx, story.eu, id, { cursor: backs[2]!, size: 2 });
  expect(before.ok && before.value.cards.map((card) => card.handle)).toEqual(["tray", "pot"].slice(0, 2));
  expect(await collectionCards(ctx, story.eu, id, { cursor: "W10" })).toMatchObject({
    code: "cursor_invalid",
  });
});

test("its first product that can be seen stands for it; an empty one is not shown", async () => {
  await transact(ctx, (tx) => createCollection(tx, { title: "Nothing yet" }));
  expect((await liveCollections(ctx)).map((one) => one.handle)).toEqual(["for-the-desk", "nothing-yet"]);
  expect(await shownCollections(ctx, story.eu)).toMatchObject([{ handle: "for-the-desk", count: 5 }]);
});

test("an old address leads on, and a handle is one collection's own", async () => {
  const edit = (change: Parameters<typeof editCollection>[2]) =>
    transact(ctx, (tx) => editCollection(tx, id, change));
  expect(await edit({ handle: "nothing-yet" })).toMatchObject({ code: "handle_taken" });
  expect((await edit({ handle: "desk", title: "The desk" })).ok).toBe(true);
  expect(await redirectOf(ctx, "/collections/for-the-desk")).toBe("/collections/desk");
  expect(await transact(ctx, (tx) => createCollection(tx, { title: "Desk" }))).toMatchObject({
    code: "handle_taken",
  });
  await transact(ctx, (tx) => archiveCollection(tx, id));
  expect(await collectionByHandle(ctx, "desk")).toBeNull();
});

test("what is said of a product is typed, kept with its versions, and changes only when it differs", async () => {
  const codes = [
    { code: "material", name: "Material", kind: "text" },
    { code: "holds", name: "Holds", kind: "number", unit: "milliliter" },
    { code: "origin", name: "Made in", kind: "country" },
    { code: "dishwasher", name: "Dishwasher", kind: "yes_no" },
  ] as const;
  await transact(ctx, (tx) => ensureAttributes(tx, codes));
  const target = { productId: idOf("cup"), expectedVersion: null };
  const say = (attributes: Record<string, string | number | boolean | null>) =>
    transact(ctx, (tx) => editProduct(tx, target, { attributes }));
  expect(await say({ origin: "PT", holds: 350, dishwasher: false, material: "Stoneware" })).toMatchObject({
    value: { changed: true },
  });
  const told = async () =>
    (await productById(ctx, idOf("cup")))!.attributes.map(({ code, value }) => [code, value]);
  expect(await told()).toEqual([
    ["material", "Stoneware"],
    ["holds", 350],
    ["origin", "PT"],
    ["dishwasher", false],
  ]);
  expect(await say({ holds: 350 })).toMatchObject({ value: { changed: false } });
  expect(await say({ holds: null, material: "Porcelain" })).toMatchObject({ value: { changed: true } });
  expect(await told()).toEqual([
    ["material", "Porcelain"],
    ["origin", "PT"],
    ["dishwasher", false],
  ]);
  await expect(say({ origin: "Portugal" })).rejects.toThrow("is no country");
  await expect(say({ colour: "red" })).rejects.toThrow("is made before");
});

test("an order made over another one is refused, and so is what is no product", async () => {
  const made = await transact(ctx, (tx) => createCollection(tx, { title: "Raced" }));
  const own = (made as { value: { id: string } }).value.id;
  const put = (wanted: readonly string[], seen?: readonly string[]) => {
    clock.advance(1_000);
    return transact(ctx, (tx) => arrangeCollection(tx, own, wanted, seen));
  };
  const [cup, pot, tray] = ["cup", "pot", "tray"].map(idOf) as [string, string, string];
  expect(await put([cup, pot], [])).toMatchObject({ value: { changed: true } });
  expect(await put([tray], [])).toMatchObject({ code: "changed_meanwhile" });
  expect(await put([pot, cup, tray], [cup, pot])).toMatchObject({ value: { changed: true } });
  expect(await put([cup, ctx.ids.next()])).toMatchObject({ code: "product_not_found" });
  const { rows } = await database.pool.query(
    "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 AND e.action = 'collection.arranged' ORDER BY e.at DESC, e.id DESC LIMIT 1",
    [own],
  );
  expect(rows).toEqual([
    { before: { products: ["cup", "pot"] }, after: { products: ["pot", "cup", "tray"] } },
  ]);
});

test("collections stand in the order that somebody gave them; one that was taken away comes back last", async () => {
  const titles = async () => (await liveCollections(ctx)).map((one) => one.title);
  const all = await liveCollections(ctx);
  const order = (ids: readonly string[]) => transact(ctx, (tx) => orderCollections(tx, ids));
  expect(await order(all.map((one) => one.id).reverse())).toMatchObject({ ok: true });
  expect(await titles()).toEqual(all.map((one) => one.title).reverse());
  expect(await order([all[0]!.id, ctx.ids.next()])).toMatchObject({ code: "collection_not_found" });
  const first = (await liveCollections(ctx))[0]!;
  await transact(ctx, (tx) => archiveCollection(tx, first.id));
  expect(await titles()).not.toContain(first.title);
  expect(await transact(ctx, (tx) => restoreCollection(tx, first.id))).toMatchObject({ ok: true });
  expect((await titles()).at(-1)).toBe(first.title);
});
