import { sql } from "drizzle-orm";
import { after } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { transact } from "./transact";
import { type GivenUpJob, type JobPayload, type JobTasks, reportGivenUp } from "./worker-tasks";

/*
 * What graphile-worker (0.16, pinned) leaves to us: it frees the jobs of a killed worker after four hours, and leaves
 * a job that was tried for the last time where it is. Its private tables are read here and in worker-timers alone.
 * Times are Postgres' own: graphile-worker stamps its rows with them.
 */

/** The first key of the advisory locks that say "this worker is alive"; the second is the hash of its name. */
export const ALIVE_LOCK = 7_202_612;

/**
 * Frees the jobs of workers that are gone. A living worker holds an advisory lock under its name on a connection of
 * its own, which Postgres drops with the process, however it was killed; so a job whose worker's lock can be had is
 * nobody's. Its try counts: a job that kills its process does not do so for ever. Returns how many workers were gone.
 */
export async function freeOrphanedJobs(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.execute<{ gone: number }>(sql`
    WITH holding AS MATERIALIZED (
      SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_at < now() - interval '1 second'
      UNION
      SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_at < now() - interval '1 second'
    ), gone AS MATERIALIZED (
      SELECT worker FROM holding WHERE pg_try_advisory_xact_lock(${ALIVE_LOCK}, hashtext(worker))
    ), freed AS (
      SELECT graphile_worker.force_unlock_workers(array_agg(worker)) FROM gone HAVING count(*) > 0
    )
    SELECT (SELECT count(*) FROM gone)::int AS gone, (SELECT count(*) FROM freed)
  `);
  return rows[0]?.gone ?? 0;
}

interface SpentJob extends Record<string, unknown> {
  readonly id: string;
  readonly task: string;
  readonly payload: JobPayload;
  readonly error: string | null;
}

/**
 * Ends jobs that were tried for the last time: what they meant to do is written where staff see it, and the job is
 * gone, in one transaction. It also finds a job whose process died in its last try. Returns how many.
 */
export function endSpentJobs(ctx: Ctx, tasks: JobTasks): Promise<number> {
  return transact(ctx, async (tx) => {
    const { rows } = await tx.db.execute<SpentJob>(sql`
      SELECT job.id, task.identifier AS task, job.payload, job.last_error AS error
      FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
      WHERE job.attempts >= job.max_attempts AND job.locked_at IS NULL
      ORDER BY job.id LIMIT 100
      FOR UPDATE OF job SKIP LOCKED
    `);
    for (const { id, task, payload, error } of rows) {
      const job: GivenUpJob = { task, payload, error: error ?? "its process died while it ran" };
      await (tasks[task]?.gaveUp ?? reportGivenUp)(tx, job);
      await tx.db.execute(sql`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}::bigint`);
    }
    return rows.length;
  });
}

/**
 * Adds a job unless one with its key is there, waiting, running or failing: for timers that make sure of something,
 * so that they do not disturb the back-off of a job that is being tried already.
 */
export async function ensureJob(
  ctx: Ctx,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  key: string,
): Promise<void> {
  await ctx.db.execute(sql`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at => ${ctx.clock.now()},
      max_attempts => 12, job_key => ${key}, job_key_mode => 'unsafe_dedupe')
  `);
}

/**
 * Adds to a job that gathers: what many events ask for within `withinMs` is done by one job, once. graphile-worker
 * appends list payloads under one key while the job waits; one that runs already is followed by another.
 */
export async function enqueueBatch(
  ctx: Ctx,
  task: string,
  items: readonly string[],
  withinMs: number,
): Promise<void> {
  if (items.length === 0) return;
  await ctx.db.execute(sql`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify(items)}::json,
      run_at => ${after(ctx.clock.now(), withinMs)}, max_attempts => 12, job_key => ${`batch:${task}`},
      job_key_mode => 'preserve_run_at')
  `);
}
