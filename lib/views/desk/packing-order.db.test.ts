import { describe, expect, it } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { changeStock, countAt } from "@/lib/inventory";
import { days, fixedClock, minutes } from "@/lib/kernel/clock";
import { factOf, retrieveSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";
import { deskCounts, orderView, packingQueue } from "@/lib/views";
import { type PackingInput, packableSince } from "@/lib/views/contract";
import { testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";
import { must } from "@/tests/people";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

const { control } = await testStripe({ webhookDelivery: "on_demand" });

const hours = { timeZone: "Europe/Berlin", cutOff: null, closedDays: [] };

/** A shop that takes payments, at an instant that can be moved on; at Stripe it is the same. */
async function shopAt(start: string) {
  const database = await testDatabase();
  const clock = fixedClock(start);
  await control.setClock(clock.now().getTime() / 1_000);
  const ctx = database.ctx({ clock });
  const shop = await openShop(ctx);
  const walk = walker(ctx, shop);
  const settle = async (sessionId: string) =>
    settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  const buy = async (lines: Parameters<typeof walk.toPayment>[0], method?: "sepa_succeeds") => {
    const { orderId, sessionId } = await walk.toPayment(lines);
    await control.pay(sessionId, method ? { method } : {});
    await settle(sessionId);
    return { orderId, sessionId };
  };
  const wait = (ms: number) => {
    clock.advance(ms);
    return control.setClock(clock.now().getTime() / 1_000);
  };
  /** Something of which nothing is on the shelf, and which is sold all the same. */
  const sellsOnOrder = async () => {
    const good = await shop.sells({ stock: 0 });
    const at = { variantId: good.variantId, locationId: shop.location.id };
    await transact(ctx, (tx) => countAt(tx, [{ ...at, backorder: true }]));
    const arrive = async (delta: number) =>
      must(
        await transact(ctx, (tx) =>
          changeStock(tx, [{ ...at, delta, kind: "adjustment", reason: "Delivery" }]),
        ),
      );
    return { ...good, arrive };
  };
  return { ctx, shop, settle, buy, wait, sellsOnOrder };
}

describe("how long an order waits", () => {
  it("is counted from its money, where that came later, as the promise to the buyer is", async () => {
    const { ctx, shop, settle, buy, wait } = await shopAt("2026-03-02T09:00:00.000Z");
    const cup = await shop.sells({ stock: 50 });
    const lines = [{ itemId: cup.itemId }];
    const debit = await buy(lines, "sepa_succeeds");
    await wait(days(6));
    const card = await buy(lines);
    await wait(days(2) - minutes(30));
    await settle(debit.sessionId);
    await wait(minutes(30));
    const { orders } = await packingQueue(ctx, {}, hours);
    expect(orders.map(({ id, since }) => [id, since])).toEqual([
      [card.orderId, "2026-03-08T09:00:00.000Z"],
      [debit.orderId, "2026-03-10T08:30:00.000Z"],
    ]);
    for (const { id, since } of orders)
      expect(since).toBe(packableSince((await orderView(ctx, id))!)?.toISOString());
  });
});

describe("the order of the queue", () => {
  it("is what can be packed, the late ones told, and behind it what waits for stock", async () => {
    // A Monday.
    const { ctx, shop, buy, wait, sellsOnOrder } = await shopAt("2026-03-02T09:00:00.000Z");
    const cup = await shop.sells({ stock: 50 });
    const chair = await sellsOnOrder();
    const chairs = (quantity: number) => ({ itemId: chair.itemId, quantity });
    const queue = async (input: PackingInput = {}) =>
      (await packingQueue(ctx, input, hours)).orders.map(({ id, standing, lines }) => [
        id,
        standing,
        lines.map(({ missing }) => missing),
      ]);
    const counted = async () => {
      const { toShip, late, waitForStock } = await deskCounts(ctx, hours);
      return { toShip, late, waitForStock };
    };
    const two = (await buy([chairs(2)])).orderId;
    const both = (await buy([chairs(1), { itemId: cup.itemId }])).orderId;
    const monday = (await buy([{ itemId: cup.itemId }])).orderId;
    expect(await counted()).toEqual({ toShip: 3, late: 0, waitForStock: 2 });

    await wait(days(1));
    const tuesday = (await buy([{ itemId: cup.itemId }])).orderId;
    expect(await queue()).toEqual([
      [monday, "late", [0]],
      [tuesday, null, [0]],
      [two, "stock", [2]],
      [both, "stock", [1, 0]],
    ]);
    expect(await queue({ show: "late" })).toEqual([[monday, "late", [0]]]);
    expect((await queue({ show: "stock" })).map(([id]) => id)).toEqual([two, both]);
    expect(await counted()).toEqual({ toShip: 4, late: 1, waitForStock: 2 });

    // What comes goes to whoever has waited longest, as far as it goes; who can be packed again is late.
    await chair.arrive(1);
    expect((await queue({ show: "stock" })).map(([id, , missing]) => [id, missing])).toEqual([
      [two, [1]],
      [both, [1, 0]],
    ]);
    await chair.arrive(1);
    expect((await queue({ show: "late" })).map(([id]) => id)).toEqual([two, monday]);
    expect(await queue({ show: "stock" })).toEqual([[both, "stock", [1, 0]]]);
    await chair.arrive(1);
    expect(await counted()).toEqual({ toShip: 4, late: 3, waitForStock: 0 });
  });

  it("is read page by page over both parts, each order once", async () => {
    const { ctx, buy, shop, sellsOnOrder } = await shopAt("2026-03-02T09:00:00.000Z");
    const cup = await shop.sells({ stock: 50 });
    const chair = await sellsOnOrder();
    for (let n = 0; n < 44; n += 1) await buy([{ itemId: n % 2 === 0 ? cup.itemId : chair.itemId }]);
    const seen: (readonly [string, string | null])[] = [];
    let after: string | undefined;
    do {
      const page = await packingQueue(ctx, { after }, hours);
      seen.push(...page.orders.map(({ id, standing }) => [id, standing] as const));
      after = page.next ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen.map(([id]) => id)).size]).toEqual([44, 44]);
    expect(seen.map(([, standing]) => standing)).toEqual([
      ...Array(22).fill(null),
      ...Array(22).fill("stock"),
    ]);
  });
});
