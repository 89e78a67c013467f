import { beforeAll, describe, expect, it } from "vitest";
import { cancelOrder, refundOrder } from "@/lib/aftersales";
import { settleOrder } from "@/lib/checkout";
import { markDelivered, shipOrder } from "@/lib/fulfilment";
import { factOf, retrieveSession } from "@/lib/payments";
import { orderUrl } from "@/lib/platform/urls";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { orderView, paymentStatus } from ".";

const { control } = await testStripe({ webhookDelivery: "on_demand" });
const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

async function ordered() {
  await shop.offersCoupon("TENTH").catch(() => {});
  const cup = await shop.sells({ title: "Alba cup", amount: 2_400 });
  const plan = await shop.sells({ title: "Plan", amount: 1_000, ships: false, stock: null });
  const { orderId, sessionId } = await walk.toPayment(
    [{ itemId: cup.itemId, quantity: 3 }, { itemId: plan.itemId }],
    { codes: ["TENTH"], note: "Ring twice" },
  );
  const seen = async () => (await orderView(ctx, orderId))!;
  const pay = async () => {
    await control.pay(sessionId);
    await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  };
  return { orderId, seen, pay };
}

describe("the view of an order", () => {
  it("holds everything, and every cent is explained", async () => {
    const { seen, pay } = await ordered();
    expect(await seen()).toMatchObject({
      state: "awaiting_payment",
      paymentStatus: "awaiting_payment",
      fulfilmentStatus: "unfulfilled",
      captured: 0,
    });
    await pay();
    const order = await seen();
    expect(order).toMatchObject({
      state: "placed",
      paymentStatus: "paid",
      email: "ines@example.com",
      firstName: "Ines",
      buyerNote: "Ring twice",
      currency: "EUR",
      delivery: { street_address: "Lindenstrasse 14", address_country: "DE" },
      promise: { methodCode: "standard", minDays: 2, maxDays: 4 },
      payments: [{ handler: "stripe", state: "paid", refunded: 0 }],
      refunds: [],
      shipments: [],
    });
    expect(order.label).toBe(`CW-${order.number}`);
    expect(order.url).toBe(orderUrl(order));
    expect(order.placedAt).toBeInstanceOf(Date);
    expect(order.totals.find((entry) => entry.type === "total")?.amount).toBe(order.total);
    expect(order.lines.map((line) => [line.title, line.quantity, line.subtotal, line.open])).toEqual([
      ["Alba cup", 3, 7_200, 3],
      ["Plan", 1, 1_000, 0],
    ]);
    const delivery = order.totals.find((entry) => entry.type === "fulfilment")?.amount ?? 0;
    expect(order.lines.reduce((sum, line) => sum + line.total, 0) + delivery).toBe(order.total);
    expect(order.lines.every((line) => line.discount < 0)).toBe(true);
    expect(order.includedTax.length).toBeGreaterThan(0);
    expect(order.captured).toBe(order.total);
  });

  it("follows parcels, cancellations and refunds", async () => {
    const { orderId, seen, pay } = await ordered();
    await pay();
    const [cup] = (await seen()).lines;
    const parcel = await shipOrder(ctx, orderId, {
      lines: [{ line_id: cup!.id, quantity: 1 }],
      carrier: "DHL",
      tracking_number: "JJD1",
      tracking_url: "https://carrier.example/JJD1",
      notify: false,
    });
    expect(await seen()).toMatchObject({
      fulfilmentStatus: "partly_fulfilled",
      shipments: [{ carrier: "DHL", trackingNumber: "JJD1", lines: [{ lineId: cup!.id, quantity: 1 }] }],
    });
    if (parcel.ok) await markDelivered(ctx, parcel.value.shipmentId);
    await refundOrder(ctx, orderId, { amount: 100, reason: "a scratch" });
    await cancelOrder(ctx, orderId, {
      lines: [{ line_id: cup!.id, quantity: 2 }],
      restock: true,
      refund: false,
      reason: "sold out",
    });
    const order = await seen();
    expect(order.shipments[0]?.deliveredAt).toBeInstanceOf(Date);
    expect(order.lines[0]).toMatchObject({ quantity: 3, shipped: 1, canceled: 2, open: 0 });
    expect(order).toMatchObject({
      fulfilmentStatus: "fulfilled",
      paymentStatus: "partly_refunded",
      refunded: 100,
      refundable: order.captured - 100,
      refunds: [{ amount: 100, reason: "a scratch", source: "staff", state: "requested" }],
    });
    const { rows } = await database.pool.query(
      "SELECT e.action, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 ORDER BY e.id",
      [orderId],
    );
    expect(rows).toMatchObject([
      { action: "order.shipped", after: { units: 1, carrier: "DHL", tracking: "JJD1" } },
      { action: "order.delivered", after: null },
      { action: "order.refunded", after: { amount: 100, currency: "EUR", reason: "a scratch" } },
      { action: "order.units_canceled", after: { units: 2, refundedAmount: 0, currency: "EUR" } },
    ]);
  });

  it("is read by one statement, and is null for what is not there", async () => {
    const { orderId } = await ordered();
    let statements = 0;
    const counting = {
      ...ctx,
      db: new Proxy(ctx.db, {
        get(db, name) {
          if (name === "execute" || name === "select") statements += 1;
          const value = Reflect.get(db, name) as unknown;
          return typeof value === "function" ? value.bind(db) : value;
        },
      }),
    };
    await orderView(counting, orderId);
    expect(statements).toBe(1);
    expect(await orderView(ctx, ctx.ids.next())).toBeNull();
  });
});

describe("what became of the money", () => {
  const payment = (
    state: Parameters<typeof paymentStatus>[0][number]["state"],
    captured = 0,
    refunded = 0,
  ) => ({
    state,
    captured,
    refunded,
  });
  it.each([
    ["awaiting_payment", [payment("open")]],
    ["pending", [payment("canceled"), payment("pending")]],
    ["paid", [payment("failed"), payment("paid", 500)]],
    ["paid", [payment("paid", 0)]],
    ["partly_refunded", [payment("paid", 500, 1)]],
    ["refunded", [payment("paid", 500, 500)]],
    ["review", [payment("review", 400)]],
    ["not_paid", [payment("failed"), payment("canceled")]],
    ["not_paid", []],
  ] as const)("is %s", (status, payments) => expect(paymentStatus(payments)).toBe(status));
});
