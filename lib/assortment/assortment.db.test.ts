import { expect, test } from "vitest";
import { createProduct, productById, versionsOf } from "@/lib/catalog";
import { claim, movementsOf, reserve } from "@/lib/inventory";
import { hours, minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { addProduct, addProductSchema, deskProduct, saveProduct, saveProductSchema } from ".";
import { openStory, productDraft, takeWithStock } from "./story";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

async function opened(handle: string) {
  const { productId, variantIds } = (
    await takeWithStock(story, [productDraft(story, handle, { sizes: ["S", "M"] })])
  ).get(handle)!;
  clock.advance(minutes(1));
  return { desk: (await deskProduct(ctx, productId))!, productId, variantIds };
}

const save = (input: unknown) => transact(ctx, (tx) => saveProduct(tx, saveProductSchema.parse(input)));
const count = (variantId: string, onHand: number, expected: number | null = 10) => ({
  variantId,
  locationId: story.locationId,
  onHand,
  expected,
  reason: "Counted",
});

test("one save writes details, prices and stock, as one version", async () => {
  const { desk, productId, variantIds } = await opened("whole");
  const prices = [{ priceListId: story.eu.priceListId, amount: 1_250, compareAtAmount: 1_500 }];
  const saved = await save({
    productId,
    expectedVersion: desk.version,
    title: "Whole thing",
    status: "draft",
    variants: [{ id: variantIds[0], sku: "W-S", grams: 120, prices }],
    stock: [count(variantIds[0]!, 14), { ...count(variantIds[1]!, 11), backorder: true }],
  });
  expect(saved).toEqual({ ok: true, value: { version: 2 } });
  const after = await deskProduct(ctx, productId);
  expect(after).toMatchObject({ title: "Whole thing", status: "draft", version: 2 });
  expect(after?.variants[0]).toMatchObject({
    sku: "W-S",
    grams: 120,
    stock: [{ onHand: 14, backorder: false }],
  });
  expect(after?.variants[0]?.prices).toContainEqual({ ...prices[0], minQuantity: 1 });
  expect(after?.variants[1]?.stock).toMatchObject([{ onHand: 11, backorder: true }]);
  expect((await movementsOf(ctx, variantIds[0]!))[0]).toMatchObject({
    delta: 4,
    kind: "adjustment",
    reason: "Counted",
  });
  expect(await versionsOf(ctx, productId)).toHaveLength(2);
  const { rows } = await database.pool.query(
    "SELECT type FROM outbox_events WHERE subject = $1 ORDER BY type",
    [productId],
  );
  expect(rows.map((row) => row.type)).toEqual(["product.changed", "product.changed", "stock.changed"]);
});

test("a form opened before another save is refused, and nothing of it is written", async () => {
  const { desk, productId, variantIds } = await opened("raced");
  await save({ productId, expectedVersion: desk.version, title: "First" });
  const late = await save({
    productId,
    expectedVersion: desk.version,
    title: "Late",
    stock: [count(variantIds[0]!, 99)],
  });
  expect(late).toMatchObject({ ok: false, code: "changed_meanwhile", detail: { version: 2 } });
  expect(await deskProduct(ctx, productId)).toMatchObject({
    title: "First",
    variants: [{ stock: [{ onHand: 10 }] }, {}],
  });
});

test("a count from before a sale is refused as a whole: the title waits too", async () => {
  const { desk, productId, variantIds } = await opened("sold");
  const orderId = ctx.ids.next();
  await transact(ctx, async (tx) => {
    const wanted = [{ variantId: variantIds[0]!, orderLineId: ctx.ids.next(), quantity: 3 }];
    await reserve(tx, orderId, wanted, new Date(clock.now().getTime() + hours(1)));
    await claim(tx, orderId);
  });
  const input = {
    productId,
    expectedVersion: desk.version,
    title: "New",
    stock: [count(variantIds[0]!, 12)],
  };
  expect(await save(input)).toMatchObject({ code: "stock_changed_meanwhile", detail: { onHand: 7 } });
  expect((await productById(ctx, productId))?.title).toBe("sold");
  expect(await save({ ...input, stock: [count(variantIds[0]!, 12, 7)] })).toMatchObject({ ok: true });
  const { rows } = await database.pool.query(
    "SELECT e.action, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 ORDER BY e.action",
    [productId],
  );
  // What was refused is not on the record either.
  expect(rows).toMatchObject([
    { action: "product.changed", after: { title: "New" } },
    { action: "product.stock_counted", before: { on_hand: [7] }, after: { on_hand: [12] } },
  ]);
});

test("a count alone is no change of the product, on the record either", async () => {
  const { desk, productId, variantIds } = await opened("counted");
  await save({ productId, expectedVersion: desk.version, stock: [count(variantIds[0]!, 4)] });
  const { rows } = await database.pool.query("SELECT action FROM audit_entries WHERE subject = $1", [
    productId,
  ]);
  expect(rows).toEqual([{ action: "product.stock_counted" }]);
});

test("fewer units than are promised to orders are refused", async () => {
  const { desk, productId, variantIds } = await opened("held");
  await transact(ctx, (tx) =>
    reserve(
      tx,
      ctx.ids.next(),
      [{ variantId: variantIds[0]!, orderLineId: ctx.ids.next(), quantity: 6 }],
      new Date(clock.now().getTime() + hours(1)),
    ),
  );
  const input = { productId, expectedVersion: desk.version, stock: [count(variantIds[0]!, 5)] };
  expect(await save(input)).toMatchObject({ ok: false, code: "less_than_held" });
});

test("fewer units than before are a count like any other", async () => {
  const { desk, productId, variantIds } = await opened("fewer");
  expect(
    await save({ productId, expectedVersion: desk.version, stock: [count(variantIds[0]!, 4)] }),
  ).toMatchObject({ ok: true });
});

test("stock of another product's variant or of a place that is none is refused", async () => {
  const one = await opened("mine");
  const other = await opened("other");
  const base = { productId: one.productId, expectedVersion: one.desk.version };
  expect(await save({ ...base, stock: [count(other.variantIds[0]!, 12)] })).toMatchObject({
    code: "variant_unknown",
  });
  const nowhere = { ...count(one.variantIds[0]!, 12), locationId: ctx.ids.next() };
  expect(await save({ ...base, stock: [nowhere] })).toMatchObject({ code: "location_unknown" });
});

test("quantities and amounts that are none never reach the verb", () => {
  const base = { productId: ctx.ids.next(), expectedVersion: 1 };
  for (const onHand of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "２", "3", [1], {}, null])
    expect(
      saveProductSchema.safeParse({ ...base, stock: [{ ...count(ctx.ids.next(), 1), onHand }] }).success,
    ).toBe(false);
  for (const amount of [-1, 0.5, Number.NaN, 100_000_000, "10"])
    expect(
      saveProductSchema.safeParse({
        ...base,
        variants: [{ id: ctx.ids.next(), prices: [{ priceListId: ctx.ids.next(), amount }] }],
      }).success,
    ).toBe(false);
  expect(
    saveProductSchema.safeParse({ ...base, stock: [{ ...count(ctx.ids.next(), 1), reason: " \u200b " }] })
      .success,
  ).toBe(false);
});

test("a new product gets a free handle, its combinations and its stock; a mismatch is refused", async () => {
  const price = (amount: number) => [{ priceListId: story.eu.priceListId, amount }];
  const input = {
    title: "Tea Towel",
    options: ["Colour"],
    variants: [
      { values: ["Red"], onHand: 3, prices: price(900) },
      { values: ["Blue"], prices: price(950) },
      { values: ["Digital"], tracked: false, prices: price(100) },
    ],
  };
  const add = (each: unknown) => transact(ctx, (tx) => addProduct(tx, addProductSchema.parse(each)));
  const first = await add(input);
  const second = await add(input);
  expect([first.ok, second.ok]).toEqual([true, true]);
  const desk = await deskProduct(ctx, first.ok ? first.value.productId : "");
  expect(
    desk?.variants.map((variant) => [variant.title, variant.stock.map((level) => level.onHand)]),
  ).toEqual([
    ["Red", [3]],
    ["Blue", [0]],
    ["Digital", []],
  ]);
  expect([desk?.handle, (await deskProduct(ctx, second.ok ? second.value.productId : ""))?.handle]).toEqual([
    "tea-towel",
    "tea-towel-2",
  ]);
  expect(await add({ ...input, options: [] })).toMatchObject({ code: "options_mismatch" });
  expect(await add({ ...input, variants: [...input.variants, { values: ["red "] }] })).toMatchObject({
    code: "variant_twice",
  });
  expect(await transact(ctx, (tx) => createProduct(tx, productDraft(story, "tea-towel")))).toMatchObject({
    code: "handle_taken",
  });
});
