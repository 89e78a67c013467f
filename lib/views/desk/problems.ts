import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { jobOf } from "@/lib/platform/worker-again";
import type { DeskProblem, DeskProblems, ProblemListInput } from "./contract";

const SIZE = 50;

/** Problems, newest first, a page by key; the open ones unless the resolved ones are asked for. */
export async function deskProblems(ctx: ReadCtx, input: ProblemListInput): Promise<DeskProblems> {
  const open = input.scope !== "resolved";
  const after = isUuid(input.after ?? "") ? sql`p.id < ${input.after}::uuid` : sql`true`;
  const { rows } = await ctx.db.execute<{ problem: Omit<DeskProblem, "canTryAgain"> }>(sql`
    SELECT json_build_object('id', p.id, 'kind', p.kind, 'subject', p.subject, 'detail', p.detail, 'seen', p.seen,
      'openedAt', p.opened_at, 'lastSeenAt', p.last_seen_at, 'resolvedAt', p.resolved_at, 'resolvedBy', p.resolved_by,
      'resolution', p.resolution, 'order', (
        SELECT json_build_object('id', o.id, 'label', 'CW-' || o.number) FROM orders o
        WHERE o.id = (SELECT word::uuid FROM unnest(ARRAY[p.detail ->> 'order', p.subject]) word
          WHERE word ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' LIMIT 1)
      )) AS problem
    FROM problems p
    WHERE ${open ? sql`p.resolved_at IS NULL` : sql`p.resolved_at IS NOT NULL`} AND ${after}
    ORDER BY p.id DESC LIMIT ${SIZE + 1}
  `);
  const problems = rows
    .slice(0, SIZE)
    .map(({ problem }) => ({ ...problem, canTryAgain: open && jobOf(problem) !== null }));
  return { problems, next: rows.length > SIZE ? problems.at(-1)!.id : null };
}
