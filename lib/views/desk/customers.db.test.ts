import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers } from "@/db/schema/customers";
import { settleOrder } from "@/lib/checkout";
import { addAddress, archiveCustomer, editProfile, noteCustomer, proveEmail } from "@/lib/customers";
import { inquirySchema, receiveInquiry } from "@/lib/inquiries";
import { fixedClock } from "@/lib/kernel/clock";
import { joinNewsletter } from "@/lib/newsletter";
import { factOf, retrieveSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";
import { customerList, deskCustomer } from "@/lib/views";
import type { CustomerListInput, Sees } from "@/lib/views/contract";
import { testDatabase } from "@/tests/database";
import { buyer, openShop } from "@/tests/factories";
import { makeCustomer, makeStaff, must } from "@/tests/people";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const shop = await openShop(ctx);
const walk = walker(ctx, shop);
const cup = await shop.sells({ stock: 50, amount: 2_400 });
const everything: Sees = { money: true, customer: true, messages: true };
const noMoney: Sees = { ...everything, money: false };

/** A paid order, as a guest with this address or, with an id, as the customer. */
async function buys(email: string, customerId: string | null = null): Promise<{ id: string; total: number }> {
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }], { email });
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  const { rows } = await database.owner.query(
    "UPDATE orders SET customer_id = coalesce($2, customer_id) WHERE id = $1 RETURNING total_amount::int AS total",
    [orderId, customerId],
  );
  return { id: orderId, total: rows[0].total };
}

const emails = async (input: CustomerListInput, sees = everything) =>
  (await customerList(ctx, input, sees)).rows.map(({ email }) => email);
const prove = (id: string) => transact(ctx, (tx) => proveEmail(tx, id));

const ines = await makeCustomer(ctx, "Ines@example.com");
const marco = await makeCustomer(ctx, "marco@example.org");
const closed = await makeCustomer(ctx, "gone@example.org");
await transact(ctx, (tx) => editProfile(tx, ines.id, { first_name: "Ines", last_name: "Caldeira" }));
await transact(ctx, (tx) => editProfile(tx, marco.id, { first_name: "Marco", last_name: "100%_Galli" }));
await prove(ines.id);
await transact(ctx, (tx) => archiveCustomer(tx, closed.id));
const own = await buys("ines@example.com", ines.id);
const asGuest = await buys("ines@example.com");
const strangers = await buys("marco@example.org");

describe("the desk's customers", () => {
  it("are found by pieces of names and address, by every word, and by what they are", async () => {
    expect(await emails({})).toHaveLength(3);
    expect(await emails({ q: "calde INES" })).toEqual(["Ines@example.com"]);
    expect(await emails({ q: "example.org" })).toHaveLength(2);
    expect(await emails({ q: "ines galli" })).toEqual([]);
    expect(await emails({ standing: "unproven" })).toEqual(["marco@example.org"]);
    await ctx.db.update(customers).set({ locale: "de-DE" }).where(eq(customers.id, marco.id));
    expect(await emails({ language: "de-DE" })).toEqual(["marco@example.org"]);
    expect(await emails({ language: "de" })).toEqual([]);
    expect(await emails({ standing: "closed" })).toEqual(["gone@example.org"]);
    expect(await emails({ standing: "closed", q: "ines" })).toEqual([]);
  });

  it("are searched for as typed: signs of a pattern are signs", async () => {
    expect(await emails({ q: "100%_" })).toEqual(["marco@example.org"]);
    for (const q of ["%", "_", "\\", "a%a"])
      expect(await emails({ q })).toEqual(q === "%" || q === "_" ? ["marco@example.org"] : []);
    expect(await emails({ q: "'; DROP TABLE customers; --" })).toEqual([]);
  });

  it("have what they bought: with a proven address what they bought as a guest too", async () => {
    const { rows } = await customerList(ctx, {}, everything);
    const of = (email: string) => rows.find((row) => row.email === email);
    expect(of("Ines@example.com")).toMatchObject({
      name: "Ines Caldeira",
      orders: 2,
      spent: [{ currency: "EUR", amount: own.total + asGuest.total }],
      isProven: true,
      letter: false,
    });
    expect(of("marco@example.org")).toMatchObject({
      orders: 0,
      spent: [],
      lastOrderAt: null,
      isProven: false,
    });
    expect(of("gone@example.org")).toMatchObject({ isClosed: true, isErased: false });
  });

  it("have no sums for those who may not see money", async () => {
    const said = JSON.stringify([
      await customerList(ctx, {}, noMoney),
      await deskCustomer(ctx, ines.id, noMoney),
    ]);
    for (const word of ["EUR", String(own.total), "amount", "paid"]) expect(said).not.toContain(word);
    expect(said).toContain('"orders":2');
  });

  it("are those who have ordered since a day of the shop: signed in, or as a guest whose address is theirs", async () => {
    const since = async (ordered: string, zone = "UTC") =>
      (await customerList(ctx, { ordered }, everything, zone)).rows.map(({ email }) => email);
    const placed = (id: string, at: string) =>
      database.owner.query("UPDATE orders SET placed_at = $2 WHERE id = $1", [id, at]);
    const { rows: were } = await database.owner.query("SELECT id, placed_at AS at FROM orders");
    await placed(own.id, "2026-05-01T22:30:00Z");
    await placed(asGuest.id, "2026-06-10T12:00:00Z");
    await placed(strangers.id, "2026-06-10T12:00:00Z");
    // Marco has not shown that the address is his.
    expect(await since("2026-05-01")).toEqual(["Ines@example.com"]);
    expect(await since("2026-06-10")).toEqual(["Ines@example.com"]);
    expect(await since("2026-06-11")).toEqual([]);
    await placed(asGuest.id, "2026-04-01T12:00:00Z");
    expect(await since("2026-05-02")).toEqual([]);
    expect(await since("2026-05-02", "Europe/Berlin")).toEqual(["Ines@example.com"]);
    for (const { id, at } of were) await placed(id, at);
  });

  it("are paged by key, who came last first, each once, whoever comes meanwhile", async () => {
    const other = await testDatabase();
    const at = (n: number) => new Date(Date.parse("2026-03-02T09:00:00Z") + Math.floor(n / 3) * 60_000);
    const there = other.ctx({ clock: fixedClock("2026-04-01T00:00:00Z") });
    const row = (n: number) => ({
      id: there.ids.next(),
      email: `p${n}@x.example`,
      emailKey: `p${n}@x.example`,
      createdAt: at(n),
    });
    await there.db.insert(customers).values(Array.from({ length: 120 }, (_, n) => row(n)));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await customerList(there, { after }, everything);
      seen.push(...page.rows.map(({ email }) => email!));
      after = page.next ?? undefined;
      await there.db.insert(customers).values(row(1_000 + seen.length));
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    expect(seen[0]).toMatch(/^p1(19|18|17)@/);
    expect(await customerList(there, { after: "made-up" }, everything)).toMatchObject({
      rows: { length: 50 },
    });
  });

  it("stand by their last order, and who never ordered behind them; or by when they came", async () => {
    const other = await testDatabase();
    const there = other.ctx({ clock: fixedClock("2026-04-01T00:00:00Z") });
    // Of every three one has bought signed in, one as a guest with an address that is theirs, and one never.
    await other.owner.query(`
      ALTER TABLE orders DROP CONSTRAINT orders_channel_id_channels_id_fk, DROP CONSTRAINT orders_market_id_markets_id_fk;
      INSERT INTO customers (id, email, email_key, email_proven_at, created_at)
      SELECT gen_random_uuid(), mail, mail, now(), timestamptz '2026-03-02T09:00:00Z' + n * interval '1 minute'
      FROM (SELECT n, 'p' || n || '@x.example' AS mail FROM generate_series(1, 180) n) g;
      INSERT INTO orders (id, number, channel_id, market_id, source, state, currency, locale, tax_inclusive, total_amount,
        fingerprint, customer_id, email_key, created_at, placed_at, updated_at)
      SELECT gen_random_uuid(), row_number() OVER (), gen_random_uuid(), gen_random_uuid(), 'cart', 'placed', 'EUR', 'en',
        true, 0, 'x', CASE WHEN n % 3 = 1 THEN c.id END, c.email_key, at, at, at
      FROM (SELECT *, split_part(substr(email_key, 2), '@', 1)::int AS n FROM customers) c, generate_series(1, 3) time,
        LATERAL (SELECT timestamptz '2026-03-10T09:00:00Z' + (time * (n * 7 % 180)) * interval '1 minute' AS at) placed
      WHERE n % 3 > 0;
    `);
    const walk = async (input: CustomerListInput, total = 180) => {
      const seen: { email: string; last: string | null; since: string }[] = [];
      let after: string | undefined;
      do {
        const page = await customerList(there, { ...input, after }, everything);
        seen.push(...page.rows.map((row) => ({ ...row, email: row.email!, last: row.lastOrderAt })));
        after = page.next ?? undefined;
      } while (after);
      expect([seen.length, new Set(seen.map(({ email }) => email)).size]).toEqual([total, total]);
      return seen;
    };
    const byOrder = await walk({});
    const [bought, never] = [byOrder.slice(0, 120), byOrder.slice(120)];
    const falling = (keys: readonly (string | null)[]) => expect(keys).toEqual([...keys].sort().reverse());
    expect(bought.every(({ last }) => last !== null)).toBe(true);
    expect(never.every(({ last }) => last === null)).toBe(true);
    falling(bought.map(({ last }) => last));
    falling(never.map(({ since }) => since));
    falling((await walk({ sort: "newest" })).map(({ since }) => since));
    // A place in one order is none in the other.
    const { next } = await customerList(there, { sort: "newest" }, everything);
    expect((await customerList(there, { after: next! }, everything)).rows[0]?.email).toBe(byOrder[0]!.email);
    // Of many customers the same are found from the orders, and a place on one way is the same on the other.
    const first = await customerList(there, {}, everything);
    const late = await customerList(there, { ordered: "2026-03-10", sort: "last_order" }, everything);
    await other.owner.query(`
      INSERT INTO customers (id, email, email_key, created_at)
      SELECT gen_random_uuid(), mail, mail, timestamptz '2026-03-01T09:00:00Z'
      FROM (SELECT 'm' || n || '@x.example' AS mail FROM generate_series(1, 2000) n) g`);
    const ofMany = await walk({}, 2_180);
    expect(ofMany.slice(0, 180)).toEqual(byOrder);
    const second = await customerList(there, { after: first.next! }, everything);
    expect(second.rows.map(({ email }) => email)).toEqual(byOrder.slice(50, 100).map(({ email }) => email));
    expect(await customerList(there, { ordered: "2026-03-10", sort: "last_order" }, everything)).toEqual(
      late,
    );
  });
});

describe("a customer for the desk", () => {
  it("has everything that is known, with who wrote which note, the newest first", async () => {
    const grace = await makeStaff(ctx, "grace@example.com");
    const actor = {
      kind: "staff",
      principal: `staff:${grace.id}`,
      staffId: grace.id,
      name: "Grace",
    } as const;
    for (const text of ["first", "second"]) must(await noteCustomer(database.ctx({ actor }), ines.id, text));
    must(await transact(ctx, (tx) => addAddress(tx, ines.id, { ...buyer.destination, is_default: true })));
    await joinNewsletter(ctx, "ines@example.com", "en-IE");
    await receiveInquiry(
      ctx,
      inquirySchema.parse({ name: "Ines", email: "INES@example.com", topic: "other", text: "Hello" }),
      { customerId: null, locale: "en-IE" },
    );
    const shown = (await deskCustomer(ctx, ines.id, everything))!;
    expect(shown).toMatchObject({
      name: "Ines Caldeira",
      email: "Ines@example.com",
      closedAt: null,
      erasedAt: null,
      hasPassword: true,
      letter: { state: "confirmed" },
      guestOrders: 1,
      toAnswer: 1,
      orders: 2,
      notes: [
        { text: "second", author: { name: "Grace" } },
        { text: "first", author: { name: "Grace" } },
      ],
      addresses: [{ street_address: "Lindenstrasse 14", is_default: true }],
    });
    expect(shown.lastOrders.map(({ id, asGuest }) => [id, asGuest])).toEqual([
      [asGuest.id, true],
      [own.id, false],
    ]);
    expect(shown.lastOrders[1]).toMatchObject({
      fulfilment: "unfulfilled",
      money: { payment: "paid", total: own.total, currency: "EUR" },
    });
  });

  it("is not given what was bought with an address that nobody has proven, but is told of it", async () => {
    const before = (await deskCustomer(ctx, marco.id, everything))!;
    expect(before).toMatchObject({ guestOrders: 1, orders: 0, lastOrders: [], provenAt: null });
    await prove(marco.id);
    const after = (await deskCustomer(ctx, marco.id, everything))!;
    expect(after).toMatchObject({
      guestOrders: 1,
      orders: 1,
      lastOrders: [{ id: strangers.id, asGuest: true }],
    });
  });

  it("counts browsers that are signed in now, and none whose time is over", async () => {
    await database.owner.query(
      `INSERT INTO sessions (token_hash, customer_id, created_at, last_seen_at, confirmed_at, idle_until, absolute_until)
       SELECT 'h' || n, $1, now(), now(), now(), $2::timestamptz + n * interval '1 hour', $2::timestamptz + interval '1 day'
       FROM generate_series(-1, 1) n WHERE n <> 0`,
      [ines.id, ctx.clock.now().toISOString()],
    );
    expect((await deskCustomer(ctx, ines.id, everything))!.sessions).toBe(1);
  });

  it("shows twenty orders and twenty notes, and is nobody when there is nobody", async () => {
    for (let n = 0; n < 22; n += 1) must(await noteCustomer(ctx, marco.id, `note ${n}`));
    const { notes } = (await deskCustomer(ctx, marco.id, everything))!;
    expect([notes.length, notes[0]!.text]).toEqual([20, "note 21"]);
    expect(await deskCustomer(ctx, ctx.ids.next(), everything)).toBeNull();
  });
});
