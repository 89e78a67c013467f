import { describe, expect, it } from "vitest";
import { toWire } from "@/lib/kernel/ids";
import { testDatabase } from "@/tests/database";
import { count, events, makeStaff, must, PASSWORD, visit } from "@/tests/people";
import {
  changeRole,
  createStaff,
  disableStaff,
  enableStaff,
  endStaffSessions,
  ensureDemoCustomer,
  ensureDemoStaff,
  inviteAgain,
  inviteStaff,
  listStaff,
  type Person,
  signIn,
  staffRoles,
  viewStaff,
} from "../index";

const database = await testDatabase();
const ctx = database.ctx();
const wire = (person: Person) => toWire("staff", person.id);
const owner = await makeStaff(ctx, "owner@example.com", "owner");

describe("staff", () => {
  it("have addresses of their own, and rules for their passwords", async () => {
    const person = { email: "Owner@Example.com", name: "Twin", role: "support" } as const;
    expect(await createStaff(ctx, person, PASSWORD)).toMatchObject({ code: "email_taken" });
    expect(await inviteStaff(ctx, person)).toMatchObject({ code: "email_taken" });
    expect(await createStaff(ctx, { ...person, email: "a@example.com" }, "12345678")).toMatchObject({
      code: "password_common",
    });
  });

  it("change roles on the record: who, before and after", async () => {
    const alan = await makeStaff(ctx, "alan@example.com", "warehouse");
    const by = database.ctx({
      actor: { kind: "staff", principal: `staff:${owner.id}`, staffId: owner.id, name: "Grace Hopper" },
    });
    must(await changeRole(by, wire(alan), "manager"));
    const { rows } = await database.owner.query(
      `SELECT e.actor->>'staffId' AS by, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id
       WHERE e.action = 'staff.role_changed' AND e.subject = $1`,
      [alan.id],
    );
    expect(rows).toEqual([{ by: owner.id, before: { role: "warehouse" }, after: { role: "manager" } }]);
  });

  it("cannot change their own role or shut themselves out: another owner has to", async () => {
    const other = await makeStaff(ctx, "other-owner@example.com", "owner");
    const by = database.ctx({
      actor: { kind: "staff", principal: `staff:${other.id}`, staffId: other.id, name: "Other" },
    });
    expect(await changeRole(by, wire(other), "support")).toMatchObject({ code: "own_account" });
    expect(await disableStaff(by, wire(other))).toMatchObject({ code: "own_account" });
    expect(await viewStaff(ctx, wire(other))).toMatchObject({ role: "owner", disabled_at: null });
    must(await changeRole(ctx, wire(other), "support"));
  });

  it("lose their sessions when an owner says so", async () => {
    const ada = await makeStaff(ctx, "ada@example.com");
    must(await signIn(ctx, "staff", { email: "ada@example.com", password: PASSWORD }, visit()));
    must(await endStaffSessions(ctx, wire(ada)));
    expect(await count(database, "sessions WHERE staff_id = $1", [ada.id])).toBe(0);
  });

  it("are invited again under a new link until they came", async () => {
    const id = must(await inviteStaff(ctx, { email: "slow@example.com", name: "Slow", role: "support" }));
    must(await inviteAgain(ctx, toWire("staff", id)));
    expect(await events(database, "staff.invited", id)).toBe(2);
    expect(await inviteAgain(ctx, wire(owner))).toMatchObject({ code: "already_accepted" });
    expect(await viewStaff(ctx, toWire("staff", id))).toMatchObject({ invited: true, role: "support" });
  });

  it("that nobody knows are not found", async () => {
    const stranger = toWire("staff", ctx.ids.next());
    for (const id of [stranger, "stf_1", "cus_1", ""])
      expect(await disableStaff(ctx, id)).toMatchObject({ code: "staff_not_found" });
    expect(await viewStaff(ctx, stranger)).toBeNull();
  });
});

describe("the last owner", () => {
  it("cannot be demoted or disabled", async () => {
    for (const tried of [await changeRole(ctx, wire(owner), "manager"), await disableStaff(ctx, wire(owner))])
      expect(tried).toMatchObject({ code: "last_owner" });
    expect(await viewStaff(ctx, wire(owner))).toMatchObject({ role: "owner", disabled_at: null });
  });

  it("stays, also when two owners unseat each other at once", async () => {
    const second = await makeStaff(ctx, "second@example.com", "owner");
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([disableStaff(ctx, wire(owner)), changeRole(ctx, wire(second), "support")]);
      expect(await count(database, "staff WHERE role = 'owner' AND disabled_at IS NULL")).toBe(1);
      must(await enableStaff(ctx, wire(owner)));
      must(await changeRole(ctx, wire(second), "owner"));
    }
  });
});

describe("demo staff", () => {
  it("are one a role, the same at every start, with passwords nobody else has", async () => {
    const demo = await ensureDemoStaff(ctx);
    expect(demo.map(({ role }) => role)).toEqual(staffRoles);
    expect(new Set(demo.map(({ password }) => password)).size).toBe(staffRoles.length);
    for (const { email, password, role } of demo) {
      expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      must(await signIn(ctx, "staff", { email, password }, visit()));
      expect((await listStaff(ctx)).find((person) => person.email === email)?.role).toBe(role);
    }
    expect(await ensureDemoStaff(ctx)).toEqual(demo);
  });
});

describe("the demo customer", () => {
  it("is one account with a password that every start prints, whoever it belonged to before", async () => {
    const person = { email: "ines@demo.example.com", firstName: "Ines", lastName: "Caldeira" };
    const demo = await ensureDemoCustomer(ctx, person);
    must(await signIn(ctx, "customer", demo, visit()));
    expect(await ensureDemoCustomer(ctx, person)).toEqual(demo);
    expect(demo.password).not.toBe((await ensureDemoStaff(ctx))[0]!.password);
  });
});
