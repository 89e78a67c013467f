import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db/client";
import { staffActor } from "@/lib/auth";
import { minutes, seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { transact } from "@/lib/platform/transact";
import { changeSetting } from "@/lib/shop";
import { type App, authenticatorApp, softKey } from "@/tests/authenticators";
import { storyClock, storyStart, testCtx, testDatabase } from "@/tests/database";
import { count, events, makeStaff, must, PASSWORD, secretIn, visit } from "@/tests/people";
import {
  addPasskey,
  authLimits,
  changePassword,
  confirmationRequest,
  confirmIdentity,
  disableStaff,
  enrolTotp,
  finishSignIn,
  forgetSessions,
  isFresh,
  offerPasskey,
  offerTotp,
  type Person,
  pendingPasskeyRequest,
  readStaffSession,
  readStaffStanding,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  resetPassword,
  resetSecondFactor,
  type SignedInStaff,
  signIn,
  staffSecurity,
  staffSecuritySetting,
  startStaffSession,
  viewFactors,
  viewPending,
} from "../index";
import { startSession } from "../sessions/start-session";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const site = { origin: "http://localhost:3999", rpId: "localhost" };
let number = 0;

beforeEach(() => clock.set(new Date(storyStart)));

interface Member {
  readonly email: string;
  readonly person: Person;
  readonly staff: SignedInStaff;
  readonly secret: string;
}

/** Somebody of the staff, signed in without a second factor. */
async function member(role: Parameters<typeof makeStaff>[2] = "manager"): Promise<Member> {
  const email = `m${++number}@example.com`;
  const person = await makeStaff(ctx, email, role);
  const { secret } = await transact(ctx, (tx) => startStaffSession(tx, person.id, visit()));
  return { email, person, secret, staff: (await readStaffSession(ctx, secret))! };
}

/** The same, with an app in use; its session and recovery codes. */
async function enrolled(role?: Parameters<typeof makeStaff>[2]) {
  const one = await member(role);
  const offer = await offerTotp(ctx, one.staff);
  const app = authenticatorApp(offer.uri);
  const input = { sealed: offer.sealed, code: app.code(clock.now()) };
  const added = must(await enrolTotp(ctx, one.staff, input, visit().address));
  // The code of this step is used up.
  clock.advance(seconds(30));
  const { secret } = added.session;
  return { ...one, app, secret, codes: added.recoveryCodes!, staff: (await readStaffSession(ctx, secret))! };
}

/** Gives the password; the secret of the sign-in that waits. */
async function password(email: string, at: Ctx = ctx): Promise<string> {
  const signed = must(await signIn(at, "staff", { email, password: PASSWORD }, visit()));
  expect(signed.needsFactor).toBe(true);
  return secretIn(signed.setCookie);
}

const finish = (secret: string, code: string, at: Ctx = ctx) => finishSignIn(at, secret, { code }, visit());
const entered = async (one: { email: string; app: App }) => {
  const started = must(await finish(await password(one.email), one.app.code(clock.now())));
  clock.advance(seconds(30));
  return started;
};

describe("an authenticator app", () => {
  it("is in use from its first code on; before that nothing is stored", async () => {
    const one = await member();
    const offer = await offerTotp(ctx, one.staff);
    expect(await count(database, "staff_totp WHERE staff_id = $1", [one.person.id])).toBe(0);
    const wrong = { sealed: offer.sealed, code: "000000" };
    expect(await enrolTotp(ctx, one.staff, wrong, visit().address)).toMatchObject({
      code: "second_factor_wrong",
    });
    expect(await count(database, "staff_totp WHERE staff_id = $1", [one.person.id])).toBe(0);
    expect((await signIn(ctx, "staff", { email: one.email, password: PASSWORD }, visit())).ok).toBe(true);
    const app = authenticatorApp(offer.uri);
    const right = { sealed: offer.sealed, code: app.code(clock.now()) };
    const added = must(await enrolTotp(ctx, one.staff, right, visit().address));
    expect(added.recoveryCodes).toHaveLength(8);
    expect(await viewFactors(ctx, one.person.id)).toMatchObject({
      totp_since: storyStart,
      recovery_codes_left: 8,
    });
    expect(await events(database, "staff.second_factor_changed", one.person.id)).toBe(1);
  });

  it("names shop and person to the app, and is kept sealed", async () => {
    const one = await enrolled();
    expect(one.app.uri).toMatch(/^otpauth:\/\/totp\/Cartwright%20Goods:m\d+%40example\.com\?.*period=30/);
    const { rows } = await database.owner.query("SELECT to_json(t)::text AS row FROM staff_totp t");
    const secret = /secret=([A-Z2-7]+)/.exec(one.app.uri)![1]!;
    expect(secret).toHaveLength(32);
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
  });

  it("an offer is its session's, and over after twenty minutes", async () => {
    const [one, other] = [await member(), await member()];
    const offer = await offerTotp(ctx, one.staff);
    const input = () => ({ sealed: offer.sealed, code: authenticatorApp(offer.uri).code(clock.now()) });
    expect(await enrolTotp(ctx, other.staff, input(), visit().address)).toMatchObject({ code: "offer_over" });
    clock.advance(minutes(21));
    expect(await enrolTotp(ctx, one.staff, input(), visit().address)).toMatchObject({ code: "offer_over" });
  });

  it("its sealed secret copied to another row opens nothing there", async () => {
    const [thief, victim] = [await enrolled(), await enrolled()];
    await database.owner.query(
      `UPDATE staff_totp SET sealed_secret = (SELECT sealed_secret FROM staff_totp WHERE staff_id = $1) WHERE staff_id = $2`,
      [thief.person.id, victim.person.id],
    );
    const pending = await password(victim.email);
    expect(await finish(pending, thief.app.code(clock.now()))).toMatchObject({ code: "second_factor_wrong" });
  });
});

describe("signing in with a second factor", () => {
  it("takes password and code; the password alone is no session", async () => {
    const one = await enrolled();
    const pending = await password(one.email);
    expect(await readStaffSession(ctx, pending)).toBeNull();
    expect(await readStaffStanding(ctx, pending)).toBeNull();
    expect(await viewPending(ctx, pending)).toEqual({ by: ["code"] });
    const before = await count(database, "sessions WHERE staff_id = $1", [one.person.id]);
    const started = must(await finish(pending, one.app.code(clock.now())));
    expect(await readStaffSession(ctx, started.secret)).toMatchObject({ email: one.email, hasFactor: true });
    expect(await count(database, "sessions WHERE staff_id = $1", [one.person.id])).toBe(before + 1);
    // The wait is over, and its secret opens nothing any more.
    clock.advance(seconds(30));
    expect(await finish(pending, one.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });
  });

  it("takes a code one step early or late, and none further away", async () => {
    for (const [steps, fits] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const one = await enrolled();
      clock.advance(minutes(2));
      const code = one.app.code(new Date(clock.now().getTime() + steps * seconds(30)));
      expect((await finish(await password(one.email), code)).ok, String(steps)).toBe(fits);
    }
  });

  it("takes a code as people type it", async () => {
    const one = await enrolled();
    const code = one.app.code(clock.now());
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    expect((await finish(await password(one.email), typed)).ok).toBe(true);
  });

  it("a code is used up by its sign-in, and so are all before it", async () => {
    const one = await enrolled();
    const [older, code] = [
      one.app.code(new Date(clock.now().getTime() - seconds(30))),
      one.app.code(clock.now()),
    ];
    must(await finish(await password(one.email), code));
    for (const used of [code, older])
      expect(await finish(await password(one.email), used)).toMatchObject({ code: "second_factor_wrong" });
  });

  it("the code that took the app into use does not sign in", async () => {
    const one = await member();
    const offer = await offerTotp(ctx, one.staff);
    const code = authenticatorApp(offer.uri).code(clock.now());
    must(await enrolTotp(ctx, one.staff, { sealed: offer.sealed, code }, visit().address));
    expect(await finish(await password(one.email), code)).toMatchObject({ code: "second_factor_wrong" });
  });

  it("one code shown twenty times at once, over two pools, signs in once", async () => {
    const one = await enrolled();
    const second = openDatabase(database.url, { max: 10 });
    const other = testCtx(second.db, { clock });
    const waits: string[] = [];
    for (let at = 0; at < 4; at += 1) waits.push(await password(one.email));
    const code = one.app.code(clock.now());
    const tries = Array.from({ length: 8 }, (_, at) => finish(waits[at % 4]!, code, at % 2 ? other : ctx));
    const signedIn = (await Promise.all(tries)).filter((answer) => answer.ok);
    await second.close();
    expect(signedIn).toHaveLength(1);
  });

  it("is over after ten minutes, after five tries, and by a new password", async () => {
    const one = await enrolled();
    const late = await password(one.email);
    clock.advance(minutes(10));
    expect(await finish(late, one.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });

    const tried = await password(one.email);
    for (let at = 0; at < 5; at += 1)
      expect(await finish(tried, "000000")).toMatchObject({ code: "second_factor_wrong" });
    expect(await finish(tried, one.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });

    clock.advance(minutes(20));
    const before = await password(one.email);
    const { secret } = await transact(ctx, (tx) =>
      startSession(tx, one.person, visit(), { factorGiven: true }),
    );
    const { sessionId } = (await readStaffSession(ctx, secret))!;
    const change = { present_password: PASSWORD, new_password: "another quiet harbour" };
    must(await changePassword(ctx, { ...one.person, sessionId }, change));
    expect(await finish(before, one.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });
  });

  it("guessing is stopped by account, whoever guesses from wherever, over the day too", async () => {
    const one = await enrolled();
    const codes: string[] = [];
    // One was counted when the app was taken into use.
    const most = authLimits["second-factor"].account.max - 1;
    for (let at = 0; at < most + 2; at += 1) {
      if (at % 4 === 0) codes.unshift(await password(one.email));
      const answer = await finish(codes[0]!, "000000");
      expect(answer, String(at)).toMatchObject({
        code: at < most ? "second_factor_wrong" : "too_many_tries",
      });
    }
    expect(await finish(codes[0]!, one.app.code(clock.now()))).toMatchObject({ code: "too_many_tries" });
    let guesses = most;
    for (let quarter = 0; quarter < 12; quarter += 1) {
      clock.advance(minutes(15));
      const wait = await password(one.email);
      const again = await password(one.email);
      for (let at = 0; at <= most; at += 1)
        if ((await finish(at < 5 ? wait : again, "000000")).ok === false) guesses += 1;
    }
    expect(guesses).toBeGreaterThan(authLimits["second-factor"].day.max);
    const right = await finish(await password(one.email), one.app.code(clock.now()));
    expect(right).toMatchObject({ code: "too_many_tries" });
  });

  it("does not let in who was disabled or reset meanwhile", async () => {
    const owner = await makeStaff(ctx, `owner${++number}@example.com`, "owner");
    const asOwner = { ...ctx, actor: staffActor({ id: owner.id, name: "Owner" }) };
    const one = await enrolled();
    const pending = await password(one.email);
    must(await disableStaff(asOwner, toWire("staff", one.person.id)));
    expect(await finish(pending, one.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });
    const two = await enrolled();
    const waiting = await password(two.email);
    must(await resetSecondFactor(asOwner, toWire("staff", two.person.id)));
    expect(await finish(waiting, two.app.code(clock.now()))).toMatchObject({ code: "sign_in_again" });
  });

  it("what nobody finished is forgotten", async () => {
    const one = await enrolled();
    await password(one.email);
    clock.advance(minutes(11));
    await forgetSessions(ctx);
    expect(await count(database, "pending_sign_ins WHERE staff_id = $1", [one.person.id])).toBe(0);
  });
});

describe("recovery codes", () => {
  it("sign in once each, typed with or without dashes, in either case", async () => {
    const one = await enrolled();
    const [first, second] = one.codes;
    expect((await finish(await password(one.email), first!.toLowerCase().replaceAll("-", " "))).ok).toBe(
      true,
    );
    expect(await finish(await password(one.email), first!)).toMatchObject({ code: "second_factor_wrong" });
    expect((await finish(await password(one.email), second!)).ok).toBe(true);
    expect((await viewFactors(ctx, one.person.id)).recovery_codes_left).toBe(6);
  });

  it("are 120 bits, stored as hashes, and nobody else's", async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    for (const code of one.codes) expect(code).toMatch(/^([A-HJ-NP-Z2-9]{6}-){3}[A-HJ-NP-Z2-9]{6}$/);
    expect(new Set([...one.codes, ...other.codes]).size).toBe(16);
    const { rows } = await database.owner.query("SELECT to_json(c)::text AS row FROM staff_recovery_codes c");
    expect(rows.some(({ row }) => one.codes.some((code) => row.includes(code)))).toBe(false);
    expect(await finish(await password(other.email), one.codes[0]!)).toMatchObject({
      code: "second_factor_wrong",
    });
  });

  it("one shown at once from two places signs in once", async () => {
    const one = await enrolled();
    const waits = [await password(one.email), await password(one.email), await password(one.email)];
    const answers = await Promise.all(waits.map((wait) => finish(wait, one.codes[0]!)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("new ones end the old ones", async () => {
    const one = await enrolled();
    const { recoveryCodes } = must(await renewRecoveryCodes(ctx, one.staff));
    expect(await finish(await password(one.email), one.codes[3]!)).toMatchObject({
      code: "second_factor_wrong",
    });
    expect((await finish(await password(one.email), recoveryCodes[3]!)).ok).toBe(true);
  });
});

describe("passkeys", () => {
  /** Adds a key, and gives the session in which it was added. */
  async function withKey(one: Member, key = softKey()) {
    const answer = key.create(await offerPasskey(ctx, one.staff), site);
    const added = must(await addPasskey(ctx, one.staff, { name: "Blue key", passkey: answer }));
    return { ...one, key, staff: (await readStaffSession(ctx, added.session.secret))! };
  }

  it("are a second factor like an app", async () => {
    const one = await withKey(await member());
    const pending = await password(one.email);
    expect(await viewPending(ctx, pending)).toEqual({ by: ["passkey", "code"] });
    const passkey = one.key.get((await pendingPasskeyRequest(ctx, pending))!, site);
    const started = must(await finishSignIn(ctx, pending, { passkey }, visit()));
    expect(await readStaffSession(ctx, started.secret)).toMatchObject({ hasFactor: true });
    const { passkeys, recovery_codes_left } = await viewFactors(ctx, one.person.id);
    expect(passkeys).toMatchObject([{ name: "Blue key", last_used_at: storyStart }]);
    expect(recovery_codes_left).toBe(8);
  });

  it("an answer counts once, for its browser, and in its time", async () => {
    const one = await withKey(await member());
    const [pending, other] = [await password(one.email), await password(one.email)];
    const passkey = one.key.get((await pendingPasskeyRequest(ctx, pending))!, site);
    // Not in another sign-in that waits, nor in a session.
    expect(await finishSignIn(ctx, other, { passkey }, visit())).toMatchObject({
      code: "second_factor_wrong",
    });
    expect(await confirmIdentity(ctx, one.staff, { passkey }, visit().address)).toMatchObject({
      code: "second_factor_wrong",
    });
    must(await finishSignIn(ctx, pending, { passkey }, visit()));
    const third = await password(one.email);
    expect(await finishSignIn(ctx, third, { passkey }, visit())).toMatchObject({
      code: "second_factor_wrong",
    });
    const late = one.key.get((await pendingPasskeyRequest(ctx, third))!, site);
    clock.advance(minutes(6));
    expect(await finishSignIn(ctx, third, { passkey: late }, visit())).toMatchObject({
      code: "second_factor_wrong",
    });
  });

  it("an answer from another site, by another key, or to a question nobody asked is refused", async () => {
    const one = await withKey(await member());
    const pending = await password(one.email);
    const ask = async () => (await pendingPasskeyRequest(ctx, pending))!;
    const refused = [
      one.key.get(await ask(), { ...site, origin: "http://evil.example" }),
      one.key.get(await ask(), { ...site, rpId: "evil.example" }),
      softKey().get(await ask(), site),
      one.key.get({ challenge: "bm9ib2R5IGFza2VkIHRoaXM" }, site),
    ];
    for (const passkey of refused)
      expect(await finishSignIn(ctx, await password(one.email), { passkey }, visit())).toMatchObject({
        code: "second_factor_wrong",
      });
  });

  it("a copy is known by its counter; keys that do not count are taken as they are", async () => {
    const one = await withKey(await member());
    const sign = async (key = one.key) => {
      const pending = await password(one.email);
      const passkey = key.get((await pendingPasskeyRequest(ctx, pending))!, site);
      return (await finishSignIn(ctx, pending, { passkey }, visit())).ok;
    };
    expect(await sign()).toBe(true);
    one.key.rewind(1);
    expect(await sign()).toBe(false);
    one.key.rewind(9);
    expect(await sign()).toBe(true);
    const synced = await withKey(await member(), softKey({ counts: false }));
    for (let at = 0; at < 2; at += 1) {
      const pending = await password(synced.email);
      const passkey = synced.key.get((await pendingPasskeyRequest(ctx, pending))!, site);
      expect((await finishSignIn(ctx, pending, { passkey }, visit())).ok).toBe(true);
    }
  });

  it("are made for one session's question, and known only once", async () => {
    const [one, other] = [await member(), await member()];
    const key = softKey();
    const answer = key.create(await offerPasskey(ctx, one.staff), site);
    expect(await addPasskey(ctx, other.staff, { name: "Theirs", passkey: answer })).toMatchObject({
      code: "passkey_refused",
    });
    const added = must(await addPasskey(ctx, one.staff, { name: "Mine", passkey: answer }));
    const staff = (await readStaffSession(ctx, added.session.secret))!;
    expect(await addPasskey(ctx, staff, { name: "Again", passkey: answer })).toMatchObject({
      code: "passkey_refused",
    });
    const same = key.create(await offerPasskey(ctx, staff), site);
    expect(await addPasskey(ctx, staff, { name: "Again", passkey: same })).toMatchObject({
      code: "passkey_known",
    });
  });

  it("can be removed, by their owner alone", async () => {
    const [one, other] = [await withKey(await member()), await withKey(await member())];
    const { id } = (await viewFactors(ctx, one.person.id)).passkeys[0]!;
    expect(await removePasskey(ctx, other.staff, id)).toMatchObject({ code: "factor_not_found" });
    expect(await removePasskey(ctx, one.staff, "'; drop")).toMatchObject({ code: "factor_not_found" });
    must(await removePasskey(ctx, one.staff, id));
    expect(await viewFactors(ctx, one.person.id)).toEqual({
      totp_since: null,
      passkeys: [],
      recovery_codes_left: 0,
    });
    expect(
      must(await signIn(ctx, "staff", { email: one.email, password: PASSWORD }, visit())).needsFactor,
    ).toBe(false);
  });
});

describe("sessions around a second factor", () => {
  it("setting one up ends every other session, and gives this one a new secret", async () => {
    const one = await member();
    const elsewhere = await transact(ctx, (tx) => startStaffSession(tx, one.person.id, visit()));
    const offer = await offerTotp(ctx, one.staff);
    const code = authenticatorApp(offer.uri).code(clock.now());
    const added = must(await enrolTotp(ctx, one.staff, { sealed: offer.sealed, code }, visit().address));
    for (const old of [one.secret, elsewhere.secret]) expect(await readStaffStanding(ctx, old)).toBeNull();
    expect(await readStaffSession(ctx, added.session.secret)).toMatchObject({
      sessionId: one.staff.sessionId,
    });
  });

  it("a session without the factor is none, however it came to be", async () => {
    const one = await enrolled();
    const { secret } = await transact(ctx, (tx) => startStaffSession(tx, one.person.id, visit()));
    expect(await readStaffStanding(ctx, secret)).toBeNull();
  });

  it("showing again who one is gives a new secret, and the old cookie is worth nothing", async () => {
    const one = await enrolled();
    const session = must(
      await confirmIdentity(ctx, one.staff, { code: one.app.code(clock.now()) }, visit().address),
    );
    expect(await readStaffSession(ctx, one.secret)).toBeNull();
    expect(await readStaffSession(ctx, session.secret)).toMatchObject({ sessionId: one.staff.sessionId });
  });

  it("a reset of the password keeps the factor", async () => {
    const one = await enrolled();
    const { issue } = await import("@/tests/people");
    const link = await issue(ctx, "reset_staff_password", one.person);
    must(await resetPassword(ctx, "staff", link, "another quiet harbour"));
    const signed = must(
      await signIn(ctx, "staff", { email: one.email, password: "another quiet harbour" }, visit()),
    );
    expect(signed.needsFactor).toBe(true);
    expect(await readStaffSession(ctx, secretIn(signed.setCookie))).toBeNull();
  });
});

describe("asking again", () => {
  it("is not needed for ten minutes after signing in or showing it, and then is", async () => {
    const one = await enrolled();
    const { secret } = await entered(one);
    const staff = async (of: string) => (await readStaffSession(ctx, of))!;
    expect(await isFresh(ctx, await staff(secret))).toBe(true);
    clock.advance(minutes(10));
    expect(await isFresh(ctx, await staff(secret))).toBe(false);
    const proof = { code: one.app.code(clock.now()) };
    const again = must(await confirmIdentity(ctx, await staff(secret), proof, visit().address));
    expect(await isFresh(ctx, await staff(again.secret))).toBe(true);
  });

  it("takes the password only of those without a second factor", async () => {
    const [plain, one] = [await member(), await enrolled()];
    expect(await confirmIdentity(ctx, plain.staff, { password: "wrong" }, visit().address)).toMatchObject({
      code: "present_password_wrong",
    });
    must(await confirmIdentity(ctx, plain.staff, { password: PASSWORD }, visit().address));
    expect(await confirmIdentity(ctx, one.staff, { password: PASSWORD }, visit().address)).toMatchObject({
      code: "second_factor_wrong",
    });
  });

  it("takes a passkey asked for in this session", async () => {
    const one = await member();
    const key = softKey();
    const answer = key.create(await offerPasskey(ctx, one.staff), site);
    const added = must(await addPasskey(ctx, one.staff, { name: "Key", passkey: answer }));
    const staff = (await readStaffSession(ctx, added.session.secret))!;
    const passkey = key.get(await confirmationRequest(ctx, staff), site);
    must(await confirmIdentity(ctx, staff, { passkey }, visit().address));
  });

  it("a code that asked again does not also sign in", async () => {
    const one = await enrolled();
    const code = one.app.code(clock.now());
    must(await confirmIdentity(ctx, one.staff, { code }, visit().address));
    expect(await finish(await password(one.email), code)).toMatchObject({ code: "second_factor_wrong" });
  });
});

describe("a role that needs one", () => {
  const require = async (...roles: ("owner" | "manager" | "support" | "warehouse")[]) =>
    changeSetting(ctx, staffSecuritySetting(), { ...(await staffSecurity(ctx)), second_factor_roles: roles });

  it("is nobody at any door until it is set up, from the next request on", async () => {
    const [manager, support] = [await member("manager"), await member("support")];
    await require("manager");
    expect(await readStaffSession(ctx, manager.secret)).toBeNull();
    expect(await readStaffStanding(ctx, manager.secret)).toMatchObject({ mustEnrol: true });
    expect(await readStaffSession(ctx, support.secret)).not.toBeNull();
    const offer = await offerTotp(ctx, manager.staff);
    const code = authenticatorApp(offer.uri).code(clock.now());
    const added = must(await enrolTotp(ctx, manager.staff, { sealed: offer.sealed, code }, visit().address));
    const standing = await readStaffStanding(ctx, added.session.secret);
    expect(standing).toMatchObject({ mustEnrol: false });
    // The last one cannot be given up while the role needs it.
    expect(await removeTotp(ctx, standing!.staff)).toMatchObject({ code: "second_factor_required" });
    await require();
    expect(await readStaffSession(ctx, manager.secret)).toBeNull();
    must(await removeTotp(ctx, standing!.staff));
  });

  it("is on the record, with what held before", async () => {
    await require("owner");
    await require();
    expect(
      await count(
        database,
        "audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = 'setting.changed' AND v.before->'second_factor_roles' = '[\"owner\"]'::jsonb",
      ),
    ).toBe(1);
  });
});

describe("an owner's reset", () => {
  it("takes everything away, signs out, is told and on the record; never one's own", async () => {
    const owner = await enrolled("owner");
    const one = await enrolled();
    const asOwner = { ...ctx, actor: staffActor({ id: owner.person.id, name: "Owner" }) };
    must(await resetSecondFactor(asOwner, toWire("staff", one.person.id)));
    expect(await readStaffStanding(ctx, one.secret)).toBeNull();
    expect(await viewFactors(ctx, one.person.id)).toEqual({
      totp_since: null,
      passkeys: [],
      recovery_codes_left: 0,
    });
    const signed = must(await signIn(ctx, "staff", { email: one.email, password: PASSWORD }, visit()));
    expect(signed.needsFactor).toBe(false);
    expect(
      await count(
        database,
        "audit_entries WHERE action = 'staff.second_factor_reset' AND subject = $1 AND actor->>'staffId' = $2",
        [one.person.id, owner.person.id],
      ),
    ).toBe(1);
    expect(await resetSecondFactor(asOwner, toWire("staff", owner.person.id))).toMatchObject({
      code: "own_second_factor",
    });
    expect(await resetSecondFactor(asOwner, "stf_none")).toMatchObject({ code: "staff_not_found" });
  });
});
