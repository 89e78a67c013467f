import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeRefund, refundOrder } from "@/lib/aftersales";
import { checkIdentities } from "@/lib/integrity";
import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { refundsOfOrder } from "@/lib/payments";
import { subscribers } from "@/lib/subscribers";
import { busyShop } from "@/tests/busy-shop";
import { type TestDatabase, testDatabase } from "@/tests/database";
import { testStripe } from "@/tests/stripe";
import { demoCustomer, seedCoupons, seedDemo, seedHistory, seedShop } from "../..";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
/** A Friday afternoon. */
const NOW = "2026-11-20T14:20:00.000Z";
const database = await testDatabase();
const other = await testDatabase();
const { sandbox, control } = await testStripe({ webhookDelivery: "on_demand" });
const ctx = database.ctx({ clock: fixedClock(NOW) });
const colleague = (n: number) => ({ id: `00000000-0000-7000-8000-00000000000${n}`, name: `Colleague ${n}` });

async function seedAll(into: Ctx): Promise<void> {
  await seedShop(into);
  await seedDemo(into, undefined, null);
  await seedCoupons(into);
  await seedHistory(into, {
    colleagues: { support: colleague(1), warehouse: colleague(2), manager: colleague(3) },
    listeners: (type) => Object.keys(subscribers[type] ?? { nobody: null }),
    paid: (past) => sandbox.remember(past),
  });
}

const all = async <T = Record<string, number>>(sql: string, from: TestDatabase = database): Promise<T[]> =>
  (await from.pool.query(sql)).rows;
const one = async (sql: string) => (await all<{ n: number }>(sql))[0]!.n;

beforeAll(async () => {
  await seedAll(ctx);
});

describe("half a year of the demo shop", () => {
  it("has orders of every kind, more of them every month, up to this hour", async () => {
    expect(await one("SELECT count(*)::int AS n FROM orders")).toBeGreaterThan(900);
    const kinds = {
      "to ship": "o.state = 'placed' AND o.sent_at IS NULL",
      "on its way": "EXISTS (SELECT FROM shipments s WHERE s.order_id = o.id AND s.delivered_at IS NULL)",
      "in two parcels": "(SELECT count(*) FROM shipments s WHERE s.order_id = o.id) = 2",
      "partly sent": "o.sent_at IS NULL AND EXISTS (SELECT FROM shipments s WHERE s.order_id = o.id)",
      "waits for its bank": "o.state = 'payment_pending'",
      "called off": "o.state = 'canceled' AND o.placed_at IS NOT NULL",
      "never paid": "o.state = 'canceled' AND o.placed_at IS NULL",
      "partly refunded":
        "EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.refunded_amount BETWEEN 1 AND p.captured_amount - 1)",
      "with a coupon": "EXISTS (SELECT FROM redemptions r WHERE r.order_id = o.id AND r.released_at IS NULL)",
      "with a card": "o.gift_message IS NOT NULL",
      "with a note of staff": "EXISTS (SELECT FROM order_notes n WHERE n.order_id = o.id)",
      "in dollars": "o.currency = 'USD'",
    };
    for (const [kind, where] of Object.entries(kinds))
      expect(await one(`SELECT count(*)::int AS n FROM orders o WHERE ${where}`), kind).toBeGreaterThan(0);
    const months = await all<{ n: number }>(
      "SELECT count(*)::int AS n FROM orders GROUP BY date_trunc('month', created_at) ORDER BY date_trunc('month', created_at)",
    );
    expect(months.at(-2)!.n).toBeGreaterThan(months[1]!.n);
    expect(
      await one(`SELECT count(*)::int AS n FROM orders WHERE created_at > '2026-11-20'`),
    ).toBeGreaterThan(0);
    expect(await one(`SELECT count(*)::int AS n FROM orders WHERE updated_at > '${NOW}'`)).toBe(0);
    expect(
      await one(`SELECT count(*)::int AS n FROM orders WHERE email = '${demoCustomer.email}'`),
    ).toBeGreaterThan(4);
  });

  it("is one that the verbs could have left: the doctor finds nothing, and Stripe agrees", async () => {
    const report = await checkIdentities(ctx, { stripe: 200 });
    expect(report.identities.filter((identity) => identity.count > 0)).toEqual([]);
  });

  it("never sold what was not there, and left the shelf as it found it", async () => {
    const below = await one(`
      SELECT count(*)::int AS n FROM (
        SELECT variant_id, sum(delta) OVER (PARTITION BY variant_id ORDER BY at, id) AS units FROM stock_movements
      ) walk WHERE units < 0`);
    expect(below).toBe(0);
    const made = await one("SELECT sum(delta)::int AS n FROM stock_movements WHERE kind <> 'initial'");
    expect(made).toBe(0);
  });

  it("leaves nothing to do behind it, and is told once", async () => {
    expect(
      await one("SELECT count(*)::int AS n FROM payments WHERE state = 'paid' AND fee_amount IS NULL"),
    ).toBe(0);
    const before = await all("SELECT count(*)::int AS orders, max(number)::int AS number FROM orders");
    await seedAll(ctx);
    expect(await all("SELECT count(*)::int AS orders, max(number)::int AS number FROM orders")).toEqual(
      before,
    );
  });

  it("is the same on another machine, to the id", async () => {
    await seedAll(other.ctx({ clock: fixedClock(NOW) }));
    const told = `
      SELECT (SELECT json_agg(o ORDER BY o.id) FROM (SELECT id, number, email, state, total_amount, placed_at, sent_at, version FROM orders) o) AS orders,
        (SELECT json_agg(l ORDER BY l.id) FROM (SELECT id, order_id, variant_id, quantity, unit_amount FROM order_lines) l) AS lines,
        (SELECT json_agg(e ORDER BY e.id) FROM (SELECT id, type, at FROM order_events) e) AS events,
        (SELECT json_agg(m ORDER BY m.id) FROM (SELECT id, recipient, subject, sent_at FROM messages) m) AS messages,
        (SELECT json_agg(m ORDER BY m.id) FROM (SELECT id, variant_id, delta, at FROM stock_movements WHERE kind <> 'initial') m) AS movements`;
    expect(JSON.stringify(await all(told, other))).toBe(JSON.stringify(await all(told)));
  });

  it("has rows of the shapes that the verbs write", async () => {
    const now = database.ctx();
    const { order } = await busyShop(now, control);
    for (const refund of await refundsOfOrder(now, order.canceled)) await makeRefund(now, refund.id);
    // An order that is being paid at this moment is what the past has none of.
    const { waiting: _, ...done } = order;
    const seen = Object.values(done);
    const [real, told] = [await shapesOf(seen, true), new Set(await shapesOf(seen, false))];
    expect(real.length).toBeGreaterThan(25);
    expect(real.filter((shape) => !told.has(shape))).toEqual([]);
  });

  it("can be gone on with: money of an old order is given back at Stripe", async () => {
    const now = database.ctx();
    const [old] = await all<{ id: string }>(
      "SELECT o.id FROM orders o JOIN payments p ON p.order_id = o.id WHERE p.state = 'paid' AND p.method_type = 'card' AND p.refunded_amount = 0 ORDER BY o.id LIMIT 1",
    );
    const asked = await refundOrder(now, old!.id, { amount: 300, reason: "A late thought" });
    expect(asked.ok).toBe(true);
    for (const refund of await refundsOfOrder(now, old!.id)) await makeRefund(now, refund.id);
    expect(await refundsOfOrder(now, old!.id)).toMatchObject([{ state: "succeeded", amount: 300 }]);
  });
});

/**
 * The shapes of the rows about orders: of each table (and type), which columns are filled and which keys details have.
 * `own`: of these orders; otherwise of all others.
 */
async function shapesOf(orderIds: readonly string[], own: boolean): Promise<string[]> {
  const not = own ? "" : "NOT";
  const among = `${not} IN (${orderIds.map((id) => `'${id}'`).join(", ")})`;
  const shape = (columns: string) => `(
    SELECT string_agg(key || ':' || CASE
      WHEN value = 'null'::jsonb THEN '-'
      WHEN jsonb_typeof(value) = 'object' THEN (SELECT '{' || coalesce(string_agg(k, ',' ORDER BY k), '') || '}' FROM jsonb_object_keys(value) k)
      ELSE '+' END, ' ' ORDER BY key)
    FROM jsonb_each(to_jsonb(r)) WHERE key IN (${columns
      .split(" ")
      .map((column) => `'${column}'`)
      .join(", ")}))`;
  const parts = [
    [
      "orders",
      "id",
      "state",
      "checkout_id cart_id email email_key first_name last_name placed_at canceled_at sent_at fingerprint",
    ],
    ["order_lines", "order_id", "requires_shipping", "line_id sku parent_id"],
    ["order_adjustments", "order_id", "type", "source source_kind included label"],
    ["order_addresses", "order_id", "kind", "first_name street_address postal_code address_country"],
    ["order_deliveries", "order_id", "method_code", "title carrier min_days max_days"],
    ["order_events", "order_id", "type", "from_state to_state detail"],
    [
      "payments",
      "order_id",
      "state",
      "session_id session_url session_expires_at payment_intent_id paid_at problem try_started_at",
    ],
    ["refunds", "order_id", "state", "stripe_refund_id settled_at try_started_at problem reason"],
    ["shipments", "order_id", "carrier", "tracking_number shipped_at"],
    ["line_cancellations", "order_id", "restocked", "quantity"],
    ["stock_holds", "order_id", "order_id", "claimed_at released_at order_line_id"],
    ["redemptions", "order_id", "order_id", "coupon_id buyer_key released_at"],
    ["checkouts", "order_id", "phase", "cart_id email destination billing delivery_code shown notice"],
    ["outbox_events", "subject::uuid", "type", "payload"],
  ] as const;
  const found = await Promise.all(
    parts.map(([table, column, kind, columns]) =>
      all<{ shape: string }>(
        `SELECT DISTINCT concat_ws(' ', '${table}', ${kind.endsWith("_id") || kind === "restocked" ? "''" : `r.${kind}::text`}, ${shape(columns)}) AS shape
         FROM ${table} r WHERE ${table === "outbox_events" ? "type LIKE 'order.%' AND " : ""}${column} ${among}`,
      ),
    ),
  );
  return found.flat().map((row) => row.shape);
}
