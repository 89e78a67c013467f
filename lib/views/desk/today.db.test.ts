import { describe, expect, it } from "vitest";
import { askForAlert } from "@/lib/alerts";
import { countAt } from "@/lib/inventory";
import { days, fixedClock } from "@/lib/kernel/clock";
import { transact } from "@/lib/platform/transact";
import { countLowStock, deskSales, lowStock, orderList, productList } from "@/lib/views";
import { LOW } from "@/lib/views/contract";
import { testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";
import { must } from "@/tests/people";

const everything = { money: true, customer: true, messages: true };

/** A shop with orders as they lie in the database: when placed, what of, how much. */
async function shopWith(
  orders: readonly (readonly [at: string, currency: string, total: number, state?: string])[],
) {
  const database = await testDatabase();
  await database.owner.query(
    "ALTER TABLE orders DROP CONSTRAINT orders_channel_id_channels_id_fk, DROP CONSTRAINT orders_market_id_markets_id_fk",
  );
  for (const [index, [at, currency, total, state = "placed"]] of orders.entries())
    await database.owner.query(
      `INSERT INTO orders (id, number, channel_id, market_id, source, state, currency, locale, tax_inclusive, total_amount,
        fingerprint, created_at, placed_at, updated_at)
       VALUES (gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 'cart', $2, $3, 'en', true, $4, 'x', $5, $5, $5)`,
      [index + 1, state, currency, total, at],
    );
  return database;
}

describe("sales", () => {
  it("belong to the shop's own day, on both sides of midnight and of a change of the clock", async () => {
    // Berlin puts its clocks on at 01:00 UTC of 29 March 2026: that day has 23 hours.
    const database = await shopWith([
      ["2026-03-28T22:59:00Z", "EUR", 1], // the 28th, 23:59
      ["2026-03-28T23:00:00Z", "EUR", 10], // the 29th, 00:00
      ["2026-03-29T21:59:00Z", "EUR", 100], // the 29th, 23:59
      ["2026-03-29T22:00:00Z", "EUR", 1_000], // the 30th, 00:00
      ["2026-03-22T22:30:00Z", "EUR", 5], // the 22nd, 23:30: before the change it is winter time
      ["2026-03-22T23:30:00Z", "EUR", 7], // the 23rd, 00:30
      ["2026-03-23T06:30:00Z", "EUR", 20], // the 23rd, 07:30, before this time of day
      ["2026-03-23T07:30:00Z", "EUR", 50], // the 23rd, 08:30, after it
    ]);
    const ctx = database.ctx({ clock: fixedClock("2026-03-30T06:00:00Z") });
    const sales = await deskSales(ctx, "Europe/Berlin");
    const [euro] = sales.currencies;
    const of = (day: string) => euro!.days.find((one) => one.day === day)?.amount;
    expect([sales.today, sales.sameDayLastWeek]).toEqual(["2026-03-30", "2026-03-23"]);
    expect([of("2026-03-28"), of("2026-03-29"), of("2026-03-30")]).toEqual([1, 110, 1_000]);
    expect(euro).toMatchObject({
      today: { amount: 1_000 },
      lastWeekSoFar: 27,
      lastWeek: { amount: 77, orders: 3 },
    });
    // Every number opens its rows: the list of a day has exactly the orders that were counted.
    for (const { day, orders } of euro!.days) {
      const input = { state: "placed", scope: "placed", from: day, to: day } as const;
      expect((await orderList(ctx, input, everything, "Europe/Berlin")).rows).toHaveLength(orders);
    }
    // The same instants are other days elsewhere.
    const there = (await deskSales(ctx, "Pacific/Auckland")).currencies[0]!;
    expect(there.days.find((one) => one.day === "2026-03-29")?.amount).toBe(11);
  });

  it("are kept apart by currency, with the busiest first; what was cancelled is none", async () => {
    const database = await shopWith([
      ["2026-03-30T08:00:00Z", "EUR", 900_000],
      ["2026-03-30T08:00:00Z", "USD", 100],
      ["2026-03-29T08:00:00Z", "USD", 200],
      ["2026-03-30T08:00:00Z", "GBP", 300, "canceled"],
    ]);
    const ctx = database.ctx({ clock: fixedClock("2026-03-30T12:00:00Z") });
    const sales = await deskSales(ctx, "UTC");
    expect(sales.currencies.map(({ currency, today }) => [currency, today])).toEqual([
      ["USD", { amount: 100, orders: 1 }],
      ["EUR", { amount: 900_000, orders: 1 }],
    ]);
    expect(sales.currencies.map(({ days }) => days.length)).toEqual([21, 21]);
    // The rows of one currency can be asked for; who may not see money is not told by it either.
    const input = { state: "placed", from: "2026-03-29", to: "2026-03-30", currency: "USD" } as const;
    expect((await orderList(ctx, input, everything, "UTC")).rows).toHaveLength(2);
    const blind = { ...everything, money: false };
    expect((await orderList(ctx, input, blind, "UTC")).rows).toHaveLength(3);
  });

  it("do not count what waits for a bank, which is counted apart and found in the list", async () => {
    const database = await shopWith([
      ["2026-03-30T08:00:00Z", "EUR", 100],
      ["2026-03-30T08:00:00Z", "EUR", 200, "payment_pending"],
      ["2026-03-29T21:59:00Z", "EUR", 400, "payment_pending"], // 23:59 of the 29th
      ["2026-03-29T22:00:00Z", "EUR", 800, "payment_pending"], // 00:00 of the 30th
    ]);
    const ctx = database.ctx({ clock: fixedClock("2026-03-30T12:00:00Z") });
    const sales = await deskSales(ctx, "Europe/Berlin");
    expect(sales).toMatchObject({ waitingToday: 2, currencies: [{ today: { amount: 100, orders: 1 } }] });
    const day = { scope: "placed", from: sales.today, to: sales.today } as const;
    const of = async (input: Parameters<typeof orderList>[1]) =>
      (await orderList(ctx, input, everything, "Europe/Berlin")).rows.length;
    expect([await of(day), await of({ ...day, state: "payment_pending" })]).toEqual([3, 2]);
  });

  it("of a shop that has sold nothing are none, and nothing fails", async () => {
    const database = await shopWith([]);
    const sales = await deskSales(database.ctx({ clock: fixedClock("2026-03-30T12:00:00Z") }), "UTC");
    expect(sales).toEqual({
      today: "2026-03-30",
      sameDayLastWeek: "2026-03-23",
      waitingToday: 0,
      currencies: [],
    });
  });
});

describe("what is low", () => {
  it("is every counted variant on sale of which few can be sold, and the number is the list's own", async () => {
    const database = await testDatabase();
    const ctx = database.ctx();
    const shop = await openShop(ctx);
    const sells = (title: string, stock: number | null) => shop.sells({ title, stock });
    await sells("plenty", LOW + 1);
    await sells("few", LOW);
    await sells("none", 0);
    await sells("not counted", null);
    const promised = await sells("promised", LOW + 3);
    const hidden = await sells("draft", 1);
    const { owner } = database;
    await owner.query("UPDATE stock_levels SET held = 4 WHERE variant_id = $1", [promised.variantId]);
    await owner.query("UPDATE products SET status = 'draft' WHERE id = $1", [hidden.productId]);
    const titles = async (input: Parameters<typeof lowStock>[1]) =>
      (await lowStock(ctx, input)).rows.map(({ title, available }) => [title, available]);
    expect(await titles({})).toEqual([
      ["none", 0],
      ["promised", LOW - 1],
      ["few", LOW],
    ]);
    expect(await titles({ show: "sold_out" })).toEqual([["none", 0]]);
    expect(await countLowStock(ctx)).toEqual({ low: 3, soldOut: 1 });
    expect(await titles({ after: "made-up" })).toHaveLength(3);
  });

  it("is sold out where nothing can be sold; what is sold on order is not", async () => {
    const database = await testDatabase();
    const ctx = database.ctx();
    const shop = await openShop(ctx);
    await shop.sells({ title: "gone", stock: 0 });
    const chair = await shop.sells({ title: "on order", stock: 0 });
    await transact(ctx, (tx) =>
      countAt(tx, [{ variantId: chair.variantId, locationId: shop.location.id, backorder: true }]),
    );
    const titles = async (input: Parameters<typeof lowStock>[1]) =>
      (await lowStock(ctx, input)).rows.map(({ title, backorder }) => [title, backorder]);
    expect(await titles({})).toEqual([
      ["gone", false],
      ["on order", true],
    ]);
    expect(await titles({ show: "sold_out" })).toEqual([["gone", false]]);
    expect(await countLowStock(ctx)).toEqual({ low: 2, soldOut: 1 });
    const asked = await productList(ctx, { stock: "sold_out" }, null);
    expect(must(asked).rows.map(({ title }) => title)).toEqual(["gone"]);
  });

  it("tells what sold of it in thirty days, who waits for it, and what lies where", async () => {
    const clock = fixedClock("2026-03-01T12:00:00Z");
    const database = await testDatabase();
    const ctx = database.ctx({ clock });
    const shop = await openShop(ctx);
    const cup = await shop.sells({ title: "cup", stock: 9 });
    const sell = async (units: number) => {
      const movement = [ctx.ids.next(), cup.variantId, shop.location.id, -units, "{}", clock.now()];
      await database.owner.query(
        "INSERT INTO stock_movements (id, variant_id, location_id, delta, kind, actor, at) VALUES ($1, $2, $3, $4, 'sale', $5, $6)",
        movement,
      );
      await database.owner.query("UPDATE stock_levels SET on_hand = on_hand - $1", [units]);
    };
    await sell(4);
    clock.advance(days(20));
    await sell(3);
    clock.advance(days(10) + 1);
    await sell(2);
    for (const email of ["a@example.com", "b@example.com"])
      must(await askForAlert(ctx, shop.market, { item_id: cup.itemId, email }));
    const [row] = (await lowStock(ctx, {})).rows;
    expect(row).toMatchObject({
      title: "cup",
      vendor: null,
      available: 0,
      sold: 5,
      waiting: 2,
      stock: [{ locationId: shop.location.id, onHand: 0, held: 0 }],
    });
  });

  it("is read page by page, each row once", async () => {
    const database = await testDatabase();
    const ctx = database.ctx();
    const shop = await openShop(ctx);
    for (let n = 0; n < 105; n += 1) await shop.sells({ title: `thing ${n}`, stock: n % 4 });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await lowStock(ctx, { after });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([105, 105]);
    expect((await countLowStock(ctx)).low).toBe(105);
  });
});
