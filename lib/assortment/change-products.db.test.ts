import { expect, test } from "vitest";
import {
  createCollection,
  editProduct,
  previewPrices,
  productById,
  setPrice,
  versionsOf,
} from "@/lib/catalog";
import { minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/must";
import { changeProducts, changeProductsSchema } from ".";
import { openStory, productDraft, takeWithStock } from "./story";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);
const list = story.eu.priceListId;
const listName = "Euro, tax included";

/** Products by handle, each at its first version. */
async function made(...drafts: Parameters<typeof productDraft>[]) {
  clock.advance(minutes(1));
  const all = drafts.map(([, handle, options]) => productDraft(story, handle, options));
  const ids = await takeWithStock(story, all);
  clock.advance(minutes(1));
  return drafts.map(([, handle]) => ids.get(handle)!);
}
const change = async (act: unknown, ...products: [id: string, version: number][]) => {
  clock.advance(minutes(1));
  const input = changeProductsSchema.parse({
    act,
    products: products.map(([id, version]) => ({ id, version })),
  });
  return transact(ctx, (tx) => changeProducts(tx, input));
};
const results = async (...args: Parameters<typeof change>) => must(await change(...args));
const record = async (id: string) => {
  const { rows } = await database.pool.query(
    "SELECT e.action, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 ORDER BY e.at, e.id",
    [id],
  );
  return rows;
};
const prices = async (id: string) =>
  (await productById(ctx, id))!.variants.map(
    (variant) =>
      variant.prices.find((price) => price.priceListId === list && price.minQuantity === 1)?.amount,
  );

test("a status is given to each by its version: who was changed meanwhile, or is not there, stops nobody", async () => {
  const [cup, pot, pan] = await made([story, "cup"], [story, "pot"], [story, "pan", { status: "draft" }]);
  const target = { productId: pot!.productId, expectedVersion: 1 };
  await transact(ctx, (tx) => editProduct(tx, target, { title: "Pot, again" }));
  const nobody = ctx.ids.next();
  const draft = { kind: "status", status: "draft" };
  expect(
    await results(draft, [cup!.productId, 1], [pot!.productId, 1], [pan!.productId, 1], [nobody, 1]),
  ).toEqual([
    { id: cup!.productId, ok: true, changed: true, version: 2 },
    { id: pot!.productId, ok: false, code: "changed_meanwhile", version: 2 },
    { id: pan!.productId, ok: true, changed: false, version: 1 },
    { id: nobody, ok: false, code: "product_not_found", version: null },
  ]);
  expect((await productById(ctx, pot!.productId))?.status).toBe("active");
  expect(await results(draft, [pot!.productId, 2])).toMatchObject([{ ok: true, version: 3 }]);
  expect(await versionsOf(ctx, cup!.productId)).toHaveLength(2);
  expect(await record(cup!.productId)).toEqual([
    { action: "product.changed", before: { status: "active" }, after: { status: "draft" } },
  ]);
  expect(await record(pan!.productId)).toEqual([]);
  const { rows } = await database.pool.query(
    "SELECT payload FROM outbox_events WHERE type = 'product.changed' ORDER BY id DESC LIMIT 2",
  );
  expect(rows.map((row) => row.payload.product_ids)).toEqual([[pot!.productId], [cup!.productId]]);
});

test("prices change by percent on one list, every variant and quantity step, each rounded once", async () => {
  const [shirt] = await made([story, "shirt", { price: 1_450, compareAt: 1_500, sizes: ["S", "M"] }]);
  const [small, medium] = shirt!.variantIds;
  const step = { variantId: small!, priceListId: list, minQuantity: 10, amount: 1_333 };
  must(await transact(ctx, (tx) => setPrice(tx, step)));
  const up = { kind: "prices", priceListId: list, byBp: 250 };
  expect(await results(up, [shirt!.productId, 2])).toMatchObject([{ ok: true, changed: true, version: 3 }]);
  const after = (await productById(ctx, shirt!.productId))!;
  const priced = (id: string | undefined) =>
    after.variants
      .find((variant) => variant.id === id)!
      .prices.map((price) => [price.priceListId === list ? "EUR" : "USD", price.minQuantity, price.amount]);
  // 14.50 + 2.5 % = 14.8625; 13.33 + 2.5 % = 13.66325
  expect(priced(small)).toEqual(
    expect.arrayContaining([
      ["EUR", 1, 1_486],
      ["EUR", 10, 1_366],
      ["USD", 1, 1_450],
    ]),
  );
  expect(priced(medium)).toContainEqual(["EUR", 1, 1_486]);
  const euro = after.variants[0]!.prices.find((price) => price.priceListId === list)!;
  expect(euro.compareAtAmount).toBe(1_500);
  // A struck price that is not higher any more goes.
  await results({ ...up, byBp: 1_000 }, [shirt!.productId, 3]);
  const [now] = (await productById(ctx, shirt!.productId))!.variants;
  expect(now!.prices.find((price) => price.priceListId === list && price.minQuantity === 1)).toMatchObject({
    amount: 1_635,
    compareAtAmount: null,
  });
  const entries = (await record(shirt!.productId)).filter((one) => one.action === "product.changed");
  expect(entries.at(-2)).toMatchObject({
    before: { variants: { M: { price: { [listName]: { EUR: 1_450 } } } } },
    after: { variants: { M: { price: { [listName]: { EUR: 1_486 } } } } },
  });
});

test("a product whose prices cannot all be changed keeps them all", async () => {
  const [cheap, bare, timed] = await made(
    [story, "cheap", { price: 1 }],
    [story, "bare", { variants: [{ values: [] }] }],
    [story, "timed"],
  );
  const campaign = {
    variantId: timed!.variantIds[0]!,
    priceListId: list,
    amount: 800,
    validTo: new Date(clock.now().getTime() + minutes(600)),
  };
  must(await transact(ctx, (tx) => setPrice(tx, campaign)));
  const down = { kind: "prices", priceListId: list, byBp: -9_900 };
  expect(
    await results(down, [cheap!.productId, 1], [bare!.productId, 1], [timed!.productId, 2]),
  ).toMatchObject([{ code: "amount_invalid" }, { code: "price_missing" }, { code: "price_timed" }]);
  expect(await prices(cheap!.productId)).toEqual([1]);
});

test("a preview says what the first prices become, in the order of what was chosen, and changes nothing", async () => {
  const [one, two, none] = await made(
    [story, "one", { price: 999, sizes: ["S", "M"] }],
    [story, "two", { price: 2_000 }],
    [story, "none", { variants: [{ values: [] }] }],
  );
  const ids = [two!.productId, one!.productId, none!.productId];
  const preview = await previewPrices(ctx, ids, { priceListId: list, byBp: -1_000 }, 2);
  expect(preview).toMatchObject({
    prices: 3,
    products: 2,
    rows: [
      { title: "two", variant: "", before: 2_000, after: 1_800 },
      { title: "one", variant: "S", before: 999, after: 899 },
    ],
  });
  expect(await prices(one!.productId)).toEqual([999, 999]);
});

test("an undo puts back what was before the last edit, and refuses when somebody changed it since", async () => {
  const [lamp, vase] = await made([story, "lamp", { price: 1_999 }], [story, "vase"]);
  const up = { kind: "prices", priceListId: list, byBp: 1_000 };
  await results(up, [lamp!.productId, 1], [vase!.productId, 1]);
  clock.advance(minutes(1));
  const target = { productId: vase!.productId, expectedVersion: 2 };
  must(await transact(ctx, (tx) => editProduct(tx, target, { title: "A vase" })));
  expect(await results({ kind: "undo" }, [lamp!.productId, 2], [vase!.productId, 2])).toEqual([
    { id: lamp!.productId, ok: true, changed: true, version: 3 },
    { id: vase!.productId, ok: false, code: "changed_meanwhile", version: 3 },
  ]);
  expect(await prices(lamp!.productId)).toEqual([1_999]);
  expect(await prices(vase!.productId)).toEqual([1_100]);
  expect((await record(lamp!.productId)).at(-1)).toMatchObject({ action: "product.change_undone" });
  await results({ kind: "status", status: "archived" }, [lamp!.productId, 3]);
  await results({ kind: "undo" }, [lamp!.productId, 4]);
  expect(await productById(ctx, lamp!.productId)).toMatchObject({ status: "active", version: 5 });
  // Somebody's whole edit is taken back too, as far as it can be.
  await results({ kind: "undo" }, [vase!.productId, 3]);
  expect((await productById(ctx, vase!.productId))?.title).toBe("vase");
});

test("an undo does nothing by halves: an address, a SKU or a first price is not taken back", async () => {
  const [bowl, cap, bag] = await made(
    [story, "bowl"],
    [story, "cap"],
    [story, "bag", { variants: [{ values: [] }] }],
  );
  const edit = (productId: string, of: Parameters<typeof editProduct>[2]) =>
    transact(ctx, (tx) => editProduct(tx, { productId, expectedVersion: 1 }, of));
  must(await edit(bowl!.productId, { handle: "deep-bowl", status: "draft" }));
  must(await edit(cap!.productId, { variants: [{ id: cap!.variantIds[0], sku: "CAP-1" }] }));
  const first = [{ priceListId: list, amount: 500 }];
  must(await edit(bag!.productId, { variants: [{ id: bag!.variantIds[0], prices: first }] }));
  const undone = await results(
    { kind: "undo" },
    [bowl!.productId, 2],
    [cap!.productId, 2],
    [bag!.productId, 2],
  );
  expect(undone).toMatchObject(Array(3).fill({ ok: false, code: "not_undoable" }));
  expect((await productById(ctx, bowl!.productId))?.status).toBe("draft");
  const [fresh] = await made([story, "fresh"]);
  expect(await results({ kind: "undo" }, [fresh!.productId, 1])).toMatchObject([{ code: "not_undoable" }]);
});

test("an undo is not stopped by what moves without a version: a picture that was fetched meanwhile", async () => {
  const pictures = [{ source: "https://pictures.example/bench.jpg" }];
  const [bench] = await made([story, "bench", { pictures }]);
  await results({ kind: "status", status: "draft" }, [bench!.productId, 1]);
  await database.pool.query("UPDATE media SET state = 'missing', problem = 'gone'");
  expect(await results({ kind: "undo" }, [bench!.productId, 2])).toMatchObject([{ ok: true, changed: true }]);
});

test("an undo publishes again where it was published", async () => {
  const [chair] = await made([story, "chair"]);
  const target = { productId: chair!.productId, expectedVersion: 1 };
  must(await transact(ctx, (tx) => editProduct(tx, target, { unpublishFrom: [story.channelId] })));
  const before = (await productById(ctx, chair!.productId))!.publications;
  expect(before).toEqual([]);
  await results({ kind: "undo" }, [chair!.productId, 2]);
  expect((await productById(ctx, chair!.productId))!.publications).toMatchObject([
    { channelId: story.channelId },
  ]);
});

test("products come into a collection at its end, once, and go out again; an archived collection takes none", async () => {
  const [a, b, c] = await made([story, "a"], [story, "b"], [story, "c"]);
  const { id } = must(await transact(ctx, (tx) => createCollection(tx, { title: "Letters" })));
  const inside = async () => {
    const { rows } = await database.pool.query(
      "SELECT product_id FROM collection_products WHERE collection_id = $1 ORDER BY position",
      [id],
    );
    return rows.map((row) => row.product_id);
  };
  const into = { kind: "collect", collectionId: id };
  await results(into, [b!.productId, 1]);
  expect(await results(into, [a!.productId, 1], [b!.productId, 1], [c!.productId, 7])).toMatchObject([
    { changed: true, version: 1 },
    { changed: false },
    { changed: true },
  ]);
  expect(await inside()).toEqual([b!.productId, a!.productId, c!.productId]);
  await results({ ...into, kind: "uncollect" }, [a!.productId, 1], [c!.productId, 1]);
  expect(await inside()).toEqual([b!.productId]);
  expect((await record(a!.productId)).map((row) => row.action)).toEqual([
    "product.collected",
    "product.uncollected",
  ]);
  await database.pool.query("UPDATE collections SET archived_at = now() WHERE id = $1", [id]);
  expect(await change(into, [a!.productId, 1])).toMatchObject({ code: "collection_not_found" });
});

test("a call is bounded, and names each product once", () => {
  const id = ctx.ids.next();
  const of = (products: unknown) =>
    changeProductsSchema.safeParse({ act: { kind: "undo" }, products }).success;
  expect(of([{ id, version: 1 }])).toBe(true);
  expect(of([])).toBe(false);
  expect(
    of([
      { id, version: 1 },
      { id, version: 2 },
    ]),
  ).toBe(false);
  expect(of(Array.from({ length: 26 }, () => ({ id: ctx.ids.next(), version: 1 })))).toBe(false);
});
