import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, customerText } from "@/db/schema/customers";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { savedAddressSchema } from "./contract";
import {
  addAddress,
  addressesOf,
  archiveAddress,
  chooseAddress,
  customerById,
  customerPage,
  editAddress,
  editProfile,
  findOrCreateCustomer,
  knownBuyer,
  MAX_ADDRESSES,
  proveEmail,
} from "./index";

const database = await testDatabase();
const desk = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const person = (email: string, names: { firstName?: string; lastName?: string } = {}) =>
  transact(ctx, (tx) => findOrCreateCustomer(tx, { email, ...names }));
const berlin = (over: Record<string, unknown> = {}) =>
  savedAddressSchema.parse({
    first_name: "Ada",
    last_name: "Lovelace",
    street_address: "Oranienstraße 1",
    address_locality: "Berlin",
    postal_code: "10969",
    address_country: "de",
    ...over,
  });
const add = (customerId: string, over: Record<string, unknown> = {}) =>
  transact(ctx, (tx) => addAddress(tx, customerId, berlin(over)));
const must = <T>(result: { ok: boolean; value?: T }): T => {
  expect(result.ok).toBe(true);
  return result.value as T;
};

describe("customers", () => {
  it("finds by address whatever its case, and makes one customer of fifty parallel calls", async () => {
    const found = await Promise.all(
      Array.from({ length: 50 }, (_, at) => person(at % 2 ? "Grace@Example.com" : " grace@example.com ")),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(found.filter(({ created }) => created)).toHaveLength(1);
  });

  it("leaves names of one who exists alone, and edits them field by field", async () => {
    const { id } = await person("names@example.com", { firstName: "Ada", lastName: "Lovelace" });
    await person("names@example.com", { firstName: "Mallory" });
    await transact(ctx, (tx) => editProfile(tx, id, { last_name: "Byron" }));
    await transact(ctx, (tx) => editProfile(tx, id, {}));
    expect(await customerById(ctx, id)).toMatchObject({ firstName: "Ada", lastName: "Byron" });
    await transact(ctx, (tx) => editProfile(tx, id, { first_name: null }));
    expect((await customerById(ctx, id))?.firstName).toBeNull();
  });

  it("notes the first proof of an address and says so once", async () => {
    const { id } = await person("proof@example.com");
    await transact(ctx, (tx) => proveEmail(tx, id));
    const first = (await customerById(ctx, id))?.emailProvenAt;
    clock.advance(1000);
    await transact(ctx, (tx) => proveEmail(tx, id));
    expect((await customerById(ctx, id))?.emailProvenAt).toEqual(first);
    const { rows } = await database.owner.query(
      "SELECT count(*)::int AS n FROM outbox_events WHERE type = 'customer.email_proven' AND subject = $1",
      [id],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe("the address book", () => {
  it("makes the first address the default, and always keeps exactly one", async () => {
    const { id } = await person("book@example.com");
    const first = must(await add(id));
    clock.advance(1000);
    const second = must(await add(id, { address_locality: "Köln" }));
    clock.advance(1000);
    const third = must(await add(id, { address_locality: "Hamburg", is_default: "on" }));
    expect((await addressesOf(ctx, id)).map((a) => [a.id, a.is_default])).toEqual([
      [third, true],
      [first, false],
      [second, false],
    ]);
    must(await transact(ctx, (tx) => chooseAddress(tx, id, first)));
    must(await transact(ctx, (tx) => archiveAddress(tx, id, first)));
    expect((await addressesOf(ctx, id)).map((a) => [a.id, a.is_default])).toEqual([
      [third, true],
      [second, false],
    ]);
    expect((await knownBuyer(ctx, id))?.address).toMatchObject({ address_locality: "Hamburg" });
    must(await transact(ctx, (tx) => archiveAddress(tx, id, third)));
    must(await transact(ctx, (tx) => archiveAddress(tx, id, second)));
    expect(await knownBuyer(ctx, id)).toMatchObject({ email: "book@example.com", address: null });
  });

  it("refuses what a parcel could not be sent to, naming what is missing", async () => {
    const { id } = await person("incomplete@example.com");
    expect(await add(id, { postal_code: "", last_name: " " })).toMatchObject({
      code: "address_incomplete",
      detail: { missing: ["last_name", "postal_code"] },
    });
  });

  it("holds its bound under parallel adding", async () => {
    const { id } = await person("many@example.com");
    const added = await Promise.all(Array.from({ length: 30 }, () => add(id, { is_default: "on" })));
    expect(added.filter(({ ok }) => ok)).toHaveLength(MAX_ADDRESSES);
    const book = await addressesOf(ctx, id);
    expect(book).toHaveLength(MAX_ADDRESSES);
    expect(book.filter((address) => address.is_default)).toHaveLength(1);
  });

  it("is nobody else's: edit, choose and archive refuse a foreign address as one that is not there", async () => {
    const mine = await person("mine@example.com");
    const theirs = await person("theirs@example.com");
    const address = must(await add(theirs.id));
    const before = await addressesOf(ctx, theirs.id);
    const tries = [
      await transact(ctx, (tx) => editAddress(tx, mine.id, address, berlin({ address_locality: "Bonn" }))),
      await transact(ctx, (tx) => chooseAddress(tx, mine.id, address)),
      await transact(ctx, (tx) => archiveAddress(tx, mine.id, address)),
      await transact(ctx, (tx) => archiveAddress(tx, mine.id, "adr_1")),
    ];
    for (const tried of tries) expect(tried).toMatchObject({ ok: false, code: "address_not_found" });
    expect(await addressesOf(ctx, theirs.id)).toEqual(before);
  });
});

describe("the desk's list", () => {
  it("searches by an index", async () => {
    const plan = await desk.db.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL enable_seqscan = off`);
      return tx.execute(
        sql`EXPLAIN SELECT id FROM ${customers} WHERE ${customerText(customers)} LIKE '%lovelace%'`,
      );
    });
    expect(JSON.stringify(plan.rows)).toContain("customers_search");
  });

  it("pages by place without losing or repeating anyone, and searches words in names and address", async () => {
    const ctx = desk.ctx({ clock });
    const at = clock.now();
    await ctx.db.insert(customers).values(
      Array.from({ length: 25 }, (_, n) => ({
        id: ctx.ids.next(),
        email: `shopper${n}@example.com`,
        emailKey: `shopper${n}@example.com`,
        firstName: n % 2 ? "Renée" : "100%_sure",
        lastName: `Nr${n}`,
        createdAt: n < 20 ? at : new Date(at.getTime() + n),
      })),
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await customerPage(ctx, { limit: 7, after });
      seen.push(...page.customers.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const emails = async (search: string) => (await customerPage(ctx, { search })).customers.length;
    expect(await emails("RENÉE nr3")).toBe(1);
    expect(await emails("shopper24@")).toBe(1);
    expect(await emails("100%_")).toBe(13);
    expect(await emails("10%sure")).toBe(0);
    expect(await emails("\\")).toBe(0);
    expect((await customerPage(ctx, { after: "made up" })).customers).toHaveLength(25);
  });
});
