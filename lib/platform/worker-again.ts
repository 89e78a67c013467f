import { and, eq, isNull } from "drizzle-orm";
import { problems } from "@/db/schema/platform";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "./audit";
import { DELIVER_EVENT, enqueue } from "./outbox";
import { type Problem, writeResolution } from "./problems";
import { transact } from "./transact";

/**
 * Staff have mended the cause: the job that was given up is queued anew and its problem closed, in one transaction. An
 * event goes only to the handlers that have not handled it. Fails it again, the problem is back.
 * Refusals: `problem_not_open` (closed by now), `nothing_to_try` (it is not about a job).
 */
export function tryAgain(
  ctx: Ctx,
  problemId: string,
): Promise<Result<undefined, "problem_not_open" | "nothing_to_try">> {
  return transact(ctx, async (tx) => {
    const [problem] = await tx.db
      .select()
      .from(problems)
      .where(and(eq(problems.id, problemId), isNull(problems.resolvedAt)));
    if (!problem) return refuse("problem_not_open");
    const job = jobOf(problem);
    if (!job) return refuse("nothing_to_try");
    if (!(await writeResolution(tx, problemId, "Tried again."))) return refuse("problem_not_open");
    await enqueue(tx, job.task, job.payload);
    await audit(tx, "job.tried_again", { kind: "problem", id: problemId });
    return ok();
  });
}

/** The job that a problem is about; null when it is about none that can be queued anew. */
export function jobOf(
  problem: Pick<Problem, "kind" | "subject" | "detail">,
): { task: string; payload: Record<string, unknown> } | null {
  if (problem.kind === "event_undelivered")
    return { task: DELIVER_EVENT, payload: { event_id: problem.subject } };
  const { task, payload } = problem.detail as { task?: string; payload?: Record<string, unknown> };
  return problem.kind === "job_given_up" && task && payload ? { task, payload } : null;
}
