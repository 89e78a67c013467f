import { expect, test } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { fixedClock } from "@/lib/kernel/clock";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { makeStaff } from "@/tests/people";
import { auditLog, auditPages } from "./audit-log";

const database = await testDatabase();
const zone = "Europe/Berlin";
const ctx = database.ctx();

/** Puts something on the record at a time, by somebody. */
async function record(at: string, actor: Actor, action: string, subject = { kind: "job", id: "1" }) {
  const then = database.ctx({ clock: fixedClock(at), actor });
  await transact(then, (tx) => audit(tx, action, subject, { before: { a: 1 }, after: { a: 2 } }));
}
const clerk = await makeStaff(ctx, "clerk@example.com", "manager");
const by: Actor = { kind: "staff", principal: `staff:${clerk.id}`, staffId: clerk.id, name: "Grace Hopper" };
const machine: Actor = { kind: "system", principal: "system:test" };

// 23:30 UTC on the first is half past midnight of the second in Berlin.
await record("2026-02-01T23:30:00Z", by, "test.late");
await record("2026-02-01T12:00:00Z", by, "test.noon", { kind: "staff", id: clerk.id });
await record("2026-02-03T12:00:00Z", machine, "test.other");
const actions = async (input: Parameters<typeof auditLog>[1]) =>
  (await auditLog(ctx, input, zone)).entries
    .map(({ action }) => action)
    .filter((one) => one.startsWith("test."));

test("the log is narrowed by person, kind, subject, action and the shop's own days", async () => {
  expect(await actions({})).toEqual(["test.other", "test.late", "test.noon"]);
  expect(await actions({ person: clerk.id })).toEqual(["test.late", "test.noon"]);
  expect(await actions({ person: "system", action: "test.other" })).toEqual(["test.other"]);
  expect(await actions({ about: "staff", subject: clerk.id })).toEqual(["test.noon"]);
  expect(await actions({ from: "2026-02-02", to: "2026-02-02" })).toEqual(["test.late"]);
  expect(await actions({ to: "2026-02-01" })).toEqual(["test.noon"]);
  const [entry] = (await auditLog(ctx, { action: "test.noon" }, zone)).entries;
  expect(entry).toMatchObject({
    name: "Grace Hopper",
    before: { a: 1 },
    after: { a: 2 },
    at: "2026-02-01T12:00:00.000Z",
  });
});

test("it is read page by page without a gap or a double, to the end and no further", async () => {
  for (let at = 0; at < 120; at += 1) await record("2026-02-10T08:00:00Z", machine, "bulk.done");
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await auditLog(ctx, { action: "bulk.done", after }, zone);
    seen.push(...page.entries.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(seen).size).toBe(120);
  expect(seen).toHaveLength(120);
  const exported: string[] = [];
  for await (const page of auditPages(ctx, { action: "bulk.done" }, zone))
    exported.push(...page.map(({ id }) => id));
  expect(exported).toEqual(seen);
  expect(await actions({ after: "made-up" })).toHaveLength(0);
  expect((await auditLog(ctx, { after: "made-up" }, zone)).entries).toHaveLength(50);
});

test("nobody changes or deletes what is on the record: the application lacks the right, the owner is stopped", async () => {
  for (const statement of [
    "UPDATE audit_entries SET action = 'nothing'",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries CASCADE",
  ]) {
    await expect(database.pool.query(statement), statement).rejects.toThrow(/permission denied|append-only/);
    await expect(database.owner.query(statement), statement).rejects.toThrow(/append-only/);
  }
  expect(await actions({})).toHaveLength(0);
  expect(await actions({ to: "2026-02-03" })).toHaveLength(3);
});
