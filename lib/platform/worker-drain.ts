import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import type { Ctx } from "@/lib/kernel/context";
import type { WorkerOptions } from "./worker";
import { openSession } from "./worker-session";
import type { JobTasks, WorkerWiring } from "./worker-tasks";
import { addDueTimers, timerTasks } from "./worker-timers";

export interface DrainOptions extends WorkerOptions {
  /** Milliseconds after which no further job is begun; those that run are waited for. */
  readonly withinMs: number;
  /** About how many jobs at most: those begun at the same moment may exceed it. */
  readonly most: number;
}

export interface Drained {
  readonly ran: number;
  readonly failed: number;
  /** The timers that had become due. */
  readonly timers: readonly string[];
  /** False when time or count ran out before the queue did. */
  readonly empty: boolean;
}

/**
 * Runs what is due, once, and the timers that have become due, for places where no process stays up: the same jobs
 * by the same rules as a worker. Two calls at once share the queue like two workers.
 */
export async function drainJobs(ctx: Ctx, wiring: WorkerWiring, options: DrainOptions): Promise<Drained> {
  const tasks: JobTasks = { ...wiring.tasks, ...timerTasks(wiring.timers) };
  const timers = await addDueTimers(ctx, wiring.timers);
  const events: WorkerEvents = new EventEmitter();
  const watch = watchJobs(events, options);
  const session = await openSession(ctx, tasks, { ...options, timers: [], events });
  await Promise.race([watch.over, session.ended]);
  await session.close();
  watch.stop();
  return { timers, ...watch.count };
}

function watchJobs(events: WorkerEvents, { withinMs, most }: DrainOptions) {
  const count = { ran: 0, failed: 0, empty: false };
  const idle = new Set<string>();
  const all = new Set<string>();
  let begun = 0;
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const timer = setTimeout(() => end(), withinMs);
  events.on("worker:create", ({ worker }) => all.add(worker.workerId));
  events.on("job:start", ({ worker }) => {
    idle.delete(worker.workerId);
    begun += 1;
    if (begun >= most) end();
  });
  events.on("job:complete", ({ error }) => {
    count.ran += 1;
    if (error) count.failed += 1;
  });
  events.on("worker:getJob:empty", ({ worker }) => {
    idle.add(worker.workerId);
    // Every worker found nothing, the last of them after the last job was done: nothing is due.
    if (idle.size < all.size) return;
    count.empty = true;
    end();
  });
  return { count, over, stop: () => clearTimeout(timer) };
}
