import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { deliverEvent } from "@/lib/platform/worker-delivery";
import { busyShop, type SeenOrder } from "@/tests/busy-shop";
import { testCtx, testDatabase } from "@/tests/database";
import { testStripe } from "@/tests/stripe";
import { checkIdentities, identities } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });

const { order } = await busyShop(ctx, control);
let client: pg.PoolClient;
let planted: Ctx;

beforeAll(async () => {
  client = await database.owner.connect();
  planted = testCtx(drizzle(client, { casing: "snake_case" }) as unknown as Ctx["db"]);
});
afterAll(() => client.release());

const broken = async (options: Parameters<typeof checkIdentities>[1] = {}) =>
  (await checkIdentities(planted, options)).identities.filter((identity) => identity.count > 0);

/** Writes what must never be, looks, and takes it back. */
async function plant(...statements: string[]) {
  await client.query("BEGIN");
  try {
    for (const statement of statements) {
      const { rowCount, command } = await client.query(statement);
      invariant(command === "ALTER" || command === "DROP" || rowCount, `planted nothing: ${statement}`);
    }
    return await broken();
  } finally {
    await client.query("ROLLBACK");
  }
}

const of = (name: SeenOrder) => `order_id = '${order[name]}'`;
const is = (name: SeenOrder) => `id = '${order[name]}'`;
const mayChange = (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER append_only`;
const aLevel = "variant_id = (SELECT variant_id FROM stock_levels ORDER BY variant_id LIMIT 1)";

/** Each identity, broken in every way it can be; statements are run as the tables' owner. */
const plants: readonly (readonly [identity: string, how: string, ...(() => string)[]])[] = [
  [
    "on_hand_is_movements",
    "a unit out of nowhere",
    () => `UPDATE stock_levels SET on_hand = on_hand + 1 WHERE ${aLevel}`,
  ],
  ["on_hand_is_movements", "movements without a level", () => `DELETE FROM stock_levels WHERE ${aLevel}`],
  [
    "held_is_live_holds",
    "a promise without a hold",
    () => `UPDATE stock_levels SET held = held + 1 WHERE ${aLevel}`,
  ],
  [
    "held_is_live_holds",
    "a hold without a promise",
    () => `UPDATE stock_holds SET quantity = quantity + 1 WHERE ${of("waiting")}`,
  ],
  [
    "stock_not_negative",
    "less than nothing",
    () =>
      "ALTER TABLE stock_levels DROP CONSTRAINT stock_levels_on_hand, DROP CONSTRAINT stock_levels_available",
    () => `UPDATE stock_levels SET on_hand = -1 WHERE ${aLevel}`,
  ],
  [
    "stock_not_negative",
    "more promised than there is",
    () => "ALTER TABLE stock_levels DROP CONSTRAINT stock_levels_available",
    () => `UPDATE stock_levels SET held = on_hand + 1 WHERE ${aLevel}`,
  ],
  [
    "hold_ends_once",
    "both ends",
    () => "ALTER TABLE stock_holds DROP CONSTRAINT stock_holds_one_end",
    () => `UPDATE stock_holds SET released_at = claimed_at WHERE ${of("placed")}`,
  ],
  [
    "claimed_is_sold",
    "more claimed than sold",
    () => `UPDATE stock_holds SET quantity = quantity + 1 WHERE ${of("placed")}`,
  ],
  ["claimed_is_sold", "sold without a claim", () => `DELETE FROM stock_holds WHERE ${of("placed")}`],
  [
    "holds_wait_for_payment",
    "a cancelled order that still holds",
    () => `UPDATE orders SET state = 'canceled' WHERE ${is("waiting")}`,
  ],
  [
    "order_total_is_rows",
    "a cent too many",
    () => `UPDATE orders SET total_amount = total_amount + 1 WHERE ${is("placed")}`,
  ],
  [
    "order_total_is_rows",
    "a discount that nobody subtracted",
    () => mayChange("order_adjustments"),
    () =>
      `UPDATE order_adjustments SET amount = amount - 1 WHERE ${of("part_shipped")} AND type = 'discount'`,
  ],
  [
    "payment_is_order_total",
    "another amount",
    () => `UPDATE payments SET amount = amount + 1 WHERE ${of("waiting")}`,
  ],
  [
    "payment_is_order_total",
    "another currency",
    () => `UPDATE payments SET currency = 'USD' WHERE ${of("placed")}`,
  ],
  [
    "paid_is_captured",
    "less than was asked for",
    () => `UPDATE payments SET captured_amount = captured_amount - 1 WHERE ${of("placed")}`,
  ],
  [
    "paid_is_captured",
    "money of an unpaid payment",
    () => `UPDATE payments SET captured_amount = 1 WHERE ${of("waiting")}`,
  ],
  [
    "refunds_are_counted",
    "a refund that was not counted",
    () => `UPDATE payments SET refunded_amount = 0 WHERE ${of("part_refunded")}`,
  ],
  [
    "refunds_are_counted",
    "one that failed and still counts",
    () => `UPDATE refunds SET state = 'failed' WHERE ${of("part_refunded")}`,
  ],
  [
    "refunds_within_captured",
    "more than came",
    () => `UPDATE refunds SET amount = 99000000 WHERE ${of("part_refunded")}`,
  ],
  [
    "placed_is_paid",
    "placed and not paid",
    () => `UPDATE payments SET state = 'failed' WHERE ${of("placed")}`,
  ],
  [
    "placed_is_paid",
    "promised by nobody",
    () => `UPDATE orders SET state = 'payment_pending' WHERE ${is("waiting")}`,
  ],
  [
    "paid_has_an_end",
    "paid and waiting",
    () => `UPDATE orders SET state = 'awaiting_payment' WHERE ${is("placed")}`,
  ],
  [
    "uses_are_redemptions",
    "a use without a redemption",
    () => "UPDATE promotions SET used_count = used_count + 1",
  ],
  ["uses_are_redemptions", "a redemption that was not counted", () => "UPDATE promotions SET used_count = 0"],
  [
    "checkout_has_its_order",
    "completed without an order",
    () => `UPDATE checkouts SET order_id = NULL WHERE ${of("placed")}`,
  ],
  [
    "checkout_has_its_order",
    "an order of another checkout",
    () => `UPDATE orders SET checkout_id = gen_random_uuid() WHERE ${is("placed")}`,
  ],
  [
    "checkout_has_its_order",
    "completing, though it was paid",
    () => `UPDATE checkouts SET phase = 'completing' WHERE ${of("placed")}`,
  ],
  [
    "one_live_checkout",
    "two for one cart",
    () => "DROP INDEX checkouts_one_live",
    () =>
      `UPDATE checkouts SET phase = 'open', cart_id = (SELECT min(cart_id::text)::uuid FROM checkouts) WHERE ${of("placed")} OR ${of("waiting")}`,
  ],
  [
    "units_within_ordered",
    "more sent than ordered",
    () => mayChange("shipment_lines"),
    () => "UPDATE shipment_lines SET quantity = 3",
  ],
  ["parcel_of_its_order", "another order's line", () => `UPDATE shipments SET order_id = '${order.placed}'`],
  [
    "parcel_of_its_order",
    "a parcel of an order never placed",
    () => `UPDATE orders SET placed_at = NULL WHERE ${is("part_shipped")}`,
  ],
  [
    "sent_is_complete",
    "sent, though units are left",
    () => `UPDATE orders SET sent_at = placed_at WHERE ${is("part_shipped")}`,
  ],
  [
    "sent_is_complete",
    "to send, though nothing is left",
    () => `UPDATE orders SET sent_at = NULL WHERE ${is("canceled")}`,
  ],
  [
    "packable_since_paid",
    "waiting since before its money came",
    () => `UPDATE orders SET packable_at = packable_at - interval '1 day' WHERE ${is("placed")}`,
  ],
  [
    "event_is_delivered_or_waits",
    "its job is gone",
    () => `DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'event_id' =
      (SELECT id::text FROM outbox_events WHERE type = 'order.placed' LIMIT 1)`,
  ],
  [
    "event_is_delivered_or_waits",
    "it failed and nobody was told",
    () =>
      "INSERT INTO outbox_deliveries (event_id, handler, state, at) SELECT id, 'mail', 'failed', now() FROM outbox_events",
    () => "DELETE FROM graphile_worker._private_jobs",
  ],
];

describe("the identities", () => {
  it("hold after everything that the road can do", async () => {
    const report = await checkIdentities(ctx, { stripe: true });
    expect(report.identities.flatMap((identity) => identity.violations)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.identities).toHaveLength(identities.length + 1);
  });

  for (const [name, how, ...statements] of plants) {
    it(`${name}: finds ${how}`, async () => {
      const found = await plant(...statements.map((statement) => statement()));
      const broken = found.find((identity) => identity.name === name);
      expect(broken?.count).toBeGreaterThan(0);
      const [violation] = broken!.violations;
      expect(violation!.expected).not.toBe(violation!.found);
      expect(violation!.subject.id).toMatch(/^[0-9a-f-]{36}$/);
    });
  }

  it("are each proven to be able to fail", () => {
    const proven = new Set(plants.map(([name]) => name));
    expect(identities.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });

  it("name the order as people do, count all and show a few", async () => {
    const found = await plant("UPDATE orders SET total_amount = total_amount + 1");
    const total = found.find(({ name }) => name === "order_total_is_rows")!;
    expect(total.count).toBe(7);
    await client.query("BEGIN");
    await client.query("UPDATE orders SET total_amount = total_amount + 1");
    const [shown] = await broken({ most: 2 });
    await client.query("ROLLBACK");
    expect(shown).toMatchObject({ count: 7, violations: { length: 2 } });
    expect(shown!.violations[0]!.subject.label).toMatch(/^CW-\d+$/);
  });

  it("are compared with Stripe when asked: an amount that differs there is found", async () => {
    await client.query("BEGIN");
    await client.query(`UPDATE payments SET amount = amount + 1 WHERE ${of("placed")}`);
    const agrees = (await broken({ stripe: true })).find(({ name }) => name === "stripe_agrees");
    await client.query("ROLLBACK");
    expect(agrees).toMatchObject({ count: 1 });
    expect(agrees!.violations[0]!.subject.label).toContain("cs_");
  });

  it("are compared with Stripe when asked: what went back there, and here, is the same", async () => {
    const refundedElsewhere = async (...statements: string[]) => {
      await client.query("BEGIN");
      for (const statement of statements) await client.query(statement);
      const agrees = (await broken({ stripe: true })).find(({ name }) => name === "stripe_agrees");
      await client.query("ROLLBACK");
      return agrees;
    };
    const ours = of("part_refunded");
    // Made at Stripe, and not known here.
    expect(
      await refundedElsewhere(
        `UPDATE payments SET refunded_amount = 0 WHERE ${ours}`,
        `DELETE FROM refunds WHERE ${ours}`,
      ),
    ).toMatchObject({ count: 1 });
    // Another amount than was made there, though payment and refund agree with each other.
    const other = await refundedElsewhere(
      `UPDATE payments SET refunded_amount = 501 WHERE ${ours}`,
      `UPDATE refunds SET amount = 501 WHERE ${ours}`,
    );
    expect(other).toMatchObject({ count: 1 });
    expect(other!.violations[0]).toMatchObject({
      expected: expect.stringContaining("501 given back"),
      found: expect.stringContaining("500 given back"),
    });
    // Said here to be made, and not made there.
    expect(
      await refundedElsewhere(
        `UPDATE refunds SET state = 'succeeded', stripe_refund_id = 're_never' WHERE ${of("canceled")}`,
      ),
    ).toMatchObject({ count: 1 });
  });

  it("take an event that nobody listens to for delivered, and one given up before staff for said", async () => {
    const { rows } = await database.owner.query("SELECT id FROM outbox_events ORDER BY id LIMIT 2");
    await deliverEvent(ctx, {}, rows[0].id);
    const found = await plant(
      `DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'event_id' IN ('${rows[0].id}', '${rows[1].id}')`,
      `INSERT INTO problems (id, kind, subject, detail, opened_at, last_seen_at)
       VALUES (gen_random_uuid(), 'event_undelivered', '${rows[1].id}', '{}', now(), now())`,
    );
    expect(found).toEqual([]);
  });
});
