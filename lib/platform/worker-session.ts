import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { env } from "@/lib/env";
import { system } from "@/lib/kernel/actor";
import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import type { Log } from "@/lib/kernel/log";
import { openLife } from "./worker-alive";
import { endSpentJobs, freeOrphanedJobs } from "./worker-queue";
import type { JobPayload, JobTasks, Timer } from "./worker-tasks";
import { addDueTimers } from "./worker-timers";

export interface SessionOptions {
  /** The application's own address and role: jobs need no more. */
  readonly databaseUrl?: string;
  /** Jobs at once. */
  readonly concurrency?: number;
  /** The timers that these workers keep. */
  readonly timers: readonly Timer[];
  /** What graphile-worker tells of its jobs. */
  readonly events?: WorkerEvents;
}

/** Workers at work: their connections, their sign of life, and the tending of the queue. */
export interface Session {
  /** Resolves when they have ended, stopped or broken. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, waits for those that run, and closes everything. */
  close(): Promise<void>;
}

/** How often the queue is looked over: jobs of dead workers, jobs tried for the last time, timers that are due. */
const TENDING = seconds(5);

export async function openSession(ctx: Ctx, tasks: JobTasks, options: SessionOptions): Promise<Session> {
  const { databaseUrl = env().DATABASE_URL!, concurrency = 4 } = options;
  const life = await openLife(databaseUrl, ctx.log);
  const pool = openPool(databaseUrl, concurrency);
  const letGo = () => Promise.allSettled([life.end(), pool.end()]);
  try {
    await tend(ctx, tasks, options.timers);
    const events: WorkerEvents = options.events ?? new EventEmitter();
    const workerIds: string[] = [];
    events.on("worker:create", ({ worker }) => workerIds.push(worker.workerId));
    // A worker that cannot give its job back is gone for good, and graphile-worker starts no other in its place.
    const broken = new Promise<void>((resolve) => events.once("worker:fatalError", () => resolve()));
    const runner = await run({
      pgPool: pool,
      concurrency,
      events,
      taskList: taskList(ctx, tasks),
      parsedCronItems: [],
      logger: loggerTo(ctx.log),
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: seconds(25),
    });
    await life.claim(workerIds);
    const tending = setInterval(() => void tend(ctx, tasks, options.timers).catch(noted(ctx.log)), TENDING);
    const close = once(async () => {
      clearInterval(tending);
      await runner.stop().catch(noted(ctx.log));
      await letGo();
    });
    return { ended: Promise.race([finished(runner, ctx.log), broken]), close };
  } catch (error) {
    await letGo();
    throw error;
  }
}

function openPool(databaseUrl: string, concurrency: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    // One of them listens for new jobs; the others are borrowed for a statement at a time.
    max: Math.max(2, concurrency),
    application_name: "cartwright-worker",
    connectionTimeoutMillis: seconds(10),
    keepAlive: true,
  });
  pool.on("error", () => {});
  return pool;
}

function taskList(ctx: Ctx, tasks: JobTasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => task.run({ ...ctx, actor: system(`job:${name}`) }, (payload ?? {}) as JobPayload),
    ]),
  );
}

async function tend(ctx: Ctx, tasks: JobTasks, timers: readonly Timer[]): Promise<void> {
  const gone = await freeOrphanedJobs(ctx);
  if (gone > 0) ctx.log.warn({ workers: gone }, "the jobs of a worker that is gone were freed");
  await endSpentJobs(ctx, tasks);
  if (timers.length > 0) await addDueTimers(ctx, timers);
}

async function finished(runner: Runner, log: Log): Promise<void> {
  await runner.promise.catch(noted(log));
}

function noted(log: Log) {
  return (error: unknown) => log.warn({ error: String(error) }, "the worker met an error");
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | null = null;
  return () => {
    begun ??= work();
    return begun;
  };
}

/** A failed job is tried again and put before staff at its end: a warning is enough here. */
function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ says: message }, "graphile-worker");
    else log.debug({ says: message }, "graphile-worker");
  });
}
