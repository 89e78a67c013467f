import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { problems } from "@/db/schema/platform";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

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

/** Closes an open problem. False when it was not open any more. */
export async function resolveProblem(tx: TxCtx, id: string, resolution: string): Promise<boolean> {
  const done = await tx.db
    .update(problems)
    .set({ resolvedAt: tx.clock.now(), resolvedBy: tx.actor, resolution })
    .where(and(eq(problems.id, id), isNull(problems.resolvedAt)))
    .returning({ id: problems.id });
  return done.length === 1;
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
