import { describe, expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { minutes } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import {
  createProduct,
  editProduct,
  productById,
  publish,
  redirectOf,
  setPrice,
  unpublish,
  versionsOf,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

async function product(handle: string, options = {}) {
  const taken = await takeWithStock(story, [productDraft(story, handle, options)]);
  return taken.get(handle)!;
}

describe("a product's versions", () => {
  test("every write makes exactly one, with a full snapshot, and the news of it", async () => {
    const made = await transact(ctx, (tx) =>
      createProduct(tx, productDraft(story, "versioned", { sizes: ["S", "M"] })),
    );
    const id = made.ok ? made.value.productId : "";
    clock.advance(minutes(1));
    await transact(ctx, (tx) => editProduct(tx, { productId: id, expectedVersion: 1 }, { title: "Second" }));
    const [second, first] = await versionsOf(ctx, id);
    expect([second?.number, first?.number]).toEqual([2, 1]);
    const { rows } = await database.pool.query(
      "SELECT snapshot FROM product_versions WHERE product_id = $1 ORDER BY number",
      [id],
    );
    expect(rows[0].snapshot).toMatchObject({ title: "versioned", version: 1 });
    expect(rows[1].snapshot).toMatchObject({ title: "Second", version: 2 });
    expect(rows[1].snapshot.variants.map((v: { title: string }) => v.title)).toEqual(["S", "M"]);
    expect(rows[1].snapshot.variants[0].prices).toHaveLength(2);
    const state = await productById(ctx, id);
    expect(state?.publishedVersionId).toBe(second?.id);
    const events = await database.pool.query(
      "SELECT payload FROM outbox_events WHERE type = 'product.changed' AND subject = $1",
      [id],
    );
    expect(events.rows).toEqual([{ payload: { product_ids: [id] } }, { payload: { product_ids: [id] } }]);
  });

  test("an edit that changes nothing makes none", async () => {
    const { productId } = await product("same");
    const before = await productById(ctx, productId);
    const done = await transact(ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: 1 }, productDraft(story, "same")),
    );
    expect(done).toMatchObject({ ok: true, value: { changed: false, version: 1 } });
    expect(await productById(ctx, productId)).toEqual(before);
  });

  test("an edit of a version that is no more is refused with the present one, and writes nothing", async () => {
    const { productId } = await product("raced");
    await transact(ctx, (tx) => editProduct(tx, { productId, expectedVersion: 1 }, { title: "Mine" }));
    const late = await transact(ctx, (tx) =>
      editProduct(tx, { productId, expectedVersion: 1 }, { title: "Late" }),
    );
    expect(late).toMatchObject({ ok: false, code: "changed_meanwhile", detail: { version: 2 } });
    expect((await productById(ctx, productId))?.title).toBe("Mine");
  });

  test("of two edits of the same version at once, one wins", async () => {
    const { productId } = await product("twice");
    const both = await Promise.all(
      ["A", "B"].map((title) =>
        transact(ctx, (tx) => editProduct(tx, { productId, expectedVersion: 1 }, { title })),
      ),
    );
    expect(both.map((done) => done.ok).sort()).toEqual([false, true]);
    expect((await productById(ctx, productId))?.version).toBe(2);
  });

  test("neither versions nor prices can be changed or removed, by anyone", async () => {
    const { productId } = await product("kept");
    for (const statement of [
      "UPDATE product_versions SET number = 9 WHERE product_id = $1",
      "DELETE FROM product_versions WHERE product_id = $1",
      "UPDATE prices SET amount = 1 WHERE variant_id IN (SELECT id FROM variants WHERE product_id = $1)",
      "DELETE FROM prices WHERE variant_id IN (SELECT id FROM variants WHERE product_id = $1)",
    ]) {
      await expect(database.pool.query(statement, [productId])).rejects.toThrow(
        /permission denied|append-only/,
      );
      await expect(database.owner.query(statement, [productId])).rejects.toThrow(/append-only/);
    }
  });

  test("publication decides the published version; it stays when the product leaves the shop", async () => {
    const { productId } = await product("shown", { publishIn: [] });
    expect((await productById(ctx, productId))?.publishedVersionId).toBeNull();
    const target = { productId, expectedVersion: null };
    await transact(ctx, (tx) => publish(tx, target, story.channelId));
    const shown = await productById(ctx, productId);
    expect(shown?.publishedVersionId).toBe((await versionsOf(ctx, productId))[0]?.id);
    await transact(ctx, (tx) => unpublish(tx, target, story.channelId));
    expect((await productById(ctx, productId))?.publishedVersionId).toBe(shown?.publishedVersionId);
  });
});

describe("what an edit refuses", () => {
  test("a handle or a SKU that another has", async () => {
    await product("first", { sku: "SKU-1" });
    const { productId, variantIds } = await product("second");
    const target = { productId, expectedVersion: null };
    expect(await transact(ctx, (tx) => editProduct(tx, target, { handle: "first" }))).toMatchObject({
      code: "handle_taken",
    });
    const variants = [{ id: variantIds[0]!, sku: "SKU-1" }];
    expect(await transact(ctx, (tx) => editProduct(tx, target, { variants }))).toMatchObject({
      code: "sku_taken",
      detail: { sku: "SKU-1" },
    });
    expect(await transact(ctx, (tx) => createProduct(tx, productDraft(story, "first")))).toMatchObject({
      code: "handle_taken",
    });
  });

  test("another product's variant, and a product that is not there", async () => {
    const one = await product("one");
    const two = await product("two");
    const variants = [{ id: two.variantIds[0]!, grams: 5 }];
    const target = { productId: one.productId, expectedVersion: null };
    expect(await transact(ctx, (tx) => editProduct(tx, target, { variants }))).toMatchObject({
      code: "variant_unknown",
    });
    const nobody = { productId: ctx.ids.next(), expectedVersion: null };
    expect(await transact(ctx, (tx) => editProduct(tx, nobody, { title: "x" }))).toMatchObject({
      code: "product_not_found",
    });
  });

  test("amounts that are none", async () => {
    const { variantIds } = await product("priced");
    const price = { variantId: variantIds[0]!, priceListId: story.eu.priceListId };
    for (const amount of [-1, 1.5, Number.NaN, 2 ** 53, 100_000_000, Number.POSITIVE_INFINITY])
      expect(await transact(ctx, (tx) => setPrice(tx, { ...price, amount }))).toMatchObject({
        code: "amount_invalid",
      });
  });
});

test("a handle that changes leads on, in one step however often it changes, and can be taken back", async () => {
  const { productId } = await product("old-name");
  const target = { productId, expectedVersion: null };
  await transact(ctx, (tx) => editProduct(tx, target, { handle: "newer-name" }));
  await transact(ctx, (tx) => editProduct(tx, target, { handle: "newest-name" }));
  expect(await redirectOf(ctx, "/products/old-name")).toBe("/products/newest-name");
  expect(await redirectOf(ctx, "/products/newer-name")).toBe("/products/newest-name");
  await transact(ctx, (tx) => editProduct(tx, target, { handle: "old-name" }));
  expect(await redirectOf(ctx, "/products/old-name")).toBeNull();
  expect(await redirectOf(ctx, "/products/newest-name")).toBe("/products/old-name");
  await product("newer-name");
  expect(await redirectOf(ctx, "/products/newer-name")).toBeNull();
});

test("the newest valid price counts, also of two set in the same millisecond, and an ended one gives way", async () => {
  const { productId, variantIds } = await product("prices");
  const price = { variantId: variantIds[0]!, priceListId: story.eu.priceListId };
  const present = async () =>
    (await productById(ctx, productId))?.variants[0]?.prices.find(
      (row) => row.priceListId === price.priceListId,
    )?.amount;
  clock.advance(minutes(1));
  await transact(ctx, (tx) => setPrice(tx, { ...price, amount: 900 }));
  await transact(ctx, (tx) => setPrice(tx, { ...price, amount: 800 }));
  clock.advance(1);
  expect(await present()).toBe(800);
  const validTo = new Date(clock.now().getTime() + minutes(10));
  clock.advance(minutes(1));
  await transact(ctx, (tx) => setPrice(tx, { ...price, amount: 500, validTo }));
  expect(await present()).toBe(500);
  clock.advance(minutes(10));
  expect(await present()).toBe(800);
});

test("a description loses whatever could run, when it is written", async () => {
  const { productId } = await product("safe", {
    descriptionHtml: `<p onclick="x()">Hi<script>alert(1)</script><a href="javascript:alert(1)">a</a><img src=x onerror=alert(1)></p><iframe src="//evil"></iframe><style>p{}</style>`,
  });
  expect((await productById(ctx, productId))?.descriptionHtml).toBe("<p>Hi<a>a</a></p>");
});

test("options: a new one replaces the old combinations, which are archived and come back with their ids", async () => {
  const { productId, variantIds } = await product("sized", { sizes: ["S", "M"], sku: "SZ" });
  const target = { productId, expectedVersion: null };
  const edit = (options: string[], values: string[][]) =>
    transact(ctx, (tx) => editProduct(tx, target, { options, variants: values.map((v) => ({ values: v })) }));
  expect(
    await edit(
      ["Size", "Colour"],
      [
        ["S", "Red"],
        ["M", "Red"],
      ],
    ),
  ).toMatchObject({ ok: true });
  let state = await productById(ctx, productId);
  expect(state?.variants.filter((v) => !v.archived).map((v) => v.title)).toEqual(["S / Red", "M / Red"]);
  // The same options in another order are the same variants.
  expect(await edit(["colour", "Size"], [["red", "S"]])).toMatchObject({ ok: true });
  state = await productById(ctx, productId);
  expect(state?.variants).toHaveLength(4);
  expect(await edit(["Size"], [["s"], ["M"]])).toMatchObject({ ok: true });
  state = await productById(ctx, productId);
  expect(state?.variants.filter((v) => !v.archived).map((v) => v.id)).toEqual(variantIds);
});

describe("what staff read of it later", () => {
  const told = async (action: string, subject: string) => {
    const { rows } = await database.pool.query(
      "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = $1 AND e.subject = $2 ORDER BY e.id",
      [action, subject],
    );
    return rows;
  };

  test("an edit keeps what every changed field was and is, and nothing that stayed", async () => {
    const { productId, variantIds } = await product("told", { sizes: ["S", "0.4 l"] });
    const was = (await productById(ctx, productId))!;
    clock.advance(minutes(1));
    await transact(ctx, (tx) =>
      editProduct(
        tx,
        { productId, expectedVersion: null },
        {
          title: "Told anew",
          descriptionHtml: "<p>Other <b>words</b></p>",
          tags: ["new"],
          variants: [
            {
              id: variantIds[1]!,
              grams: 999,
              prices: [{ priceListId: story.eu.priceListId, amount: 4_321 }],
            },
          ],
        },
      ),
    );
    const [entry] = await told("product.changed", productId);
    const before = was.variants[1]!.prices.find(({ priceListId }) => priceListId === story.eu.priceListId)!;
    expect(entry.before).toMatchObject({
      title: "told",
      tags: was.tags,
      variants: { "0.4 l": { grams: was.variants[1]!.grams } },
    });
    expect(entry.after).toMatchObject({ title: "Told anew", description: "Other words", tags: ["new"] });
    expect(Object.keys(entry.after).sort()).toEqual(Object.keys(entry.before).sort());
    expect(Object.keys(entry.after.variants)).toEqual(["0.4 l"]);
    const amounts = (side: { variants: Record<string, { price: Record<string, Record<string, number>> }> }) =>
      Object.values(side.variants["0.4 l"]!.price).map((price) => price.EUR);
    expect([amounts(entry.before), amounts(entry.after)]).toEqual([[before.amount], [4_321]]);
  });

  test("a new product is on the record with what it began as, a price that was set with both amounts", async () => {
    const made = await transact(ctx, (tx) =>
      createProduct(tx, productDraft(story, "added", { sizes: ["S"] })),
    );
    const { productId, variantIds } = made.ok ? made.value : { productId: "", variantIds: [] };
    expect(await told("product.added", productId)).toMatchObject([
      { before: null, after: { title: "added", handle: "added", variants: { S: {} } } },
    ]);
    clock.advance(minutes(1));
    const price = { variantId: variantIds[0]!, priceListId: story.eu.priceListId, amount: 7_777 };
    await transact(ctx, (tx) => setPrice(tx, price));
    const [entry] = await told("product.changed", productId);
    expect(Object.keys(entry.after)).toEqual(["variants"]);
    expect(JSON.stringify(entry.after)).toContain("7777");
    expect(JSON.stringify(entry.before)).not.toContain("7777");
  });

  test("an edit that changes nothing says nothing", async () => {
    const { productId } = await product("silent");
    await transact(ctx, (tx) => editProduct(tx, { productId, expectedVersion: null }, { title: "silent" }));
    expect(await told("product.changed", productId)).toEqual([]);
  });
});
