import { afterAll, describe, expect, it } from "vitest";
import { authLimits, readCustomerSession, readStaffSession } from "@/lib/auth";
import { testDatabase } from "./database";
import { count, makeCustomer, makeStaff, PASSWORD, visit } from "./people";

const origin = "http://localhost:3999";
const test = await testDatabase();
// The routes open their own pool, as in the web process: on this file's database.
process.env.DATABASE_URL = test.url;
const routes = {
  customer: await import("@/app/api/auth/customer/[...nextauth]/route"),
  staff: await import("@/app/api/auth/staff/[...nextauth]/route"),
};
const { database } = await import("@/lib/platform/runtime");
afterAll(() => database().close());

const ctx = test.ctx();
const ada = await makeCustomer(ctx, "ada@example.com");
await makeStaff(ctx, "grace@example.com", "owner");
type Kind = keyof typeof routes;

/** A browser: keeps cookies by name, sends them back, follows nothing. */
function browser(kind: Kind, address = visit().address) {
  const jar = new Map<string, string>();
  async function send(
    method: "GET" | "POST",
    action: string,
    init: { body?: BodyInit; headers?: HeadersInit } = {},
  ) {
    const headers = new Headers({ "x-forwarded-for": address, "user-agent": "a browser", ...init.headers });
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const request = new Request(`${origin}/api/auth/${kind}/${action}`, { method, headers, body: init.body });
    const segments = action.split("?")[0]!.split("/");
    const response = await routes[kind][method](request, { params: Promise.resolve({ nextauth: segments }) });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0/i.test(cookie)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return response;
  }
  const form = (action: string, fields: Record<string, string>, headers: HeadersInit = {}) =>
    send("POST", action, { body: new URLSearchParams(fields), headers });
  const token = async () => ((await (await send("GET", "csrf")).json()) as { csrfToken: string }).csrfToken;
  const signIn = async (email: string, password = PASSWORD, more: Record<string, string> = {}) =>
    form("callback/credentials", { csrfToken: await token(), email, password, ...more });
  return { jar, send, form, token, signIn, secret: () => jar.get(`${kind}-session`) };
}

describe("the whole road through Auth.js", () => {
  it.each([
    ["customer", "ada@example.com", readCustomerSession],
    ["staff", "grace@example.com", readStaffSession],
  ] as const)(
    "%s: token, credentials, session, sign-out, and the old cookie replayed",
    async (kind, email, read) => {
      const tab = browser(kind);
      const entered = await tab.signIn(email, PASSWORD, { callbackUrl: "/account?page=2" });
      expect(entered.status).toBe(302);
      expect(entered.headers.get("location")).toBe(`${origin}/account?page=2`);
      expect(entered.headers.get("cache-control")).toContain("no-store");
      expect(new Set(tab.jar.keys())).toEqual(new Set([`${kind}-csrf`, `${kind}-session`]));
      const secret = tab.secret()!;
      expect(secret).toMatch(/^[\w-]{22}$/);
      expect(await read(ctx, secret)).toMatchObject({ email });

      const seen = (await (await tab.send("GET", "session")).json()) as { user: { email: string } };
      expect(seen.user.email).toBe(email);
      expect(tab.secret()).toBe(secret);

      const left = await tab.form("signout", { csrfToken: await tab.token() });
      expect(left.status).toBe(302);
      expect(tab.secret()).toBeUndefined();
      expect(await read(ctx, secret)).toBeNull();
      tab.jar.set(`${kind}-session`, secret);
      expect(await (await tab.send("GET", "session")).json()).toBeNull();
      expect(tab.secret()).toBeUndefined();
    },
  );

  it("starts a new session at every sign-in and ends the planted one", async () => {
    const [attacker, victim] = [browser("customer"), browser("customer")];
    await attacker.signIn("ada@example.com");
    const planted = attacker.secret()!;
    victim.jar.set("customer-session", planted);
    await victim.signIn("ada@example.com");
    expect(victim.secret()).not.toBe(planted);
    expect(await readCustomerSession(ctx, planted)).toBeNull();
  });

  it("keeps address and browser with the session, and never a password or secret in the log of rows", async () => {
    const tab = browser("customer", "203.0.113.77");
    await tab.signIn("ada@example.com");
    expect(await count(test, "sessions WHERE address = '203.0.113.77' AND user_agent = 'a browser'")).toBe(1);
  });
});

describe("what is refused", () => {
  it("says one thing of a wrong password and of an unknown address", async () => {
    const tab = browser("customer");
    const wrong = await tab.signIn("ada@example.com", "not it at all");
    const unknown = await tab.signIn("nobody@example.com", "not it at all");
    for (const answer of [wrong, unknown]) {
      expect(answer.headers.get("location")).toBe(
        `${origin}/sign-in?error=CredentialsSignin&code=invalid_credentials`,
      );
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it("is a try too many, also with the right password", async () => {
    await makeCustomer(ctx, "tried@example.com");
    const tab = browser("customer");
    const tries = Array.from({ length: authLimits["sign-in"].pair.max }, () =>
      tab.signIn("tried@example.com", "wrong"),
    );
    await Promise.all(tries);
    const last = await tab.signIn("tried@example.com");
    expect(last.headers.get("location")).toContain("code=too_many_tries");
    expect(tab.secret()).toBeUndefined();
  });

  it("is a form without its token, with another's, or from another site", async () => {
    const fields = { email: "ada@example.com", password: PASSWORD };
    const tab = browser("customer");
    await tab.token();
    const others = await browser("customer").token();
    const staffs = await browser("staff").token();
    for (const csrfToken of [undefined, "", others, staffs]) {
      const answer = await tab.form(
        "callback/credentials",
        csrfToken === undefined ? fields : { ...fields, csrfToken },
      );
      expect(answer.headers.get("location")).toBe(`${origin}/sign-in?error=MissingCSRF`);
    }
    const csrfToken = await tab.token();
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
    ] as HeadersInit[])
      expect((await tab.form("callback/credentials", { ...fields, csrfToken }, headers)).status).toBe(403);
    expect(tab.secret()).toBeUndefined();
  });

  it("is signing out without the token: the session stays", async () => {
    const tab = browser("customer");
    await tab.signIn("ada@example.com");
    const secret = tab.secret()!;
    await tab.form("signout", {});
    expect(await readCustomerSession(ctx, secret)).toMatchObject({ id: ada.id });
    expect((await tab.send("GET", "signout")).status).toBe(404);
    expect(await readCustomerSession(ctx, secret)).not.toBeNull();
  });

  it("is every address of Auth.js but those that are used here", async () => {
    const tab = browser("customer");
    for (const action of [
      "signin",
      "signout",
      "error",
      "verify-request",
      "callback/credentials",
      "webauthn-options",
      "x",
    ])
      expect([action, (await tab.send("GET", action)).status]).toEqual([action, 404]);
    for (const action of ["signin/credentials", "session", "callback/github", "csrf", "callback", ".."])
      expect([action, (await tab.send("POST", action, { body: "{}" })).status]).toEqual([action, 404]);
  });
});

describe("bad input", () => {
  const csrfed = async () => {
    const tab = browser("customer");
    return { tab, csrfToken: await tab.token() };
  };

  it("never leaves the shop, whatever is asked for as the next page", async () => {
    for (const callbackUrl of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const entered = await browser("customer").signIn("ada@example.com", PASSWORD, { callbackUrl });
      expect(entered.headers.get("location")).toBe(`${origin}/`);
    }
  });

  it("takes the shop's own origin, whatever the Host and forwarding headers say", async () => {
    const tab = browser("customer");
    const answer = await tab.form(
      "callback/credentials",
      { csrfToken: await tab.token(), email: "ada@example.com", password: PASSWORD, callbackUrl: "/cart" },
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    );
    expect(answer.headers.get("location")).toBe(`${origin}/cart`);
  });

  it("has its answer, and none is a 500", async () => {
    const { tab, csrfToken } = await csrfed();
    const json = (value: unknown) =>
      tab.send("POST", "callback/credentials", {
        body: typeof value === "string" ? value : JSON.stringify(value),
        headers: { "content-type": "application/json" },
      });
    const bodies: unknown[] = [
      "not json",
      "null",
      "[]",
      '"text"',
      { csrfToken },
      { csrfToken, email: ["ada@example.com"], password: PASSWORD },
      { csrfToken, email: { $ne: null }, password: { $ne: null } },
      { csrfToken, email: "ada@example.com", password: 1 },
      { csrfToken, email: "a\u0000b", password: "\u0000".repeat(9) },
      { csrfToken, email: "\ud800@example.com", password: "\ud800\ud800\ud800\ud800" },
      { csrfToken, email: "x".repeat(300), password: "y" },
      { csrfToken, email: "ada@example.com", password: "z".repeat(2_000) },
      { csrfToken, email: "ada@example.com", password: "no", callbackUrl: { a: 1 } },
      { csrfToken: [csrfToken], email: "ada@example.com", password: "no" },
      '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}',
    ];
    for (const body of bodies) {
      const { status } = await json(body);
      expect([body, status < 500]).toEqual([body, true]);
    }
    const form = await tab.send("POST", "callback/credentials", { body: new FormData() });
    expect(form.status).toBeLessThan(500);
    const large = await tab.send("POST", "callback/credentials", { body: `password=${"x".repeat(9_000)}` });
    expect(large.status).toBe(413);
    expect(tab.secret()).toBeUndefined();
  });

  it("in cookies is nobody, and breaks nothing", async () => {
    const tab = browser("customer");
    for (const [name, value] of [
      ["customer-session", "'; DROP TABLE sessions; --"],
      ["customer-session", "a.b.c"],
      ["customer-csrf", "x|y|z"],
      ["customer-back", "https://evil.example"],
      ["customer-session.0", "A".repeat(22)],
    ] as const) {
      tab.jar.clear();
      tab.jar.set(name, value);
      expect((await tab.send("GET", "session")).status).toBe(200);
      expect((await tab.send("GET", "csrf")).status).toBe(200);
    }
  });

  it("with a piece of another cookie does not save a session from signing out", async () => {
    const tab = browser("customer");
    await tab.signIn("ada@example.com");
    const secret = tab.secret()!;
    tab.jar.set("customer-session.1", "tossed");
    await tab.form("signout", { csrfToken: await tab.token() });
    expect(await readCustomerSession(ctx, secret)).toBeNull();
  });
});
