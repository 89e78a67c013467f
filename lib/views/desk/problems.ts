import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { paymentAtStripe } from "@/lib/payments";
import { jobOf } from "@/lib/platform/worker-again";
import type { DeskProblem, DeskProblems, ProblemListInput } from "./contract";
import { iso } from "./customers";

const SIZE = 50;

interface Row extends Omit<DeskProblem, "canTryAgain" | "atStripe"> {
  /** Of a dispute: the payment intent it is about, and whether an answer is still asked for, and by when, as of now. */
  readonly dispute: {
    readonly intent: string | null;
    readonly asks: boolean;
    readonly due: string | null;
  } | null;
}

/** Problems, newest first, a page by key; the open ones unless the resolved ones are asked for. */
export async function deskProblems(ctx: ReadCtx, input: ProblemListInput): Promise<DeskProblems> {
  const open = input.scope !== "resolved";
  const after = isUuid(input.after ?? "") ? sql`p.id < ${input.after}::uuid` : sql`true`;
  const { rows } = await ctx.db.execute<{ problem: Row }>(sql`
    SELECT json_build_object('id', p.id, 'kind', p.kind, 'subject', p.subject, 'detail', p.detail, 'seen', p.seen,
      'openedAt', p.opened_at, 'lastSeenAt', p.last_seen_at, 'resolvedAt', p.resolved_at, 'resolvedBy', p.resolved_by,
      'resolution', p.resolution, 'order', (
        SELECT json_build_object('id', o.id, 'label', 'CW-' || o.number) FROM orders o
        WHERE o.id = (SELECT word::uuid FROM unnest(ARRAY[p.detail ->> 'order', p.subject]) word
          WHERE word ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' LIMIT 1)
      ), 'dispute', (
        SELECT json_build_object('intent', pay.payment_intent_id, 'due', ${iso(sql`d.due_by`)},
          'asks', d.state IN ('needs_response', 'warning_needs_response'))
        FROM disputes d JOIN payments pay ON pay.id = d.payment_id
        WHERE p.kind = 'dispute' AND d.stripe_dispute_id = p.subject
      )) AS problem
    FROM problems p
    WHERE ${open ? sql`p.resolved_at IS NULL` : sql`p.resolved_at IS NOT NULL`} AND ${after}
    ORDER BY p.id DESC LIMIT ${SIZE + 1}
  `);
  const problems = rows.slice(0, SIZE).map(({ problem: { dispute, ...problem } }) => ({
    ...problem,
    detail: dispute ? { ...problem.detail, due_by: dispute.asks ? dispute.due : null } : problem.detail,
    atStripe: dispute?.asks && dispute.intent ? paymentAtStripe(dispute.intent) : null,
    canTryAgain: open && jobOf(problem) !== null,
  }));
  return { problems, next: rows.length > SIZE ? problems.at(-1)!.id : null };
}
