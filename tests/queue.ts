import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import type { JobPayload, JobTasks } from "@/lib/platform/worker-tasks";
import type { TestDatabase } from "./database";

interface Waiting {
  readonly task: string;
  readonly payload: JobPayload;
}

/**
 * Runs what waits in the queue, and what comes of it, one by one in the order in which it came: a worker that waits for
 * no hour and tries nothing again. A job that fails fails the test. `tick` moves a story's clock on before each.
 */
export async function workOff(
  database: TestDatabase,
  ctx: Ctx,
  tasks: JobTasks,
  tick: () => void = () => {},
): Promise<void> {
  for (let jobs = await take(database); jobs.length > 0; jobs = await take(database))
    for (const { task, payload } of jobs) {
      const known = tasks[task];
      invariant(known, `somebody does ${task}`);
      tick();
      await known.run(ctx, payload);
    }
}

/** Taken before they run: what is added to a job that gathers meanwhile is another one. */
async function take(database: TestDatabase): Promise<readonly Waiting[]> {
  const { rows } = await database.pool.query<Waiting>(`
    WITH taken AS (
      DELETE FROM graphile_worker._private_jobs job USING graphile_worker._private_tasks task
      WHERE task.id = job.task_id RETURNING job.id, task.identifier AS task, job.payload
    )
    SELECT task, payload FROM taken ORDER BY id`);
  return rows;
}
