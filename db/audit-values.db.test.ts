import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { proveEmail } from "@/lib/customers";
import { factOf, retrieveSession } from "@/lib/payments";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { eraseCustomer } from "@/lib/privacy";
import { testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";
import { makeCustomer, must } from "@/tests/people";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const shop = await openShop(ctx);
const walk = walker(ctx, shop);
const cup = await shop.sells({ stock: 50 });

/** An order that nobody paid, by an address, with another destination on the record. */
async function moved(email: string): Promise<string> {
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }], { email });
  await control.expire(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  await record("order.address_changed", { kind: "order", id: orderId });
  return orderId;
}

const record = (action: string, subject: { kind: string; id: string }) =>
  transact(ctx, (tx) =>
    audit(tx, action, subject, { before: { street: "Here 1" }, after: { street: "There 2" } }),
  );

/** What is on the record, by its subject. */
async function values(): Promise<Map<string, unknown>> {
  const { rows } = await database.pool.query(
    "SELECT e.subject, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action LIKE 'order.%'",
  );
  return new Map(rows.map(({ subject, before, after }) => [subject, { before, after }]));
}

/** Tries one statement and takes it back again, so that each is refused, or passes, by itself. */
async function attempt(pool: pg.Pool, statement: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const done = await client.query(statement);
    return `passed: ${Array.isArray(done) ? "" : done.rowCount}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

const whole = { before: { street: "Here 1" }, after: { street: "There 2" } };
const of = (subject: string) => `entry_id IN (SELECT id FROM audit_entries WHERE subject = '${subject}')`;
const refused = /permission denied|append-only/;
let theirs = "";
let others = "";
let customerId = "";

beforeAll(async () => {
  customerId = (await makeCustomer(ctx, "ada@example.com")).id;
  await transact(ctx, (tx) => proveEmail(tx, customerId));
  theirs = await moved("ada@example.com");
  others = await moved("grace@example.com");
  await record("order.held", { kind: "order", id: theirs.replace(/.$/, "x") });
});

test("what was changed is not written over, moved, emptied or deleted, by the application or the owner", async () => {
  const statements = [
    `UPDATE audit_values SET after = '{"street": "Elsewhere 3"}'`,
    "UPDATE audit_values SET before = NULL",
    "UPDATE audit_values SET before = NULL, after = NULL",
    `UPDATE audit_values SET before = NULL, after = NULL WHERE ${of(theirs)}`,
    `UPDATE audit_values SET entry_id = gen_random_uuid() WHERE ${of(theirs)}`,
    `INSERT INTO audit_values SELECT entry_id, NULL, NULL FROM audit_values ON CONFLICT (entry_id) DO UPDATE SET after = '{}'`,
    `DELETE FROM audit_values WHERE ${of(theirs)}`,
    "TRUNCATE audit_values",
    // Tables of the caller's own that would answer in the place of ours.
    `CREATE TEMP TABLE customers AS SELECT id, now() AS erased_at FROM public.customers;
     CREATE TEMP TABLE orders AS SELECT id, '${customerId}'::uuid AS customer_id FROM public.orders;
     SET LOCAL search_path = pg_temp, public;
     UPDATE audit_values SET before = NULL, after = NULL WHERE ${of(others)}`,
  ];
  for (const statement of statements)
    for (const [who, pool] of Object.entries({ application: database.pool, owner: database.owner }))
      expect(await attempt(pool, statement), `${who}: ${statement}`).toMatch(refused);
});

test("erasing a person empties what named them, and what it left can be written over by nobody", async () => {
  must(await eraseCustomer(ctx, customerId));
  const after = await values();
  expect(after.get(theirs)).toEqual({ before: null, after: null });
  expect(after.get(others)).toEqual(whole);
  for (const pool of [database.pool, database.owner])
    for (const statement of [
      `UPDATE audit_values SET before = '{"street": "Elsewhere 3"}' WHERE ${of(theirs)}`,
      `UPDATE audit_values SET before = NULL, after = NULL WHERE ${of(others)}`,
      "UPDATE audit_values SET before = NULL, after = NULL",
      `DELETE FROM audit_values WHERE ${of(theirs)}`,
    ])
      expect(await attempt(pool, statement), statement).toMatch(refused);
});

test("of an erased person's orders nothing is emptied but where they went", async () => {
  await record("order.noted", { kind: "order", id: theirs });
  const noted = `entry_id IN (SELECT id FROM audit_entries WHERE action = 'order.noted')`;
  const statement = `UPDATE audit_values SET before = NULL, after = NULL WHERE ${noted}`;
  expect(await attempt(database.pool, statement)).toMatch(refused);
});
