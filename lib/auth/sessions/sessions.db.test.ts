import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { archiveCustomer, restoreCustomer } from "@/lib/customers";
import { days, hours, minutes, seconds } from "@/lib/kernel/clock";
import { toWire } from "@/lib/kernel/ids";
import { transact } from "@/lib/platform/transact";
import { storyClock, storyStart, testDatabase } from "@/tests/database";
import { count, makeCustomer, makeStaff, must, visit } from "@/tests/people";
import {
  changeRole,
  disableStaff,
  enableStaff,
  endListedSession,
  endSession,
  endSessionsOf,
  forgetSessions,
  listSessions,
  type Person,
  readCustomerSession,
  readStaffSession,
  startCustomerSession,
  startStaffSession,
} from "../index";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const ada = await makeCustomer(ctx, "ada@example.com");
const grace = await makeStaff(ctx, "grace@example.com", "owner");

const start = (person: Person, over = {}) =>
  transact(ctx, (tx) =>
    person.kind === "customer"
      ? startCustomerSession(tx, person.id, visit(over))
      : startStaffSession(tx, person.id, visit(over)),
  );
const read = (person: Person, secret: string) =>
  person.kind === "customer" ? readCustomerSession(ctx, secret) : readStaffSession(ctx, secret);

beforeEach(() => clock.set(new Date(storyStart)));

describe("a session", () => {
  it("is 128 random bits in the cookie, and only their hash in the database", async () => {
    const { secret } = await start(ada);
    expect(Buffer.from(secret, "base64url")).toHaveLength(16);
    const { rows } = await database.owner.query("SELECT to_json(s)::text AS row FROM sessions s");
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
    expect(await readCustomerSession(ctx, secret)).toMatchObject({
      id: ada.id,
      firstName: "Ada",
      emailProven: false,
    });
  });

  it("is of one kind of person: a customer's secret opens nothing at the desk, nor the other way round", async () => {
    const [customers, staffs] = [await start(ada), await start(grace)];
    expect(await readStaffSession(ctx, customers.secret)).toBeNull();
    expect(await readCustomerSession(ctx, staffs.secret)).toBeNull();
  });

  it("is not found by its hash, a made-up secret or anything else that is sent", async () => {
    const { secret } = await start(ada);
    for (const sent of [
      "",
      "x",
      `${secret}A`,
      secret.toLowerCase(),
      "' OR 1=1 --",
      "\u0000".repeat(22),
      "A".repeat(22),
    ])
      expect(await readCustomerSession(ctx, sent)).toBeNull();
  });

  const kinds = [
    { person: ada, idle: days(30), absolute: days(90) },
    { person: grace, idle: hours(12), absolute: days(7) },
  ];

  it.each(kinds)(
    "of $person.kind ends when it was idle for its limit, not before",
    async ({ person, idle }) => {
      const { secret } = await start(person);
      clock.advance(idle - seconds(1));
      expect(await read(person, secret)).not.toBeNull();
      const unused = await start(person);
      clock.advance(idle);
      expect(await read(person, unused.secret)).toBeNull();
    },
  );

  it.each(kinds)("of $person.kind is pushed on by use, never beyond its absolute limit", async (kind) => {
    const { person, idle, absolute } = kind;
    const { secret, absoluteUntil } = await start(person);
    const begun = clock.now().getTime();
    expect(absoluteUntil.getTime()).toBe(begun + absolute);
    for (let at = begun; at < begun + absolute - idle / 2; at += idle / 2) {
      clock.set(new Date(at));
      expect(await read(person, secret)).not.toBeNull();
    }
    clock.set(new Date(begun + absolute - 1));
    expect(await read(person, secret)).not.toBeNull();
    clock.set(new Date(begun + absolute));
    expect(await read(person, secret)).toBeNull();
  });

  it("is read by one statement, and written to once in five minutes", async () => {
    const { secret } = await start(ada);
    const statements = vi.spyOn(pg.Client.prototype, "query");
    const cost = async () => {
      statements.mockClear();
      expect(await readCustomerSession(ctx, secret)).not.toBeNull();
      return statements.mock.calls.length;
    };
    try {
      expect(await cost()).toBe(1);
      clock.advance(minutes(5) - 1);
      expect(await cost()).toBe(1);
      clock.advance(1);
      expect(await cost()).toBe(2);
      expect(await cost()).toBe(1);
    } finally {
      statements.mockRestore();
    }
  });

  it("is looked up by its index, with the person by theirs", async () => {
    const client = await database.owner.connect();
    await client.query("SET enable_seqscan = off");
    const { rows } = await client.query(
      "EXPLAIN SELECT 1 FROM sessions s JOIN staff p ON p.id = s.staff_id WHERE s.token_hash = 'x' AND s.idle_until > now()",
    );
    client.release();
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("sessions_pkey");
    expect(plan).toContain("staff_pkey");
  });
});

describe("signing in again", () => {
  it("gives a new secret and ends the session the browser carried (no fixation)", async () => {
    const planted = await start(ada);
    const after = await start(ada, { secret: planted.secret });
    expect(after.secret).not.toBe(planted.secret);
    expect(await readCustomerSession(ctx, planted.secret)).toBeNull();
    expect(await readCustomerSession(ctx, after.secret)).not.toBeNull();
  });

  it("never takes over a secret that somebody made up", async () => {
    const fixed = "AAAAAAAAAAAAAAAAAAAAAA";
    const after = await start(ada, { secret: fixed });
    expect(after.secret).not.toBe(fixed);
    expect(await readCustomerSession(ctx, fixed)).toBeNull();
  });
});

describe("ending", () => {
  it("kills the session on the server: the old cookie, replayed, is nobody's", async () => {
    const { secret } = await start(ada);
    expect(await endSession(ctx, secret)).toBe(true);
    expect(await readCustomerSession(ctx, secret)).toBeNull();
    expect(await endSession(ctx, secret)).toBe(false);
    expect(await endSession(ctx, "not one of ours")).toBe(false);
  });

  it("lists a person's own live sessions and ends one, or all others, of theirs only", async () => {
    await endSessionsOf(ctx, ada);
    const bob = await makeCustomer(ctx, "bob@example.com");
    const [phone, laptop, bobs] = [
      await start(ada),
      await start(ada, { userAgent: "x".repeat(999) }),
      await start(bob),
    ];
    clock.advance(minutes(6));
    await readCustomerSession(ctx, laptop.secret);
    const list = await listSessions(ctx, ada, laptop.id);
    expect(list.map(({ id, present }) => [id, present])).toEqual([
      [laptop.id, true],
      [phone.id, false],
    ]);
    expect(list[0]?.user_agent).toHaveLength(400);
    for (const foreign of [bobs.id, "not-a-uuid", grace.id])
      expect(await endListedSession(ctx, ada, foreign)).toMatchObject({ code: "session_not_found" });
    must(await endListedSession(ctx, ada, phone.id));
    expect(await readCustomerSession(ctx, phone.secret)).toBeNull();
    await start(ada);
    expect(await endSessionsOf(ctx, ada, laptop.id)).toBe(1);
    expect(await readCustomerSession(ctx, laptop.secret)).not.toBeNull();
    expect(await readCustomerSession(ctx, bobs.secret)).not.toBeNull();
  });

  it("forgets what is past its limits, and nothing else", async () => {
    await endSessionsOf(ctx, ada);
    await endSessionsOf(ctx, grace);
    await start(grace);
    const live = await start(ada);
    clock.advance(hours(12));
    expect(await forgetSessions(ctx)).toBe(1);
    expect(await count(database, "sessions WHERE id = $1", [live.id])).toBe(1);
  });
});

describe("a person who changes", () => {
  it("has the role of this moment in sessions begun before", async () => {
    const alan = await makeStaff(ctx, "alan@example.com", "warehouse");
    const { secret } = await start(alan);
    must(await changeRole(ctx, toWire("staff", alan.id), "manager"));
    expect((await readStaffSession(ctx, secret))?.role).toBe("manager");
  });

  it("is shut out at once when disabled, and not let in by the old cookie when enabled again", async () => {
    const eve = await makeStaff(ctx, "eve@example.com", "support");
    const { secret } = await start(eve);
    must(await disableStaff(ctx, toWire("staff", eve.id)));
    expect(await readStaffSession(ctx, secret)).toBeNull();
    const slipped = await start(eve);
    expect(await readStaffSession(ctx, slipped.secret)).toBeNull();
    must(await enableStaff(ctx, toWire("staff", eve.id)));
    expect(await readStaffSession(ctx, secret)).toBeNull();
  });

  it("is nobody while archived", async () => {
    const { secret } = await start(ada);
    await transact(ctx, (tx) => archiveCustomer(tx, ada.id));
    expect(await readCustomerSession(ctx, secret)).toBeNull();
    await transact(ctx, (tx) => restoreCustomer(tx, ada.id));
    expect(await readCustomerSession(ctx, secret)).not.toBeNull();
  });
});
