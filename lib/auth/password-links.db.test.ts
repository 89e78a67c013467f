import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db/client";
import { archiveCustomer, customerById, findOrCreateCustomer } from "@/lib/customers";
import { days, minutes } from "@/lib/kernel/clock";
import { toWire } from "@/lib/kernel/ids";
import { transact } from "@/lib/platform/transact";
import { storyClock, storyStart, testCtx, testDatabase } from "@/tests/database";
import { count, events, issue, makeCustomer, makeStaff, must, PASSWORD, visit } from "@/tests/people";
import {
  acceptInvitation,
  authLimits,
  canMailSecrets,
  changePassword,
  confirmEmail,
  disableStaff,
  inviteStaff,
  issueOneTimeSecret,
  type Person,
  peekOneTimeSecret,
  readCustomerSession,
  requestPasswordReset,
  resetPassword,
  signIn,
  startCustomerSession,
  startStaffSession,
} from "./index";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const NEW = "a louder harbour at dusk";
const session = (person: Person) =>
  transact(ctx, (tx) =>
    person.kind === "customer"
      ? startCustomerSession(tx, person.id, visit())
      : startStaffSession(tx, person.id, visit()),
  );
const enters = async (email: string, password: string, kind: Person["kind"] = "customer") =>
  (await signIn(ctx, kind, { email, password }, visit())).ok;

beforeEach(() => clock.set(new Date(storyStart)));

describe("asking for a reset", () => {
  it("answers alike for known, unknown, archived and guest addresses, and tells only whom it should", async () => {
    const ada = await makeCustomer(ctx, "ada@example.com");
    const gone = await makeCustomer(ctx, "gone@example.com");
    await transact(ctx, (tx) => archiveCustomer(tx, gone.id));
    const guest = await transact(ctx, (tx) => findOrCreateCustomer(tx, { email: "guest@example.com" }));
    for (const email of ["ADA@example.com", "nobody@example.com", "gone@example.com", "guest@example.com"])
      expect(await requestPasswordReset(ctx, "customer", email, visit().address)).toEqual({
        ok: true,
        value: undefined,
      });
    const asked = (id: string) => events(database, "customer.password_reset_requested", id);
    expect([await asked(ada.id), await asked(gone.id), await asked(guest.id)]).toEqual([1, 0, 1]);
  });

  it("makes no secret: the event has the person's id and nothing else", async () => {
    const person = await makeCustomer(ctx, "payload@example.com");
    must(await requestPasswordReset(ctx, "customer", "payload@example.com", visit().address));
    const { rows } = await database.owner.query(
      "SELECT payload FROM outbox_events WHERE type = 'customer.password_reset_requested' AND subject = $1",
      [person.id],
    );
    expect(rows).toEqual([{ payload: { customer_id: person.id } }]);
    expect(await count(database, "one_time_tokens WHERE customer_id = $1", [person.id])).toBe(0);
  });

  it("is bounded by address, known or not, under parallel asking", async () => {
    const tries = Array.from({ length: 20 }, () =>
      requestPasswordReset(ctx, "customer", "flooded@example.com", visit().address),
    );
    const let_through = (await Promise.all(tries)).filter(({ ok }) => ok);
    expect(let_through).toHaveLength(authLimits["password-reset"].account.max);
  });

  it("is refused where no mail can leave: with neither SMTP nor the sandbox", () => {
    expect(canMailSecrets({ SMTP_URL: undefined, CARTWRIGHT_SANDBOX: false })).toBe(false);
    expect(canMailSecrets({ SMTP_URL: "smtp://mail.example", CARTWRIGHT_SANDBOX: false })).toBe(true);
    expect(canMailSecrets({ SMTP_URL: undefined, CARTWRIGHT_SANDBOX: true })).toBe(true);
  });
});

describe("a reset link", () => {
  it("changes the password once, ends every session, and proves the address", async () => {
    const person = await makeCustomer(ctx, "reset@example.com");
    const before = await session(person);
    const secret = await issue(ctx, "reset_customer_password", person);
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", secret)).toEqual({
      email: "reset@example.com",
    });
    expect(must(await resetPassword(ctx, "customer", secret, NEW))).toEqual(person);
    expect(await readCustomerSession(ctx, before.secret)).toBeNull();
    expect([await enters("reset@example.com", PASSWORD), await enters("reset@example.com", NEW)]).toEqual([
      false,
      true,
    ]);
    expect((await customerById(ctx, person.id))?.emailProvenAt).toEqual(clock.now());
    expect(await resetPassword(ctx, "customer", secret, PASSWORD)).toMatchObject({ code: "link_invalid" });
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", secret)).toBeNull();
    expect(await events(database, "customer.password_changed", person.id)).toBe(1);
    const audited = "audit_entries WHERE action = 'customer.password_reset' AND subject = $1";
    expect(await count(database, audited, [person.id])).toBe(1);
  });

  it("used from two pools at once, works for exactly one", async () => {
    const other = openDatabase(database.url, { max: 20 });
    const pools = [ctx, testCtx(other.db, { clock })];
    const person = await makeCustomer(ctx, "raced@example.com");
    const secret = await issue(ctx, "reset_customer_password", person);
    const chosen = Array.from({ length: 20 }, (_, at) => `the password of try ${at}`);
    const answers = await Promise.all(
      chosen.map((password, at) => resetPassword(pools[at % 2]!, "customer", secret, password)),
    );
    const won = answers.flatMap((answer, at) => (answer.ok ? [at] : []));
    expect(won).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe("link_invalid");
    expect(await enters("raced@example.com", chosen[won[0]!]!)).toBe(true);
    expect(await events(database, "customer.password_changed", person.id)).toBe(1);
    await other.close();
  });

  it("dies after an hour, when a newer one is made, and with the account", async () => {
    const person = await makeCustomer(ctx, "dies@example.com");
    const first = await issue(ctx, "reset_customer_password", person);
    const second = await issue(ctx, "reset_customer_password", person);
    const use = (secret: string) => resetPassword(ctx, "customer", secret, NEW);
    expect(await use(first)).toMatchObject({ code: "link_invalid" });
    clock.advance(minutes(60));
    expect(await use(second)).toMatchObject({ code: "link_invalid" });
    const third = await issue(ctx, "reset_customer_password", person);
    clock.advance(minutes(60) - 1);
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", third)).not.toBeNull();
    await transact(ctx, (tx) => archiveCustomer(tx, person.id));
    expect(await use(third)).toMatchObject({ code: "link_invalid" });
    const issued = await transact(ctx, (tx) => issueOneTimeSecret(tx, "reset_customer_password", person));
    expect(issued).toBeNull();
  });

  it("leaves one that works, however many are made at once", async () => {
    const person = await makeCustomer(ctx, "many@example.com");
    const secrets = await Promise.all(
      Array.from({ length: 15 }, () => issue(ctx, "reset_customer_password", person)),
    );
    const holders = await Promise.all(
      secrets.map((s) => peekOneTimeSecret(ctx, "reset_customer_password", s)),
    );
    expect(holders.filter(Boolean)).toHaveLength(1);
  });

  it("opens nothing but what it was made for", async () => {
    const person = await makeCustomer(ctx, "purpose@example.com");
    const reset = await issue(ctx, "reset_customer_password", person);
    const confirm = await issue(ctx, "confirm_customer_email", person);
    for (const answer of [
      await acceptInvitation(ctx, reset, NEW),
      await resetPassword(ctx, "staff", reset, NEW),
      await resetPassword(ctx, "customer", confirm, NEW),
      await confirmEmail(ctx, reset),
      await resetPassword(ctx, "customer", "A".repeat(22), NEW),
      await resetPassword(ctx, "customer", "", NEW),
    ])
      expect(answer).toMatchObject({ code: "link_invalid" });
    await expect(issue(ctx, "reset_staff_password", person)).rejects.toThrow("not for customer");
  });

  it("is not used up by a password that cannot be chosen", async () => {
    const person = await makeCustomer(ctx, "lovelace@example.com");
    const secret = await issue(ctx, "reset_customer_password", person);
    const use = async (password: string) =>
      (await resetPassword(ctx, "customer", secret, password)) as { code?: string };
    expect((await use("short")).code).toBe("password_too_short");
    expect((await use("password1")).code).toBe("password_common");
    expect((await use("Lovelace-1815")).code).toBe("password_personal");
    expect((await use("Cartwright Goods!")).code).toBe("password_personal");
    expect((await use(NEW)).code).toBeUndefined();
  });

  it("is in the database as a hash only", async () => {
    const secret = await issue(ctx, "reset_customer_password", await makeCustomer(ctx, "hashed@example.com"));
    expect(
      await count(database, "one_time_tokens t WHERE to_json(t)::text LIKE '%' || $1 || '%'", [secret]),
    ).toBe(0);
  });

  it("works for staff as for customers, and ends their sessions", async () => {
    const grace = await makeStaff(ctx, "grace@example.com");
    must(await requestPasswordReset(ctx, "staff", "grace@example.com", visit().address));
    expect(await events(database, "staff.password_reset_requested", grace.id)).toBe(1);
    await session(grace);
    must(await resetPassword(ctx, "staff", await issue(ctx, "reset_staff_password", grace), NEW));
    expect(await count(database, "sessions WHERE staff_id = $1", [grace.id])).toBe(0);
    expect(await enters("grace@example.com", NEW, "staff")).toBe(true);
  });
});

describe("confirming an address", () => {
  it("proves it once", async () => {
    const person = await makeCustomer(ctx, "confirm@example.com");
    const secret = await issue(ctx, "confirm_customer_email", person);
    clock.advance(days(6));
    must(await confirmEmail(ctx, secret));
    expect((await customerById(ctx, person.id))?.emailProvenAt).toEqual(clock.now());
    expect(await confirmEmail(ctx, secret)).toMatchObject({ code: "link_invalid" });
  });
});

describe("changing the password", () => {
  it("asks for the present one, ends every other session and every mailed link", async () => {
    const person = await makeCustomer(ctx, "change@example.com");
    const [here, elsewhere] = [await session(person), await session(person)];
    const link = await issue(ctx, "reset_customer_password", person);
    const change = (present_password: string, new_password: string) =>
      changePassword(ctx, { ...person, sessionId: here.id }, { present_password, new_password });
    expect(await change("not it at all", NEW)).toMatchObject({ code: "present_password_wrong" });
    expect(await change(PASSWORD, "short")).toMatchObject({ code: "password_too_short" });
    expect(await readCustomerSession(ctx, elsewhere.secret)).not.toBeNull();
    const changed = must(await change(PASSWORD, NEW));
    expect(changed).toMatchObject({ endedSessions: 1, session: { id: here.id } });
    // The session that changed it goes on under a new secret.
    expect(await readCustomerSession(ctx, changed.session.secret)).not.toBeNull();
    expect(await readCustomerSession(ctx, here.secret)).toBeNull();
    expect(await readCustomerSession(ctx, elsewhere.secret)).toBeNull();
    expect(await resetPassword(ctx, "customer", link, PASSWORD)).toMatchObject({ code: "link_invalid" });
    expect(await enters("change@example.com", NEW)).toBe(true);
  });

  it("lets nobody guess the present one for long", async () => {
    const person = await makeCustomer(ctx, "guessed@example.com");
    const { id: sessionId } = await session(person);
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        changePassword(ctx, { ...person, sessionId }, { present_password: `guess ${at}`, new_password: NEW }),
      ),
    );
    const wrong = guesses.filter((guess) => !guess.ok && guess.code === "present_password_wrong");
    expect(wrong).toHaveLength(authLimits["password-change"].account.max);
  });
});

describe("an invitation", () => {
  it("is for once: a password is chosen, then the link is dead and so is another invitation", async () => {
    const invited = { email: "newcomer@example.com", name: "New Comer", role: "warehouse" } as const;
    const id = must(await inviteStaff(ctx, invited));
    expect(await events(database, "staff.invited", id)).toBe(1);
    expect(await enters(invited.email, "", "staff")).toBe(false);
    const secret = await issue(ctx, "staff_invitation", { kind: "staff", id });
    must(await acceptInvitation(ctx, secret, NEW));
    expect(await acceptInvitation(ctx, secret, PASSWORD)).toMatchObject({ code: "link_invalid" });
    expect(await enters(invited.email, NEW, "staff")).toBe(true);
    expect(await events(database, "staff.password_changed", id)).toBe(0);
    const again = await transact(ctx, (tx) =>
      issueOneTimeSecret(tx, "staff_invitation", { kind: "staff", id }),
    );
    expect(again).toBeNull();
  });

  it("dies with three days, and with the person disabled", async () => {
    const id = must(await inviteStaff(ctx, { email: "late@example.com", name: "Late", role: "support" }));
    const person = { kind: "staff", id } as const;
    const late = await issue(ctx, "staff_invitation", person);
    clock.advance(days(3));
    expect(await acceptInvitation(ctx, late, NEW)).toMatchObject({ code: "link_invalid" });
    const next = await issue(ctx, "staff_invitation", person);
    must(await disableStaffKeepingOwner(id));
    expect(await acceptInvitation(ctx, next, NEW)).toMatchObject({ code: "link_invalid" });
  });

  /** A shop keeps an owner, so there is one before anybody else is disabled. */
  async function disableStaffKeepingOwner(id: string) {
    await makeStaff(ctx, "keeper@example.com", "owner");
    return disableStaff(ctx, toWire("staff", id));
  }
});
