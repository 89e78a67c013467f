import { describe, expect, it } from "vitest";
import { productById } from "@/lib/catalog";
import { levelsOf } from "@/lib/inventory";
import { productPage, refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { addVariant, addVariantSchema, changeVariant, changeVariantSchema } from ".";
import { openStory, productDraft, takeWithStock } from "./story";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const story = await openStory(ctx);

async function opened(handle: string, sizes: readonly string[] = ["S", "M"]) {
  const made = (await takeWithStock(story, [productDraft(story, handle, { sizes, sku: handle })])).get(
    handle,
  )!;
  return { productId: made.productId, variantIds: made.variantIds as string[] };
}
const state = async (productId: string) => (await productById(ctx, productId))!;
const live = async (productId: string) =>
  (await state(productId)).variants.filter((one) => !one.archived).map((one) => one.title);
const add = async (productId: string, input: object) => {
  clock.advance(1_000);
  const { version } = await state(productId);
  const parsed = addVariantSchema.parse({ productId, expectedVersion: version, ...input });
  return transact(ctx, (tx) => addVariant(tx, parsed));
};
const change = async (productId: string, input: object) => {
  clock.advance(1_000);
  const { version } = await state(productId);
  const parsed = changeVariantSchema.parse({ productId, expectedVersion: version, ...input });
  return transact(ctx, (tx) => changeVariant(tx, parsed));
};
const prices = [{ priceListId: story.eu.priceListId, amount: 1_250 }];

describe("a variant", () => {
  it("joins the others with a value that is new, its price and its shelf, and shoppers can choose it", async () => {
    const { productId } = await opened("joined");
    const made = must(
      await add(productId, {
        values: ["L"],
        sku: "J-L",
        barcode: "4006381333931",
        grams: 90,
        prices,
        onHand: 7,
      }),
    );
    expect(await live(productId)).toEqual(["S", "M", "L"]);
    const known = (await state(productId)).variants.find((one) => one.id === made.variantId);
    expect(known).toMatchObject({ sku: "J-L", barcode: "4006381333931", grams: 90, prices });
    expect(await levelsOf(ctx, [made.variantId])).toMatchObject([{ onHand: 7, held: 0 }]);
    await refreshListings(ctx, [productId]);
    const page = await productPage(ctx, story.eu, "joined");
    expect(
      page?.options[0]?.values.map((value) => (typeof value === "string" ? value : value.value)),
    ).toEqual(["S", "M", "L"]);
    const { rows } = await database.pool.query(
      "SELECT type FROM outbox_events WHERE subject = $1 AND occurred_at = $2 ORDER BY type",
      [productId, clock.now()],
    );
    expect(rows.map((row) => row.type)).toEqual(["listing.changed", "product.changed", "stock.changed"]);
  });

  it("that is there already, or has not one value an option, or another's SKU, is refused, and nothing of it stays", async () => {
    const { productId } = await opened("refused");
    const before = await state(productId);
    expect(await add(productId, { values: [" m "], prices })).toMatchObject({ code: "variant_exists" });
    expect(await add(productId, { values: ["L", "Red"], prices })).toMatchObject({
      code: "options_mismatch",
    });
    expect(await add(productId, { values: ["L"], sku: "refused-S", prices })).toMatchObject({
      code: "sku_taken",
    });
    expect(await add(productId, { values: ["L"], expectedVersion: 99 })).toMatchObject({
      code: "changed_meanwhile",
    });
    const first = { option: "Colour", value: "Red" };
    expect(await add(productId, { values: ["Blue"], first })).toMatchObject({ code: "options_mismatch" });
    expect(await state(productId)).toEqual(before);
  });

  it("is the first choice of a product that had none: the one that was there keeps its id, SKU and stock", async () => {
    const { productId, variantIds } = await opened("first", []);
    const only = variantIds[0]!;
    const first = { option: "Colour", value: "Oat" };
    expect(await add(productId, { values: ["oat"], first })).toMatchObject({ code: "variant_exists" });
    expect(await add(productId, { values: ["Ink"] })).toMatchObject({ code: "options_mismatch" });
    must(await add(productId, { values: ["Ink"], first, prices, onHand: 2 }));
    const known = await state(productId);
    expect(known.options.map(({ name, values }) => [name, values.map((one) => one.value)])).toEqual([
      ["Colour", ["Oat", "Ink"]],
    ]);
    expect(known.variants).toMatchObject([
      { id: only, title: "Oat", sku: "first", archived: false },
      { title: "Ink", archived: false },
    ]);
    expect(known.variants.every((one) => one.valueIds.length === 1)).toBe(true);
    expect(await levelsOf(ctx, [only])).toMatchObject([{ onHand: 10 }]);
    must(await add(productId, { values: ["Clay"], prices }));
    expect(await live(productId)).toEqual(["Oat", "Ink", "Clay"]);
  });

  it("goes and comes back with its shelf; the last one stays", async () => {
    const { productId, variantIds } = await opened("leaving");
    const [small, medium] = variantIds as [string, string];
    must(await change(productId, { id: small, archived: true }));
    expect(await live(productId)).toEqual(["M"]);
    expect(await change(productId, { id: medium, archived: true })).toMatchObject({ code: "last_variant" });
    must(await change(productId, { id: small, archived: false }));
    expect(await live(productId)).toEqual(["S", "M"]);
    must(await change(productId, { id: small, archived: true }));
    // Adding it anew brings the same one back.
    expect(must(await add(productId, { values: ["s"], prices, onHand: 50 })).variantId).toBe(small);
    expect(await levelsOf(ctx, [small])).toMatchObject([{ onHand: 10 }]);
  });

  it("from before the product had its options does not come back", async () => {
    const { productId, variantIds } = await opened("former");
    await takeWithStock(story, [productDraft(story, "former", { sizes: [] })]);
    expect(await change(productId, { id: variantIds[0]!, archived: false })).toMatchObject({
      code: "options_mismatch",
    });
  });

  it("changes what is given and nothing else, on the record with what it was", async () => {
    const { productId, variantIds } = await opened("changed");
    const own = { id: variantIds[0]! };
    must(await change(productId, { ...own, sku: "NEW", barcode: "978", taxable: false }));
    expect((await state(productId)).variants[0]).toMatchObject({
      sku: "NEW",
      barcode: "978",
      taxable: false,
      grams: 0,
    });
    const { version } = await state(productId);
    must(await change(productId, { ...own, barcode: "978" }));
    expect((await state(productId)).version).toBe(version);
    expect(await change(productId, { ...own, sku: "changed-M" })).toMatchObject({ code: "sku_taken" });
    expect(await change(productId, { id: ctx.ids.next(), grams: 1 })).toMatchObject({
      code: "variant_unknown",
    });
    const { rows } = await database.pool.query(
      "SELECT v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 AND e.action = 'product.changed' ORDER BY e.at DESC, e.id DESC LIMIT 1",
      [productId],
    );
    expect(rows).toEqual([
      {
        before: { variants: { S: { sku: "changed-S", barcode: null, taxable: true } } },
        after: { variants: { S: { sku: "NEW", barcode: "978", taxable: false } } },
      },
    ]);
  });
});
