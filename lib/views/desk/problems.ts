import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { paymentAtStripe } from "@/lib/payments";
import { jobOf } from "@/lib/platform/worker-again";
import type { DeskProblem, DeskProblems, ProblemListInput } from "./contract";

const SIZE = 50;

interface Row extends Omit<DeskProblem, "canTryAgain" | "atStripe"> {
  /** The payment intent that a dispute is about. */
  readonly intent: string | null;
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
      ), 'intent', (
        SELECT pay.payment_intent_id FROM disputes d JOIN payments pay ON pay.id = d.payment_id
        WHERE p.kind = 'dispute' AND d.stripe_dispute_id = p.subject
      )) AS problem
    FROM problems p
    WHERE ${open ? sql`p.resolved_at IS NULL` : sql`p.resolved_at IS NOT NULL`} AND ${after}
    ORDER BY p.id DESC LIMIT ${SIZE + 1}
  `);
  const problems = rows.slice(0, SIZE).map(({ problem: { intent, ...problem } }) => ({
    ...problem,
    atStripe: intent && paymentAtStripe(intent),
    canTryAgain: open && jobOf(problem) !== null,
  }));
  return { problems, next: rows.length > SIZE ? problems.at(-1)!.id : null };
}
