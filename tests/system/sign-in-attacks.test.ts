import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  authLimits,
  changeRole,
  disableStaff,
  enableStaff,
  enrolTotp,
  offerTotp,
  readStaffSession,
  type StaffRole,
  staffSecurity,
  staffSecuritySetting,
  startStaffSession,
} from "@/lib/auth";
import { toWire } from "@/lib/kernel/ids";
import { transact } from "@/lib/platform/transact";
import { changeSetting } from "@/lib/shop";
import { authenticatorApp } from "../authenticators";
import { makeCustomer, makeStaff, must, PASSWORD, visit } from "../people";
import { staffBrowser } from "./staff-browser";
import { type SystemShop, startSystem } from "./system";
import { withinAWindow } from "./within-a-window";

/** What somebody tries who wants to be somebody else, on two processes of the real shop with its real limits. */
let system: SystemShop;
beforeAll(async () => {
  system = await startSystem({ processes: 2, env: { LIMIT_FACTOR: "1", TRUSTED_PROXIES: "1" } });
});
afterAll(() => system.stop());

let people = 0;
let networks = 0;
/** A browser in a network of its own, so that only the limit that a story is about counts. */
function browser() {
  networks += 1;
  return staffBrowser(system.env.SHOP_URL!, system.urls, `192.0.2.${networks}`);
}

async function member(role: StaffRole = "owner") {
  people += 1;
  const email = `staff${people}@example.com`;
  const person = await makeStaff(system.ctx, email, role);
  return { email, person, id: toWire("staff", person.id) };
}

/** Somebody with an app in use. */
async function enrolled(role: StaffRole = "owner") {
  const one = await member(role);
  const { secret } = await transact(system.ctx, (tx) => startStaffSession(tx, one.person.id, visit()));
  const staff = (await readStaffSession(system.ctx, secret))!;
  const offer = await offerTotp(system.ctx, staff);
  const app = authenticatorApp(offer.uri);
  // A code of the step before, so that the present one is free; and not of two before by the time it comes.
  await withinAWindow(30, 3_000);
  const code = app.code(new Date(Date.now() - 30_000));
  must(await enrolTotp(system.ctx, staff, { sealed: offer.sealed, code }, visit().address));
  return { ...one, app };
}

const atDesk = { status: 200 };
const toSignIn = { status: 307, location: expect.stringContaining("/admin/sign-in") };
const nobody = { ok: false, code: "unauthenticated" };

describe("the session's cookie", () => {
  it("is new at every sign-in, whatever was planted before (fixation)", async () => {
    const one = await member();
    const tab = browser();
    const planted = "AAAAAAAAAAAAAAAAAAAAAA";
    tab.jar.set("staff-session", planted);
    expect(await tab.password(one.email, PASSWORD)).toMatchObject({ status: 303, location: "/admin" });
    const mine = tab.jar.get("staff-session")!;
    expect(mine).not.toBe(planted);
    expect(await tab.page("/admin")).toMatchObject(atDesk);
    const attacker = browser();
    attacker.jar.set("staff-session", planted);
    expect(await attacker.page("/admin")).toMatchObject(toSignIn);
    // Signing in again in the same browser ends the session it had.
    await tab.password(one.email, PASSWORD);
    attacker.jar.set("staff-session", mine);
    expect(await attacker.page("/admin", 1)).toMatchObject(toSignIn);
  });

  it("opens nothing after signing out, on any process", async () => {
    const one = await member();
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    const copy = browser();
    copy.jar.set("staff-session", tab.jar.get("staff-session")!);
    expect(await copy.page("/admin", 1)).toMatchObject(atDesk);
    expect(await tab.signOut()).toMatchObject({ status: 303 });
    expect(tab.jar.has("staff-session")).toBe(false);
    for (const process of [0, 1]) {
      expect(await copy.page("/admin", process)).toMatchObject(toSignIn);
      expect(await copy.action("/admin/account", "endOtherSessions", {}, process)).toMatchObject(nobody);
      expect((await copy.send("/api/auth/staff/session", {}, process)).text).toBe("null");
    }
  });

  it("of somebody disabled opens nothing from the next request on, nor when they are enabled again", async () => {
    const one = await member("support");
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    expect(await tab.page("/admin/orders")).toMatchObject(atDesk);
    await member("owner");
    must(await disableStaff(system.ctx, one.id));
    for (const process of [0, 1]) {
      expect(await tab.page("/admin/orders", process)).toMatchObject(toSignIn);
      expect(await tab.action("/admin/account", "endOtherSessions", {}, process)).toMatchObject(nobody);
    }
    must(await enableStaff(system.ctx, one.id));
    expect(await tab.page("/admin/orders")).toMatchObject(toSignIn);
  });

  it("of somebody whose role was changed has the new rights, and no others, at once", async () => {
    const one = await member("manager");
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    expect(await tab.page("/admin/coupons")).toMatchObject(atDesk);
    must(await changeRole(system.ctx, one.id, "warehouse"));
    for (const process of [0, 1])
      expect(await tab.page("/admin/coupons", process)).toMatchObject({ status: 403 });
  });

  it("of a customer is none at the desk, and the other way round", async () => {
    people += 1;
    const email = `shopper${people}@example.com`;
    await makeCustomer(system.ctx, email);
    const shopper = browser();
    await shopper.form("/api/v1/account/sign-in", { email, password: PASSWORD });
    const secret = shopper.jar.get("customer-session")!;
    expect(secret).toBeDefined();
    const tab = browser();
    tab.jar.set("staff-session", secret);
    expect(await tab.page("/admin")).toMatchObject(toSignIn);
    expect(await browser().password(email, PASSWORD)).toMatchObject({ location: "/admin/sign-in" });
  });
});

describe("the second factor", () => {
  it("is not skipped by going straight anywhere with the password alone", async () => {
    const one = await enrolled();
    const tab = browser();
    expect(await tab.password(one.email, PASSWORD)).toMatchObject({
      location: "/admin/sign-in/check?next=%2Fadmin",
    });
    expect(tab.jar.has("staff-session")).toBe(false);
    const pending = tab.jar.get("staff-pending")!;
    // As it is, and passed off as a session.
    for (const name of ["staff-pending", "staff-session"]) {
      tab.jar.set(name, pending);
      for (const path of ["/admin", "/admin/orders", "/admin/account", "/admin/second-factor"])
        expect(await tab.page(path), `${name} ${path}`).toMatchObject(toSignIn);
      for (const action of ["renewCodes", "removeApp", "offerApp", "askPasskey", "endOtherSessions"])
        expect(await tab.action("/admin/account", action, {}), `${name} ${action}`).toMatchObject(nobody);
      expect((await tab.send("/api/auth/staff/session")).text).toBe("null");
    }
  });

  it("is not skipped by Auth.js's own address", async () => {
    const one = await enrolled();
    const tab = browser();
    const { csrfToken } = JSON.parse((await tab.send("/api/auth/staff/csrf")).text);
    const answer = await tab.form("/api/auth/staff/callback/credentials", {
      csrfToken,
      email: one.email,
      password: PASSWORD,
    });
    expect(answer.location).toMatch(/code=second_factor_needed/);
    expect(tab.jar.has("staff-session")).toBe(false);
    expect(tab.jar.has("staff-pending")).toBe(false);
  });

  it("is asked of nobody who has not given the password", async () => {
    const one = await enrolled();
    const tab = browser();
    const now = one.app.code(new Date());
    expect(await tab.code(now)).toMatchObject({ status: 303, location: "/admin/sign-in/check" });
    expect(await tab.page("/admin/sign-in/check")).toMatchObject({
      status: 307,
      location: "/admin/sign-in?code=sign_in_again",
    });
    tab.jar.set("staff-pending", "AAAAAAAAAAAAAAAAAAAAAA");
    await tab.code(now);
    expect(tab.jar.has("staff-session")).toBe(false);
  });

  it("a code counts once, though both processes are shown it in the same moment", async () => {
    const one = await enrolled();
    const tabs = Array.from({ length: 6 }, browser);
    for (const tab of tabs) await tab.password(one.email, PASSWORD);
    const code = one.app.code(new Date());
    const answers = await Promise.all(tabs.map((tab, at) => tab.code(code, at % 2)));
    const entered = tabs.filter((tab) => tab.jar.has("staff-session"));
    expect(entered, JSON.stringify(answers.map(({ location }) => location))).toHaveLength(1);
    expect(await entered[0]!.page("/admin", 1)).toMatchObject(atDesk);
    // Replayed later by somebody who saw it, with the password.
    const late = browser();
    await late.password(one.email, PASSWORD);
    await late.code(code);
    expect(late.jar.has("staff-session")).toBe(false);
  });

  it("cannot be guessed: five tries a password, ten a quarter of an hour, from wherever", async () => {
    const { windowSeconds } = authLimits["second-factor"].account;
    await withinAWindow(windowSeconds, 40_000);
    const one = await enrolled();
    let asked = 0;
    for (let round = 0; round < 3; round += 1) {
      const tab = browser();
      await tab.password(one.email, PASSWORD);
      for (let at = 0; at < 5; at += 1) {
        await tab.code("000000", at % 2);
        asked += 1;
      }
      await tab.code(one.app.code(new Date()));
      expect(tab.jar.has("staff-session"), `round ${round}`).toBe(false);
    }
    expect(asked).toBeGreaterThan(authLimits["second-factor"].account.max);
    const fresh = browser();
    await fresh.password(one.email, PASSWORD);
    await fresh.code(one.app.code(new Date()));
    expect((await fresh.page("/admin/sign-in/check")).text).toContain("Too many tries");
  });

  it("must be set up first where the role needs it: every page leads there, no action answers", async () => {
    const one = await member("manager");
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    expect(await tab.page("/admin")).toMatchObject(atDesk);
    const before = await staffSecurity(system.ctx);
    await changeSetting(system.ctx, staffSecuritySetting(), { ...before, second_factor_roles: ["manager"] });
    try {
      for (const process of [0, 1]) {
        for (const path of ["/admin", "/admin/orders", "/admin/account"])
          expect(await tab.page(path, process)).toMatchObject({
            status: 307,
            location: "/admin/second-factor",
          });
        for (const action of ["endOtherSessions", "renewCodes", "removeApp", "ship", "refund"])
          expect(await tab.action("/admin/second-factor", action, {}, process), action).toMatchObject(nobody);
      }
      expect(await tab.page("/admin/second-factor")).toMatchObject(atDesk);
      expect(await tab.action("/admin/second-factor", "offerApp", {})).toMatchObject({ ok: true });
    } finally {
      await changeSetting(system.ctx, staffSecuritySetting(), before);
    }
  });

  it("is asked again by a session that is not fresh, whatever the action's page", async () => {
    const one = await enrolled();
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    await tab.code(one.app.code(new Date()));
    await system.database.pool.query(
      "UPDATE sessions SET confirmed_at = confirmed_at - interval '11 minutes' WHERE staff_id = $1",
      [one.person.id],
    );
    for (const [action, input] of [
      ["offerApp", {}],
      ["renewCodes", {}],
      ["removeApp", {}],
      ["changeOwnPassword", { present_password: PASSWORD, new_password: "another quiet harbour" }],
    ] as const)
      expect(await tab.action("/admin/account", action, input), action).toMatchObject({
        code: "confirmation_needed",
        detail: { by: ["code"] },
      });
    // The password does not stand in for the factor.
    expect(await tab.action("/admin/account", "confirm", { password: PASSWORD })).toMatchObject({
      code: "second_factor_wrong",
    });
    const old = tab.jar.get("staff-session")!;
    const next = one.app.code(new Date(Date.now() + 30_000));
    expect(await tab.action("/admin/account", "confirm", { code: next })).toMatchObject({ ok: true });
    expect(tab.jar.get("staff-session")).not.toBe(old);
    const thief = browser();
    thief.jar.set("staff-session", old);
    expect(await thief.page("/admin")).toMatchObject(toSignIn);
    expect(await tab.action("/admin/account", "offerApp", {})).toMatchObject({ ok: true });
  });
});

describe("guessing passwords", () => {
  it("stops by account over both processes and all networks, known and unknown alike", async () => {
    const one = await member();
    for (const email of [one.email, "nobody-here@example.com"]) {
      await withinAWindow(authLimits["sign-in"].account.windowSeconds, 40_000);
      const answers: string[] = [];
      for (let at = 0; at < authLimits["sign-in"].account.max + 2; at += 1) {
        const tab = browser();
        await tab.password(email, `guess ${at}`, at % 2);
        const page = await tab.page("/admin/sign-in");
        answers.push(
          /Too many tries/.test(page.text) ? "stopped" : /do not belong/.test(page.text) ? "wrong" : "?",
        );
      }
      expect(
        answers.filter((answer) => answer === "wrong"),
        email,
      ).toHaveLength(authLimits["sign-in"].account.max);
      expect(answers.slice(-2)).toEqual(["stopped", "stopped"]);
    }
    const right = browser();
    expect(await right.password(one.email, PASSWORD)).toMatchObject({ location: "/admin/sign-in" });
    expect(right.jar.has("staff-session")).toBe(false);
  });
});

describe("a form of another site", () => {
  it.each([
    ["/admin/session", { email: "a@example.com", password: PASSWORD }],
    ["/admin/session/factor", { code: "000000" }],
    ["/admin/session/end", {}],
    ["/admin/password/reset", { email: "a@example.com" }],
    ["/api/v1/account/sign-in", { email: "a@example.com", password: PASSWORD }],
    ["/api/v1/account/sign-out", {}],
    ["/api/v1/cart/lines", { item_id: "x" }],
    ["/api/auth/staff/signout", {}],
  ])("%s refuses it", async (path, fields) => {
    for (const headers of [
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://sub.localhost", "sec-fetch-site": "same-site" },
      { origin: "null", "sec-fetch-site": "" },
    ]) {
      const answer = await fetch(`${system.urls[0]}${path}`, {
        method: "POST",
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value)),
        body: new URLSearchParams(fields as Record<string, string>),
        redirect: "manual",
      });
      expect([answer.status, (await answer.json()).code], JSON.stringify(headers)).toEqual([
        403,
        "cross_site",
      ]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it("an action refuses it too, and tells nothing", async () => {
    const one = await member();
    const tab = browser();
    await tab.password(one.email, PASSWORD);
    const answer = await tab.action("/admin/account", "endOtherSessions", {});
    expect(answer).toMatchObject({ ok: true });
    const foreign = staffBrowser(system.env.SHOP_URL!, system.urls, "192.0.2.250", "https://evil.example");
    foreign.jar.set("staff-session", tab.jar.get("staff-session")!);
    expect(JSON.stringify(await foreign.action("/admin/account", "endOtherSessions", {}))).not.toContain(
      '"ok":true',
    );
  });
});

describe("where a sign-in leads", () => {
  it.each([
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/admin/../../evil",
    "/cart",
    "/adminevil",
    "/admin\\@evil.example",
    "https://localhost@evil.example/admin",
  ])("%j stays at the desk", async (next) => {
    const one = await member();
    const tab = browser();
    const answer = await tab.form("/admin/session", { email: one.email, password: PASSWORD, next });
    const url = new URL(answer.location!, "http://localhost:1");
    expect([url.host, url.pathname.startsWith("/admin")], answer.location!).toEqual(["localhost:1", true]);
    expect(url.pathname).toMatch(/^\/admin(\/|$)/);
  });
});
