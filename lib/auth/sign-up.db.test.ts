import { describe, expect, it } from "vitest";
import { archiveCustomer, customerByEmail, findOrCreateCustomer } from "@/lib/customers";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { count, events, issue, must, PASSWORD, visit } from "@/tests/people";
import { authLimits, resetPassword, signIn, signUp } from "./index";

const database = await testDatabase();
const ctx = database.ctx();
const form = (email: string, password = PASSWORD) => ({
  email,
  password,
  first_name: "Ada",
  last_name: null,
  locale: "en-IE",
});
const up = (email: string, password?: string) => signUp(ctx, form(email, password), visit().address);
const enters = async (email: string, password = PASSWORD) =>
  (await signIn(ctx, "customer", { email, password }, visit())).ok;
const idOf = async (email: string) => (await customerByEmail(ctx, email))!.id;

describe("signing up", () => {
  it("opens an account that one can sign in to, and says so once", async () => {
    must(await up("new@example.com"));
    expect(await enters("new@example.com")).toBe(true);
    expect(await customerByEmail(ctx, "new@example.com")).toMatchObject({
      firstName: "Ada",
      locale: "en-IE",
      emailProvenAt: null,
    });
    expect(await events(database, "customer.registered", await idOf("new@example.com"))).toBe(1);
  });

  it("answers the same for an address that has an account, changes nothing of it, and tells its owner", async () => {
    must(await up("taken@example.com"));
    const fresh = await up("untaken@example.com");
    const again = await up("Taken@Example.com", "somebody else's idea");
    expect(again).toEqual(fresh);
    expect(await enters("taken@example.com", "somebody else's idea")).toBe(false);
    expect(await enters("taken@example.com")).toBe(true);
    const id = await idOf("taken@example.com");
    expect(await events(database, "customer.registered", id)).toBe(1);
    expect(await events(database, "customer.sign_up_repeated", id)).toBe(1);
  });

  it("gives nobody a guest's past: whoever reads the address's mail gets in by the link in it", async () => {
    const guest = await transact(ctx, (tx) => findOrCreateCustomer(tx, { email: "guest@example.com" }));
    must(await up("guest@example.com"));
    expect(await enters("guest@example.com")).toBe(false);
    expect(await events(database, "customer.sign_up_repeated", guest.id)).toBe(1);
    const link = await issue(ctx, "reset_customer_password", { kind: "customer", id: guest.id });
    must(await resetPassword(ctx, "customer", link, PASSWORD));
    expect(await enters("guest@example.com")).toBe(true);
    expect((await customerByEmail(ctx, "guest@example.com"))?.emailProvenAt).not.toBeNull();
  });

  it("answers the same for an archived customer, and stays silent", async () => {
    must(await up("closed@example.com"));
    const id = await idOf("closed@example.com");
    await transact(ctx, (tx) => archiveCustomer(tx, id));
    expect(await up("closed@example.com")).toEqual({ ok: true, value: undefined });
    expect(await events(database, "customer.sign_up_repeated", id)).toBe(0);
    expect(await enters("closed@example.com")).toBe(false);
  });

  it("makes one account of many sign-ups at once, with one of their passwords", async () => {
    const passwords = Array.from({ length: 5 }, (_, at) => `the password of try ${at}`);
    for (const answer of await Promise.all(passwords.map((password) => up("raced@example.com", password))))
      must(answer);
    expect(await count(database, "customers WHERE email_key = 'raced@example.com'")).toBe(1);
    const fits = [];
    for (const password of passwords) fits.push(await enters("raced@example.com", password));
    expect(fits.filter(Boolean)).toHaveLength(1);
    const id = await idOf("raced@example.com");
    expect(await events(database, "customer.registered", id)).toBe(1);
    expect(await events(database, "customer.sign_up_repeated", id)).toBe(4);
  });

  it("refuses passwords that cannot be chosen before it looks at the address", async () => {
    must(await up("rules@example.com"));
    for (const email of ["rules@example.com", "unruly@example.com"]) {
      expect(await up(email, "1234567")).toMatchObject({ code: "password_too_short" });
      expect(await up(email, "trustno1")).toMatchObject({ code: "password_common" });
    }
  });

  it("is bounded by network, and mails nobody more often than its bound by address", async () => {
    const { network, account } = authLimits["sign-up"];
    const from = visit().address;
    const many = await Promise.all(
      Array.from({ length: network.max + 10 }, (_, at) => signUp(ctx, form(`bulk${at}@example.com`), from)),
    );
    expect(many.filter(({ ok }) => ok)).toHaveLength(network.max);
    const one = await Promise.all(Array.from({ length: account.max + 5 }, () => up("mailed@example.com")));
    expect(one.filter(({ ok }) => ok)).toHaveLength(account.max);
  });
});
