import { hash } from "@node-rs/argon2";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { archiveCustomer, findOrCreateCustomer } from "@/lib/customers";
import { minutes } from "@/lib/kernel/clock";
import { toWire } from "@/lib/kernel/ids";
import { transact } from "@/lib/platform/transact";
import { storyClock, testCtx, testDatabase } from "@/tests/database";
import { count, makeCustomer, makeStaff, must, PASSWORD, secretIn, visit } from "@/tests/people";
import {
  authLimits,
  changePassword,
  disableStaff,
  inviteStaff,
  readCustomerSession,
  readStaffSession,
  signIn,
  signOut,
  startCustomerSession,
} from "../index";
import { checkCredentials } from "./check-credentials";

const database = await testDatabase();
const ctx = database.ctx();
const ada = await makeCustomer(ctx, "ada@example.com");
await makeStaff(ctx, "owner@example.com", "owner");
const wrong = { email: "ada@example.com", password: "not her password" };

describe("signing in", () => {
  it("gives a cookie that is a session, and ends the one the browser carried", async () => {
    const first = must(
      await signIn(ctx, "customer", { email: " ADA@example.com", password: PASSWORD }, visit()),
    );
    const secret = secretIn(first.setCookie);
    expect(first.setCookie).toMatch(
      /^customer-session=[\w-]{22}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(await readCustomerSession(ctx, secret)).toMatchObject({ id: ada.id, email: "ada@example.com" });
    const again = { email: "ada@example.com", password: PASSWORD };
    const second = must(await signIn(ctx, "customer", again, visit({ secret })));
    expect(await readCustomerSession(ctx, secret)).toBeNull();
    expect(await readCustomerSession(ctx, secretIn(second.setCookie))).not.toBeNull();
  });

  it("never puts a JWT anywhere", async () => {
    const { setCookie } = must(
      await signIn(ctx, "customer", { email: "ada@example.com", password: PASSWORD }, visit()),
    );
    expect(setCookie).not.toMatch(/eyJ/);
    expect(secretIn(setCookie)).not.toContain(".");
  });

  it("signs out: the row is gone and the cookie cleared; without a session it has nothing to do", async () => {
    const { setCookie } = must(
      await signIn(ctx, "customer", { email: "ada@example.com", password: PASSWORD }, visit()),
    );
    const secret = secretIn(setCookie);
    const { setCookies } = await signOut(ctx, "customer", visit({ secret }));
    expect(setCookies).toEqual(["customer-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
    expect(await readCustomerSession(ctx, secret)).toBeNull();
    expect(await signOut(ctx, "customer", visit())).toEqual({ setCookies: [] });
  });

  it("fails loudly when signing out could not end the row: the cookie stays", async () => {
    const broken = openDatabase(database.url);
    const failing = testCtx(broken.db);
    await broken.close();
    await expect(signOut(failing, "customer", visit({ secret: "A".repeat(22) }))).rejects.toThrow();
  });

  it("keeps customers and staff apart", async () => {
    const asStaff = await signIn(ctx, "staff", { email: "ada@example.com", password: PASSWORD }, visit());
    const asCustomer = await signIn(
      ctx,
      "customer",
      { email: "owner@example.com", password: PASSWORD },
      visit(),
    );
    expect([asStaff, asCustomer]).toMatchObject([
      { code: "invalid_credentials" },
      { code: "invalid_credentials" },
    ]);
    const owner = must(
      await signIn(ctx, "staff", { email: "owner@example.com", password: PASSWORD }, visit()),
    );
    expect(owner.setCookie).toMatch(/^staff-session=/);
    expect(await readStaffSession(ctx, secretIn(owner.setCookie))).toMatchObject({ role: "owner" });
  });

  it("writes down who of the staff came in and who was refused, and from where", async () => {
    const mel = await makeStaff(ctx, "mel@example.com");
    const { address } = visit();
    await signIn(ctx, "staff", { email: "mel@example.com", password: "nope nope" }, visit({ address }));
    await signIn(ctx, "staff", { email: "nobody@example.com", password: "nope nope" }, visit({ address }));
    must(await signIn(ctx, "staff", { email: "mel@example.com", password: PASSWORD }, visit({ address })));
    const { rows } = await database.owner.query(
      `SELECT action, subject, after->>'address' AS address FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id
       WHERE after->>'address' = $1 ORDER BY at, action`,
      [address],
    );
    expect(rows).toEqual([
      { action: "staff.sign_in_failed", subject: mel.id, address },
      { action: "staff.sign_in_failed", subject: "unknown", address },
      { action: "staff.signed_in", subject: mel.id, address },
    ]);
  });

  it("hashes anew what was hashed with weaker parameters, and the password still fits", async () => {
    const old = await makeCustomer(ctx, "old@example.com");
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
    await database.owner.query("UPDATE customer_passwords SET hash = $1 WHERE customer_id = $2", [
      weak,
      old.id,
    ]);
    must(await signIn(ctx, "customer", { email: "old@example.com", password: PASSWORD }, visit()));
    expect(
      await count(database, "customer_passwords WHERE customer_id = $1 AND hash LIKE '%m=19456%'", [old.id]),
    ).toBe(1);
    must(await signIn(ctx, "customer", { email: "old@example.com", password: PASSWORD }, visit()));
  });
});

describe("what a stranger can find out", () => {
  it("is nothing: unknown, wrong, without a password, invited, disabled and archived get one answer", async () => {
    await transact(ctx, (tx) => findOrCreateCustomer(tx, { email: "guest@example.com" }));
    const gone = await makeCustomer(ctx, "gone@example.com");
    await transact(ctx, (tx) => archiveCustomer(tx, gone.id));
    const left = await makeStaff(ctx, "left@example.com");
    must(await disableStaff(ctx, toWire("staff", left.id)));
    must(await inviteStaff(ctx, { email: "new@example.com", name: "New", role: "support" }));
    const answers = [
      await signIn(ctx, "customer", { email: "nobody@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "customer", wrong, visit()),
      await signIn(ctx, "customer", { email: "guest@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "customer", { email: "gone@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "staff", { email: "left@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "staff", { email: "new@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "staff", { email: "", password: "" }, visit()),
      await signIn(ctx, "customer", { email: "a\u0000b@example.com", password: PASSWORD }, visit()),
      await signIn(ctx, "customer", { email: "x".repeat(10_000), password: PASSWORD }, visit()),
    ];
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, code: "invalid_credentials", detail: undefined });
  });

  it.each(["customer", "staff"] as const)(
    "costs as many statements for an unknown %s as for a known one",
    async (kind) => {
      const statements = vi.spyOn(pg.Client.prototype, "query");
      const known = kind === "staff" ? "owner@example.com" : "ada@example.com";
      const cost = async (email: string) => {
        statements.mockClear();
        await checkCredentials(ctx, kind, { email, password: "not it, no" }, visit().address);
        return statements.mock.calls.length;
      };
      const [a, b] = [await cost(known), await cost("nobody@example.com")];
      statements.mockRestore();
      expect(a).toBe(b);
    },
  );

  it("takes about as long for an unknown address as for a known one", async () => {
    await makeCustomer(ctx, "timed@example.com");
    const took = { "timed@example.com": [] as number[], "unknown@example.com": [] as number[] };
    for (let round = 0; round < 16; round += 1) {
      for (const email of Object.keys(took) as (keyof typeof took)[]) {
        const begun = performance.now();
        await checkCredentials(ctx, "customer", { email, password: "not it, no" }, visit().address);
        took[email].push(performance.now() - begun);
      }
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length / 2]!;
    const [known, unknown] = [median(took["timed@example.com"]), median(took["unknown@example.com"])];
    // Without the dummy hash an unknown address answers in a fifth of the time.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });
});

describe("limits", () => {
  const clock = storyClock();
  const other = openDatabase(database.url, { max: 20 });
  const pools = [database.ctx({ clock }), testCtx(other.db, { clock })];
  const tryAll = async (tries: { email: string; address: string; password?: string }[]) => {
    const answers = await Promise.all(
      tries.map(({ email, address, password = "not it, no" }, at) =>
        checkCredentials(pools[at % 2]!, "customer", { email, password }, address),
      ),
    );
    return answers.filter((answer) => answer.ok || answer.code !== "too_many_tries").length;
  };
  const { network, pair, account } = authLimits["sign-in"];

  it("let exactly so many of fifty parallel tries at one account from one network through, over two pools", async () => {
    await makeCustomer(pools[0]!, "pair@example.com");
    const tries = Array.from({ length: 50 }, () => ({ email: "pair@example.com", address: "192.0.2.1" }));
    expect(await tryAll(tries)).toBe(pair.max);
  });

  it("hold for one account from fifty networks at once, for the right password too, until the window ends", async () => {
    await makeCustomer(pools[0]!, "account@example.com");
    const from = (at: number) => `198.51.100.${at}`;
    const tries = Array.from({ length: 50 }, (_, at) => ({
      email: "account@example.com",
      address: from(at),
    }));
    expect(await tryAll(tries)).toBe(account.max);
    const right = { email: "Account@Example.com ", password: PASSWORD };
    const refused = await checkCredentials(pools[0]!, "customer", right, from(99));
    expect(refused).toMatchObject({
      code: "too_many_tries",
      detail: { retry_after_seconds: expect.any(Number) },
    });
    const { retry_after_seconds } = (refused as { detail: { retry_after_seconds: number } }).detail;
    expect(retry_after_seconds).toBeGreaterThan(0);
    expect(retry_after_seconds).toBeLessThanOrEqual(account.windowSeconds);
    clock.advance(retry_after_seconds * 1000);
    must(await checkCredentials(pools[0]!, "customer", right, from(99)));
  });

  it("hold for one network over any number of accounts, unknown ones too", async () => {
    const tries = Array.from({ length: 80 }, (_, at) => ({
      email: `spray${at}@example.com`,
      address: "2001:db8::1",
    }));
    expect(await tryAll(tries)).toBe(network.max);
    expect(await tryAll([{ email: "one-more@example.com", address: "2001:db8:0:0:ffff::2" }])).toBe(0);
  });

  it("do not let one noisy network use up somebody else's account", async () => {
    clock.advance(minutes(15));
    await makeCustomer(pools[0]!, "victim@example.com");
    await tryAll(Array.from({ length: 50 }, () => ({ email: "victim@example.com", address: "203.0.113.9" })));
    const answer = { email: "victim@example.com", password: PASSWORD };
    must(await checkCredentials(pools[0]!, "customer", answer, "203.0.113.10"));
  });

  it("keep no address of anybody, only hashes", async () => {
    expect(await count(database, "rate_limits WHERE key LIKE '%@%' OR key LIKE '%example%'")).toBe(0);
  });
});

describe("a password that changes while somebody signs in with the old one", () => {
  it("leaves no session behind, whichever was first", async () => {
    for (let round = 0; round < 12; round += 1) {
      const email = `race${round}@example.com`;
      const person = await makeCustomer(ctx, email);
      const input = { present_password: PASSWORD, new_password: "the new one, much longer" };
      const own = await transact(ctx, (tx) => startCustomerSession(tx, person.id, visit()));
      const [changed] = await Promise.all([
        changePassword(ctx, { ...person, sessionId: own.id }, input),
        signIn(ctx, "customer", { email, password: PASSWORD }, visit()),
        signIn(ctx, "customer", { email, password: PASSWORD }, visit()),
      ]);
      must(changed);
      expect(await count(database, "sessions WHERE customer_id = $1 AND id <> $2", [person.id, own.id])).toBe(
        0,
      );
    }
  });
});
