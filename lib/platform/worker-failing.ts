import { sql } from "drizzle-orm";
import type { Ctx, ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "./audit";
import { transact } from "./transact";

/** A job that has failed and waits for its next try by itself. */
export interface FailingJob {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly error: string;
  /** ISO 8601. */
  readonly nextTryAt: string;
}

/** How many are named at most. */
const MOST = 50;

/** Jobs that have failed at least once and are tried again, the next one first. */
export async function failingJobs(ctx: ReadCtx): Promise<FailingJob[]> {
  const { rows } = await ctx.db.execute<{ job: FailingJob }>(sql`
    SELECT json_build_object('id', id::text, 'task', task_identifier, 'attempts', attempts, 'maxAttempts', max_attempts,
      'error', left(last_error, 500), 'nextTryAt', run_at) AS job
    FROM graphile_worker.jobs WHERE last_error IS NOT NULL AND attempts < max_attempts ORDER BY run_at LIMIT ${MOST}
  `);
  return rows.map((row) => row.job);
}

/**
 * Makes a waiting job due at once: its cause is mended, and nobody wants to wait for its back-off.
 * Refusal: `job_not_waiting` when it runs at this moment or is gone.
 */
export function tryNow(ctx: Ctx, jobId: string): Promise<Result<undefined, "job_not_waiting">> {
  return transact(ctx, async (tx): Promise<Result<undefined, "job_not_waiting">> => {
    const { rows } = await tx.db.execute<{ id: string }>(sql`
      SELECT job.id::text AS id FROM graphile_worker.reschedule_jobs(ARRAY[${jobId}::bigint], run_at => now()) job
    `);
    if (rows.length === 0) return refuse("job_not_waiting");
    await audit(tx, "job.tried_now", { kind: "job", id: jobId });
    return ok();
  });
}
