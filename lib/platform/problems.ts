import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { problems } from "@/db/schema/platform";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "./audit";
import { transact } from "./transact";

/** Puts something before staff. Seen again while open, it counts instead of doubling. */
export async function raiseProblem(
  ctx: ReadCtx,
  kind: string,
  subject: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .insert(problems)
    .values({ id: ctx.ids.next(), kind, subject, detail, openedAt: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [problems.kind, problems.subject],
      targetWhere: sql`${problems.resolvedAt} is null`,
      set: { seen: sql`${problems.seen} + 1`, lastSeenAt: now, detail },
    });
}

/**
 * Staff say what they found, and the problem is closed. It may come back: raised again it is a new one.
 * Refusal: `problem_not_open` when somebody was faster.
 */
export function resolveProblem(
  ctx: Ctx,
  id: string,
  resolution: string,
): Promise<Result<undefined, "problem_not_open">> {
  return transact(ctx, async (tx): Promise<Result<undefined, "problem_not_open">> => {
    if (!(await writeResolution(tx, id, resolution))) return refuse("problem_not_open");
    await audit(tx, "problem.resolved", { kind: "problem", id }, { after: { resolution } });
    return ok();
  });
}

/** Closes an open problem. False when it was not open any more. */
export async function writeResolution(tx: TxCtx, id: string, resolution: string): Promise<boolean> {
  const done = await tx.db
    .update(problems)
    .set({ resolvedAt: tx.clock.now(), resolvedBy: tx.actor, resolution })
    .where(and(eq(problems.id, id), isNull(problems.resolvedAt)))
    .returning({ id: problems.id });
  return done.length === 1;
}

/** Closes the open problem of a kind about a subject, if there is one: what was done has mended it. */
export function settleProblem(tx: TxCtx, kind: string, subject: string, resolution: string): Promise<void> {
  return settleProblems(tx, kind, [subject], resolution);
}

export async function settleProblems(
  tx: TxCtx,
  kind: string,
  subjects: readonly string[],
  resolution: string,
): Promise<void> {
  if (subjects.length === 0) return;
  await tx.db
    .update(problems)
    .set({ resolvedAt: tx.clock.now(), resolvedBy: tx.actor, resolution })
    .where(
      and(eq(problems.kind, kind), inArray(problems.subject, [...subjects]), isNull(problems.resolvedAt)),
    );
}

export type Problem = typeof problems.$inferSelect;

export function openProblems(ctx: ReadCtx, limit = 100): Promise<Problem[]> {
  return ctx.db
    .select()
    .from(problems)
    .where(isNull(problems.resolvedAt))
    .orderBy(desc(problems.lastSeenAt))
    .limit(limit);
}
