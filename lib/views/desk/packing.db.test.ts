import { describe, expect, it } from "vitest";
import { options, optionValues, variantOptions } from "@/db/schema/catalog";
import { progressOf, shipOrder } from "@/lib/fulfilment";
import { noteOrder, orderById } from "@/lib/orders";
import { deskCounts, packingQueue } from "@/lib/views";
import { packingSchema } from "@/lib/views/contract";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { order, items } = await busyShop(ctx, control);

const hours = { timeZone: "Europe/Berlin", cutOff: null, closedDays: [] };
const ids = async (input: Parameters<typeof packingQueue>[1] = {}) =>
  (await packingQueue(ctx, input, hours)).orders.map(({ id }) => id);

describe("the packing queue", () => {
  it("has every placed order with something left to send, the longest wait first, and no other", async () => {
    expect(await ids()).toEqual([order.part_shipped, order.part_refunded, order.placed]);
    expect(await ids({ fulfilment: "unfulfilled" })).toEqual([order.part_refunded, order.placed]);
    expect(await ids({ fulfilment: "partly_fulfilled" })).toEqual([order.part_shipped]);
    expect((await deskCounts(ctx, hours)).toShip).toBe(3);
  });

  it("says of each line what to pick: how many are left, under which number, from where", async () => {
    const [part] = (await packingQueue(ctx, {}, hours)).orders;
    expect(part).toMatchObject({
      name: "Ines Caldeira",
      fulfilment: "partly_fulfilled",
      delivery: { street_address: "Lindenstrasse 14", address_country: "DE" },
      promise: { title: expect.any(String) },
    });
    expect(part!.label).toBe(`CW-${(await orderById(ctx, order.part_shipped))!.number}`);
    expect(part!.lines).toMatchObject([
      { title: "Alba cup", sku: "CUP", ordered: 2, open: 1, options: [], places: [{ units: 2 }] },
      { title: "Hestia pot", sku: "POT", ordered: 1, open: 1, places: [{ units: 1 }] },
    ]);
    expect(part!.lines[0]!.places[0]!.name).toBeTruthy();
  });

  it("carries no money, and the newest notes of staff", async () => {
    for (const text of ["first", "second", "third", "Wrap it twice"])
      must(await noteOrder(ctx, order.placed, text));
    const { orders } = await packingQueue(ctx, {}, hours);
    expect(orders[2]!.notes.map(({ text }) => text)).toEqual(["Wrap it twice", "third", "second"]);
    const said = JSON.stringify(orders);
    for (const word of ["EUR", "amount", "total", "2400", "9600", "ines@"]) expect(said).not.toContain(word);
  });

  it("names options while the product still calls them so, and else as they were bought", async () => {
    const [option, value] = [ctx.ids.next(), ctx.ids.next()];
    const { productId, variantId } = items.cup;
    await ctx.db.insert(options).values({ id: option, productId, name: "Colour", position: 0 });
    await ctx.db.insert(optionValues).values({ id: value, optionId: option, value: "Blue", position: 0 });
    await ctx.db.insert(variantOptions).values({ variantId, optionId: option, valueId: value });
    const shown = async () => (await packingQueue(ctx, {}, hours)).orders[2]!.lines[0]!.options;
    expect(await shown()).toEqual([]);
    await database.owner.query("ALTER TABLE order_lines DISABLE TRIGGER USER");
    await database.owner.query("UPDATE order_lines SET variant_title = 'Blue' WHERE variant_id = $1", [
      variantId,
    ]);
    expect(await shown()).toEqual([{ name: "Colour", value: "Blue" }]);
    await database.owner.query("UPDATE order_lines SET variant_title = 'Azure' WHERE variant_id = $1", [
      variantId,
    ]);
    expect(await shown()).toEqual([{ name: null, value: "Azure" }]);
    await database.owner.query("ALTER TABLE order_lines ENABLE TRIGGER USER");
  });

  it("loses an order with its last unit, and whoever was slower is told what is left", async () => {
    const units = async (take: number) =>
      (await progressOf(ctx, order.placed)).map((line) => ({
        line_id: line.lineId,
        quantity: Math.min(take, line.ordered),
      }));
    const parcel = { carrier: null, tracking_number: null, tracking_url: null, notify: false };
    const all = await units(9);
    must(await shipOrder(ctx, order.placed, { ...parcel, lines: await units(1) }));
    expect(await shipOrder(ctx, order.placed, { ...parcel, lines: all })).toMatchObject({
      code: "more_than_open",
      detail: { open: 1 },
    });
    expect((await packingQueue(ctx, {}, hours)).orders[2]!.lines).toMatchObject([{ sku: "CUP", open: 1 }]);
    must(await shipOrder(ctx, order.placed, { ...parcel, lines: (await units(1)).slice(0, 1) }));
    expect(await ids()).toEqual([order.part_shipped, order.part_refunded]);
  });

  it("takes an address that makes no sense for one that asks for nothing", async () => {
    const read = packingSchema.parse({ fulfilment: "fulfilled", after: "%%%", order: "CW-1" });
    expect(read).toEqual({ after: "%%%" });
    expect(await ids(read)).toHaveLength(2);
  });
});

describe("its pages", () => {
  it("hold every order once, each page by one statement", async () => {
    const other = await testDatabase();
    await other.owner.query(`
      ALTER TABLE orders DROP CONSTRAINT orders_channel_id_channels_id_fk, DROP CONSTRAINT orders_market_id_markets_id_fk;
      ALTER TABLE order_lines DROP CONSTRAINT order_lines_variant_id_variants_id_fk,
        DROP CONSTRAINT order_lines_product_id_products_id_fk;
      INSERT INTO orders (id, number, channel_id, market_id, source, state, currency, locale, tax_inclusive, total_amount,
        fingerprint, created_at, placed_at, updated_at)
      SELECT gen_random_uuid(), n, gen_random_uuid(), gen_random_uuid(), 'cart', 'placed', 'EUR', 'en', true, 0, 'x', at, at, at
      FROM (SELECT n, timestamptz '2026-03-02T09:00:00Z' + (n / 3) * interval '1 minute' AS at FROM generate_series(1, 50) n) g;
      INSERT INTO order_lines (id, line_id, order_id, variant_id, product_id, title, variant_title, handle, quantity,
        unit_amount, subtotal_amount, grams, requires_shipping, tax_class, position)
      SELECT gen_random_uuid(), gen_random_uuid(), o.id, gen_random_uuid(), gen_random_uuid(), 'Cup', '', 'cup', 1, 0, 0, 0,
        true, 'standard', 0 FROM orders o;
    `);
    const there = other.ctx();
    let statements = 0;
    const counted = {
      ...there,
      db: new Proxy(there.db, {
        get: (db, name, self) => {
          if (name === "execute" || name === "select") statements += 1;
          return Reflect.get(db, name, self);
        },
      }),
    };
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await packingQueue(counted, { after }, hours);
      seen.push(...page.orders.map(({ id }) => id));
      expect(page.orders.every(({ lines }) => lines.length === 1)).toBe(true);
      after = page.next ?? undefined;
      pages += 1;
    } while (after);
    expect([seen.length, new Set(seen).size, pages, statements]).toEqual([50, 50, 3, 3]);
  });
});
