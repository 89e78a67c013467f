import { sql } from "drizzle-orm";
import { parseCronItem, type TimestampDigest } from "graphile-worker";
import { days, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { raiseProblem } from "./problems";
import type { JobTasks, Timer } from "./worker-tasks";

const taskOf = (timer: Timer) => `timer:${timer.name}`;
/** Failing again within minutes is worth telling; the next tick tries anew either way. */
const TRIES = 3;

/** The timers as jobs, so that one process of many runs each tick. */
export function timerTasks(timers: readonly Timer[]): JobTasks {
  return Object.fromEntries(
    timers.map((timer) => [
      taskOf(timer),
      {
        run: async (ctx) => {
          await timer.run(ctx);
        },
        gaveUp: (tx, job) => raiseProblem(tx, "timer_failed", timer.name, { error: job.error }),
      },
    ]),
  );
}

/**
 * Adds the jobs of timers whose minute has come since they last ran. Asked every few seconds by each worker and by
 * each call of the jobs door; whoever records a tick first adds its job. One that was missed while nobody was up runs
 * once at the next start. A tick is dropped while the one before still waits, runs or is being tried again: a timer
 * never runs beside itself, and one that hangs does not pile up. The record is graphile-worker's own, under its own
 * patterns; its clock is not used, since it needs a process that stays up. Returns the timers that were due.
 */
export async function addDueTimers(ctx: Ctx, timers: readonly Timer[]): Promise<string[]> {
  const now = ctx.clock.now();
  const { rows } = await ctx.db.execute<{ identifier: string; last: Date | string | null }>(
    sql`SELECT identifier, last_execution AS last FROM graphile_worker._private_known_crontabs`,
  );
  const last = new Map(rows.map((row) => [row.identifier, row.last === null ? null : new Date(row.last)]));
  const added: string[] = [];
  for (const timer of timers) {
    const tick = newestTick(timer, last.get(timer.name) ?? null, now);
    if (tick && (await addTick(ctx, timer, tick))) added.push(timer.name);
  }
  return added;
}

/** The newest minute at which the pattern matched, after the last one that ran; null when there was none. */
function newestTick(timer: Timer, last: Date | null, now: Date): Date | null {
  const { match } = parseCronItem({ task: taskOf(timer), match: timer.pattern });
  const floor = Math.max(last?.getTime() ?? 0, now.getTime() - days(8));
  for (let at = now.getTime() - (now.getTime() % minutes(1)); at > floor; at -= minutes(1)) {
    if (match(digestOf(new Date(at)))) return new Date(at);
  }
  return null;
}

/** Records the tick and adds its job, in one statement; whoever records it first adds it. */
async function addTick(ctx: Ctx, timer: Timer, tick: Date): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    WITH taken AS (
      INSERT INTO graphile_worker._private_known_crontabs AS known (identifier, known_since, last_execution)
      VALUES (${timer.name}, ${tick}, ${tick})
      ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution
      WHERE known.last_execution IS NULL OR known.last_execution < excluded.last_execution
      RETURNING identifier
    )
    SELECT graphile_worker.add_job(${taskOf(timer)}, '{}'::json, run_at => ${tick}, max_attempts => ${TRIES},
      job_key => ${taskOf(timer)}, job_key_mode => 'unsafe_dedupe') FROM taken
  `);
  return rows.length > 0;
}

function digestOf(at: Date): TimestampDigest {
  return {
    min: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    date: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dow: at.getUTCDay(),
  };
}
