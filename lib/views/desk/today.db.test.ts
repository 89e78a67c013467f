import { describe, expect, it } from "vitest";
import { fixedClock } from "@/lib/kernel/clock";
import { countLowStock, deskSales, lowStock, orderList } from "@/lib/views";
import { LOW } from "@/lib/views/contract";
import { testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";

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
      ["2026-03-16T06:30:00Z", "EUR", 20], // the 16th, 07:30, before this time of day
      ["2026-03-16T07:30:00Z", "EUR", 50], // the 16th, 08:30, after it
    ]);
    const ctx = database.ctx({ clock: fixedClock("2026-03-30T06:00:00Z") });
    const sales = await deskSales(ctx, "Europe/Berlin");
    const [euro] = sales.currencies;
    const of = (day: string) => euro!.days.find((one) => one.day === day)?.amount;
    expect([sales.today, sales.sameDayLastWeek]).toEqual(["2026-03-30", "2026-03-23"]);
    expect([of("2026-03-28"), of("2026-03-29"), of("2026-03-30")]).toEqual([1, 110, 1_000]);
    expect(euro).toMatchObject({
      today: { amount: 1_000 },
      lastWeekSoFar: 7,
      lastWeek: { amount: 7, orders: 1 },
      fortnightAgoSoFar: 20,
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
    expect(sales.currencies.map(({ days }) => days.length)).toEqual([28, 28]);
    // The rows of one currency can be asked for; who may not see money is not told by it either.
    const input = { state: "placed", from: "2026-03-29", to: "2026-03-30", currency: "USD" } as const;
    expect((await orderList(ctx, input, everything, "UTC")).rows).toHaveLength(2);
    const blind = { ...everything, money: false };
    expect((await orderList(ctx, input, blind, "UTC")).rows).toHaveLength(3);
  });

  it("of a shop that has sold nothing are none, and nothing fails", async () => {
    const database = await shopWith([]);
    const sales = await deskSales(database.ctx({ clock: fixedClock("2026-03-30T12:00:00Z") }), "UTC");
    expect(sales).toEqual({ today: "2026-03-30", sameDayLastWeek: "2026-03-23", currencies: [] });
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
