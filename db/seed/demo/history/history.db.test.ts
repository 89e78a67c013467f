import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeRefund, refundOrder } from "@/lib/aftersales";
import { checkIdentities } from "@/lib/integrity";
import { fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { refundsOfOrder } from "@/lib/payments";
import { readConfigVersion, settingNow, voicesSetting, workingHours } from "@/lib/shop";
import { subscribers } from "@/lib/subscribers";
import { deskCounts, packingQueue } from "@/lib/views";
import { busyShop } from "@/tests/busy-shop";
import { type TestDatabase, testDatabase } from "@/tests/database";
import { testStripe } from "@/tests/stripe";
import { demoCustomer, seedCoupons, seedDemo, seedHistory, seedShop } from "../..";
import { said } from "./said";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
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
    colleagues: {
      support: colleague(1),
      warehouse: colleague(2),
      manager: colleague(3),
      owner: colleague(4),
    },
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

  it("never sold what was not there, and left the shelf as it found it, but for what is made to order", async () => {
    const short = "(SELECT variant_id FROM stock_levels WHERE on_hand < 0)";
    const below = await one(`
      SELECT count(*)::int AS n FROM (
        SELECT variant_id, sum(delta) OVER (PARTITION BY variant_id ORDER BY at, id) AS units FROM stock_movements
      ) walk WHERE units < 0 AND variant_id NOT IN ${short}`);
    expect(below).toBe(0);
    const made = await one(
      `SELECT sum(delta)::int AS n FROM stock_movements WHERE kind <> 'initial' AND variant_id NOT IN ${short}`,
    );
    expect(made).toBe(0);
    const hours = await workingHours(ctx, await readConfigVersion(ctx));
    expect((await deskCounts(ctx, hours)).waitForStock).toBeGreaterThan(0);
    // What is still to be made is what those orders lack.
    const owed = await one("SELECT -sum(on_hand)::int AS n FROM stock_levels WHERE on_hand < 0");
    const { orders } = await packingQueue(ctx, { show: "stock" }, hours);
    expect(orders.flatMap(({ lines }) => lines).reduce((sum, { missing }) => sum + missing, 0)).toBe(owed);
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

  it("stands on the record as the desk would have put it there: who, when, and what it was and is", async () => {
    const acts = {
      "order.shipped": "SELECT order_id, shipped_at AS at, actor FROM shipments",
      "order.canceled":
        "SELECT id AS order_id, canceled_at AS at, NULL::jsonb AS actor FROM orders WHERE state = 'canceled' AND placed_at IS NOT NULL AND EXISTS (SELECT FROM line_cancellations c WHERE c.order_id = orders.id)",
      "order.refunded": `SELECT order_id, created_at AS at, actor FROM refunds r WHERE source = 'staff'
        AND NOT EXISTS (SELECT FROM line_cancellations c WHERE c.order_id = r.order_id AND c.at = r.created_at)`,
    };
    for (const [action, happened] of Object.entries(acts)) {
      const [counts] = await all(`
        WITH happened AS (${happened}), told AS (
          SELECT e.*, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = '${action}'
        )
        SELECT (SELECT count(*)::int FROM happened) AS happened, (SELECT count(*)::int FROM told) AS told,
          (SELECT count(*)::int FROM happened h JOIN told t ON t.subject = h.order_id::text AND t.at = h.at
            AND (h.actor IS NULL OR t.actor = h.actor) AND t.actor->>'kind' = 'staff' AND t.after IS NOT NULL) AS agreed`);
      expect(counts!.happened, action).toBeGreaterThan(0);
      expect(counts, action).toEqual({
        happened: counts!.happened,
        told: counts!.happened,
        agreed: counts!.happened,
      });
    }
    const counted = await all(`
      SELECT e.subject, (v.after->'on_hand'->>0)::int - (v.before->'on_hand'->>0)::int AS delta, v.after->>'reason' AS reason
      FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = 'product.stock_counted' ORDER BY e.id`);
    const moved = await all(`
      SELECT v.product_id AS subject, m.delta, m.reason FROM stock_movements m JOIN variants v ON v.id = m.variant_id
      WHERE m.kind = 'adjustment' ORDER BY m.id`);
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(counted)).toEqual(sorted(moved));
    expect(
      await one(`
        SELECT count(DISTINCT p.id)::int AS n FROM audit_entries e JOIN products p ON p.id::text = e.subject
        WHERE e.action = 'product.changed' AND p.updated_at = e.at AND p.updated_at > '2026-05-20'`),
    ).toBeGreaterThan(12);
    expect(
      await one(
        "SELECT count(DISTINCT subject)::int AS n FROM audit_entries WHERE action = 'staff.signed_in'",
      ),
    ).toBe(4);
    expect(await one(`SELECT count(*)::int AS n FROM audit_entries WHERE at > '${NOW}'`)).toBe(0);
  });

  it("sold everything for what it cost that day", async () => {
    const wrong = await one(`
      SELECT count(*)::int AS n FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN markets m ON m.id = o.market_id
      CROSS JOIN LATERAL (
        SELECT amount FROM prices p WHERE p.variant_id = l.variant_id AND p.price_list_id = m.price_list_id
          AND p.valid_from <= o.created_at ORDER BY valid_from DESC, id DESC LIMIT 1
      ) p WHERE p.amount <> l.unit_amount`);
    expect(wrong).toBe(0);
  });

  it("has been heard: letters, the newsletter, wishes for what is sold out, a list that came in", async () => {
    expect(await one("SELECT count(*)::int AS n FROM inquiries WHERE answered_at IS NULL")).toBe(3);
    expect(
      await one(
        "SELECT count(*)::int AS n FROM inquiries i JOIN audit_entries e ON e.subject = i.id::text AND e.at = i.answered_at AND e.actor = i.answered_by",
      ),
    ).toBeGreaterThan(6);
    expect(
      await one(`SELECT count(*)::int AS n FROM inquiries i JOIN orders o ON o.number = i.order_number
        WHERE o.email <> i.email OR o.customer_id IS DISTINCT FROM i.customer_id OR o.placed_at > i.created_at`),
    ).toBe(0);
    expect(
      await one("SELECT count(*)::int AS n FROM inquiries WHERE order_number IS NOT NULL"),
    ).toBeGreaterThan(3);
    for (const state of ["asked", "confirmed", "withdrawn"])
      expect(
        await one(`SELECT count(*)::int AS n FROM newsletter_subscriptions WHERE state = '${state}'`),
        state,
      ).toBeGreaterThan(0);
    expect(
      await one(
        "SELECT count(*)::int AS n FROM newsletter_subscriptions s JOIN customers c ON c.email_key = s.email_key WHERE s.state = 'confirmed'",
      ),
    ).toBeGreaterThan(10);
    expect(await one("SELECT count(*)::int AS n FROM stock_alerts")).toBeGreaterThan(6);
    expect(
      await one(
        "SELECT count(*)::int AS n FROM stock_alerts a JOIN stock_levels l ON l.variant_id = a.variant_id WHERE l.on_hand > 0",
      ),
    ).toBe(0);
    expect(await all("SELECT file_name, state, rows, done FROM imports")).toEqual([
      { file_name: "hollow-and-kiln-barcodes.csv", state: "done", rows: 12, done: 12 },
    ]);
    expect(await one("SELECT count(*)::int AS n FROM import_rows WHERE outcome = 'refused'")).toBeGreaterThan(
      0,
    );
    // What is told for the first time by a worker would be a mail of today.
    expect(
      await one(`SELECT count(*)::int AS n FROM outbox_events e WHERE e.type ~ '^(inquiry|newsletter|stock_alert)'
        AND NOT EXISTS (SELECT FROM outbox_deliveries d WHERE d.event_id = e.id AND d.handler = 'mail' AND d.state = 'done')`),
    ).toBe(0);
  });

  it("is written to about its things, by people who have them, and each is answered", async () => {
    const letters = await all<{
      id: string;
      text: string;
      titles: string[];
      waited: boolean;
      answered: boolean;
    }>(`
      SELECT i.id, i.text, i.answered_at IS NOT NULL AS answered,
        (SELECT array_agg(l.title) FROM order_lines l WHERE l.order_id = o.id) AS titles,
        (SELECT max(s.delivered_at) + interval '5 days' < i.created_at FROM shipments s WHERE s.order_id = o.id)
          AND NOT EXISTS (SELECT FROM refunds r WHERE r.order_id = o.id) AS waited
      FROM inquiries i JOIN orders o ON o.number = i.order_number AND o.email = i.email`);
    const reviews = said.flatMap((review) =>
      letters.filter(({ text }) => text === review.words).map((letter) => ({ ...letter, ...review })),
    );
    // A thing that nobody has kept for long enough has no review: that is seldom so.
    expect(reviews.length).toBeGreaterThan(35);
    expect(new Set(reviews.map(({ about }) => about)).size).toBe(reviews.length);
    for (const { about, titles, waited, answered } of reviews) {
      expect(titles, about).toContain(about);
      expect({ about, waited, answered }).toEqual({ about, waited: true, answered: true });
    }
  });

  it("quotes on its home page what buyers wrote to it, under the names of those who wrote it", async () => {
    const voices = await settingNow(ctx, voicesSetting);
    expect(voices).toHaveLength(3);
    for (const { words, name, place, product } of voices) {
      const { rows } = await database.pool.query(
        `SELECT i.name, i.created_at, a.address_locality AS place FROM inquiries i
          JOIN orders o ON o.number = i.order_number JOIN order_addresses a ON a.order_id = o.id AND a.kind = 'delivery'
          JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
        WHERE i.text = $1 AND p.handle = $2`,
        [words, product],
      );
      expect(rows, product).toMatchObject([{ place }]);
      const [, first, initial] = /^(.+) (.)\.$/.exec(name)!;
      expect(rows[0].name.startsWith(`${first} `), name).toBe(true);
      expect(rows[0].name.split(" ").at(-1)[0]).toBe(initial);
      expect(rows[0].created_at < new Date("2026-11-12")).toBe(true);
    }
  });

  it("is the same on another machine, to the id", async () => {
    await seedAll(other.ctx({ clock: fixedClock(NOW) }));
    const told = `
      SELECT (SELECT json_agg(o ORDER BY o.id) FROM (SELECT id, number, email, state, total_amount, placed_at, sent_at, version FROM orders) o) AS orders,
        (SELECT json_agg(l ORDER BY l.id) FROM (SELECT id, order_id, variant_id, quantity, unit_amount FROM order_lines) l) AS lines,
        (SELECT json_agg(e ORDER BY e.id) FROM (SELECT id, type, at FROM order_events) e) AS events,
        (SELECT json_agg(m ORDER BY m.id) FROM (SELECT id, recipient, subject, sent_at FROM messages) m) AS messages,
        (SELECT json_agg(m ORDER BY m.id) FROM (SELECT id, variant_id, delta, at FROM stock_movements WHERE kind <> 'initial') m) AS movements,
        (SELECT json_agg(a ORDER BY a.id) FROM (
          SELECT e.*, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.actor->>'kind' = 'staff'
        ) a) AS audit,
        (SELECT json_agg(i ORDER BY i.id) FROM inquiries i) AS inquiries,
        (SELECT json_agg(n ORDER BY n.id) FROM newsletter_consents n) AS consents,
        (SELECT json_agg(s ORDER BY s.id) FROM (SELECT id, variant_id, email, asked_at FROM stock_alerts) s) AS alerts,
        (SELECT json_agg(i ORDER BY i.id) FROM imports i) AS imports,
        (SELECT value FROM settings WHERE name = 'voices') AS voices`;
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
