import { expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { testDatabase } from "@/tests/database";
import { openProblems, raiseProblem, resolveProblem, settleProblem } from "./problems";
import { transact } from "./transact";

const database = await testDatabase();
const ctx = database.ctx();
const grace: Actor = { kind: "staff", principal: "staff:1", staffId: "1", name: "Grace Hopper" };
const asGrace = database.ctx({ actor: grace });
const rows = async () => (await database.pool.query("SELECT * FROM problems ORDER BY id")).rows;

it("a problem seen again counts, and is closed by a note with who wrote it", async () => {
  await raiseProblem(ctx, "refund_failed", "r1", { problem: "first" });
  await raiseProblem(ctx, "refund_failed", "r1", { problem: "second" });
  const [open] = await openProblems(ctx);
  expect(open).toMatchObject({ seen: 2, detail: { problem: "second" } });
  expect(await resolveProblem(asGrace, open!.id, "The bank was called")).toEqual({ ok: true });
  expect(await openProblems(ctx)).toEqual([]);
  expect(await rows()).toMatchObject([
    { resolution: "The bank was called", resolved_by: { name: "Grace Hopper" } },
  ]);
  const { rows: audited } = await database.pool.query("SELECT action, subject FROM audit_entries");
  expect(audited).toEqual([{ action: "problem.resolved", subject: open!.id }]);
});

it("two who resolve it at once resolve it once, and raised again it is a new one", async () => {
  await raiseProblem(ctx, "dispute", "d1", {});
  const [open] = await openProblems(ctx);
  const both = await Promise.all([1, 2].map((n) => resolveProblem(asGrace, open!.id, `Note ${n}`)));
  expect(both.map((result) => (result.ok ? "ok" : result.code)).sort()).toEqual(["ok", "problem_not_open"]);
  expect(await resolveProblem(asGrace, ctx.ids.next(), "None")).toMatchObject({ code: "problem_not_open" });
  await raiseProblem(ctx, "dispute", "d1", {});
  expect((await openProblems(ctx)).map((problem) => problem.id)).not.toContain(open!.id);
});

it("what mends a cause settles its own problem and no other", async () => {
  await raiseProblem(ctx, "message_failed", "m1", {});
  await raiseProblem(ctx, "message_failed", "m2", {});
  await transact(asGrace, (tx) => settleProblem(tx, "message_failed", "m1", "Sent again."));
  const open = (await openProblems(ctx)).filter((problem) => problem.kind === "message_failed");
  expect(open.map((problem) => problem.subject)).toEqual(["m2"]);
});
