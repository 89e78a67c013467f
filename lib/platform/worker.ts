import { seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { openSession, type Session } from "./worker-session";
import type { JobTasks, WorkerWiring } from "./worker-tasks";
import { timerTasks } from "./worker-timers";

export interface WorkerOptions {
  readonly databaseUrl?: string;
  readonly concurrency?: number;
}

/** A running worker. */
export interface Worker {
  /** Takes no more jobs and waits for those that run; one that takes too long is another worker's later. */
  stop(): Promise<void>;
}

/**
 * Runs jobs and timers until it is stopped. Any number of processes may run one: each job and each tick is taken by
 * one of them. Whatever breaks underneath (the database restarts, a connection dies), it begins again by itself.
 * Throws when it cannot even begin: a wrong address, a missing privilege.
 */
export async function startWorker(
  ctx: Ctx,
  wiring: WorkerWiring,
  options: WorkerOptions = {},
): Promise<Worker> {
  const tasks: JobTasks = { ...wiring.tasks, ...timerTasks(wiring.timers) };
  const open = () => openSession(ctx, tasks, { ...options, timers: wiring.timers });
  let stopping = false;
  let session: Session | null = await open();

  async function keepOn(): Promise<void> {
    for (let failures = 0; !stopping; ) {
      if (session) {
        await session.ended;
        await session.close();
        session = null;
        failures = 0;
        continue;
      }
      await pause(Math.min(seconds(30), seconds(2 ** failures)));
      failures += 1;
      ctx.log.warn({ failures }, "the worker broke off and begins again");
      session = await open().catch(() => null);
    }
    await session?.close();
  }
  const done = keepOn();
  return {
    async stop() {
      stopping = true;
      await Promise.race([Promise.all([session?.close(), session ? done : null]), pause(seconds(25))]);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}
