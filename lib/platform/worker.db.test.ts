import { eq } from "drizzle-orm";
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import type { Ctx } from "@/lib/kernel/context";
import { testDatabase } from "@/tests/database";
import { emit, enqueue } from "./outbox";
import { openProblems } from "./problems";
import { transact } from "./transact";
import { startWorker, type Worker } from "./worker";
import { tryAgain } from "./worker-again";
import { deliverEventTask, type Handler, type Subscribers } from "./worker-delivery";
import { drainJobs } from "./worker-drain";
import { failingJobs, tryNow } from "./worker-failing";
import { ALIVE_LOCK, endSpentJobs, enqueueBatch, ensureJob, freeOrphanedJobs } from "./worker-queue";
import { idsIn, type JobTasks, type Timer, type WorkerWiring } from "./worker-tasks";
import { addDueTimers } from "./worker-timers";

const database = await testDatabase();
const ctx = database.ctx();
const limits = { withinMs: 10_000, most: 500, databaseUrl: database.url };

beforeEach(async () => {
  await database.owner.query("DELETE FROM graphile_worker._private_jobs");
  await database.owner.query("DELETE FROM graphile_worker._private_known_crontabs");
  await ctx.db.execute("DELETE FROM problems");
});

const wired = (tasks: JobTasks, timers: readonly Timer[] = []): WorkerWiring => ({ tasks, timers });
const queue = (task: string, payload = {}, maxAttempts?: number) =>
  transact(ctx, (tx) => enqueue(tx, task, payload, { maxAttempts }));
const jobsLeft = async () =>
  (await database.owner.query("SELECT * FROM graphile_worker._private_jobs ORDER BY id")).rows;
/** As if the back-off were over. */
const waitOver = () => database.owner.query("UPDATE graphile_worker._private_jobs SET run_at = now()");

async function tell(type: string, payload: Record<string, unknown> = {}): Promise<string> {
  await transact(ctx, (tx) => emit(tx, { type, subject: "thing", payload }));
  const [event] = await ctx.db.select().from(outboxEvents).where(eq(outboxEvents.type, type));
  return event!.id;
}

/** As a restart of the database does. Returns how many connections there were. */
async function cutConnections(): Promise<number> {
  const url = new URL(database.url);
  const admin = new pg.Client({
    host: url.hostname,
    port: Number(url.port),
    user: "postgres",
    database: "postgres",
  });
  await admin.connect();
  const cut = await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'cartwright'",
    [database.name],
  );
  await admin.end();
  return cut.rowCount ?? 0;
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await done()) return;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error("it did not happen within ten seconds");
}

async function working<T>(workers: Promise<Worker>[], work: () => Promise<T>): Promise<T> {
  const started = await Promise.all(workers);
  try {
    return await work();
  } finally {
    await Promise.all(started.map((worker) => worker.stop()));
  }
}

describe("workers", () => {
  it("work as the application's role, and two of them run each job once", async () => {
    const { rows } = await database.pool.query(
      "SELECT current_user AS name, usesuper FROM pg_user WHERE usename = current_user",
    );
    expect(rows).toEqual([{ name: "cartwright", usesuper: false }]);
    const ran: string[] = [];
    const wiring = wired({
      count: { run: async (_ctx, payload) => void ran.push(String((payload as { n: number }).n)) },
    });
    const start = () => startWorker(ctx, wiring, { databaseUrl: database.url });
    await working([start(), start()], async () => {
      await Promise.all(Array.from({ length: 40 }, (_, n) => queue("count", { n })));
      await until(() => ran.length >= 40);
    });
    expect(new Set(ran).size).toBe(40);
    expect(ran).toHaveLength(40);
    expect(await jobsLeft()).toEqual([]);
  });

  it("finish what they run before they stop", async () => {
    let ended = false;
    let begun = false;
    const slow = async () => {
      begun = true;
      await new Promise((next) => setTimeout(next, 600));
      ended = true;
    };
    const worker = await startWorker(ctx, wired({ slow: { run: slow } }), { databaseUrl: database.url });
    await queue("slow");
    await until(() => begun);
    await worker.stop();
    expect(ended).toBe(true);
    expect(await jobsLeft()).toEqual([]);
  });

  it("go on after the database has cut every one of their connections, a running job's too", async () => {
    const ran: string[] = [];
    const once: JobTasks = {
      once: {
        run: async (_ctx, payload) => {
          await new Promise((next) => setTimeout(next, 300));
          ran.push(String((payload as { n: number }).n));
        },
      },
    };
    await working([startWorker(ctx, wired(once), { databaseUrl: database.url })], async () => {
      await queue("once", { n: 1 });
      await until(async () => (await jobsLeft()).some((job) => job.locked_by !== null));
      expect(await cutConnections()).toBeGreaterThan(3);
      await until(() => ran.length === 1);
      await queue("once", { n: 2 });
      await until(() => ran.includes("2"));
      await until(async () => (await jobsLeft()).length === 0);
    });
    expect(ran).toEqual(["1", "2"]);
  });
});

describe("delivery", () => {
  const deliver = (subscribers: Subscribers, on: Ctx = ctx) =>
    drainJobs(on, wired({ "deliver-event": deliverEventTask(subscribers) }), limits);
  const outcomes = async (eventId: string) =>
    (await ctx.db.select().from(outboxDeliveries).where(eq(outboxDeliveries.eventId, eventId)))
      .map(({ handler, state, attempts }) => ({ handler, state, attempts }))
      .sort((a, b) => a.handler.localeCompare(b.handler));

  it("runs every handler, and one that fails neither stops the others nor makes them run again", async () => {
    const ran: string[] = [];
    let broken = true as boolean;
    const note =
      (name: string): Handler =>
      async () =>
        void ran.push(name);
    const subscribers: Subscribers = {
      "test.isolated": {
        first: note("first"),
        second: async () => {
          ran.push("second");
          if (broken) throw new Error("the second is broken");
        },
        third: note("third"),
      },
    };
    const eventId = await tell("test.isolated");
    await deliver(subscribers);
    expect(ran).toEqual(["first", "second", "third"]);
    expect(await outcomes(eventId)).toEqual([
      { handler: "first", state: "done", attempts: 1 },
      { handler: "second", state: "failed", attempts: 1 },
      { handler: "third", state: "done", attempts: 1 },
    ]);
    broken = false;
    await waitOver();
    await deliver(subscribers);
    expect(ran).toEqual(["first", "second", "third", "second"]);
    expect(await outcomes(eventId)).toContainEqual({ handler: "second", state: "done", attempts: 2 });
    expect(await jobsLeft()).toEqual([]);
  });

  it("ends before staff after the last try, and is delivered again when they ask", async () => {
    let broken = true as boolean;
    let ran = 0;
    const subscribers: Subscribers = {
      "test.given_up": {
        only: async () => {
          if (broken) throw new Error("the printer is on fire");
          ran += 1;
        },
      },
    };
    const eventId = await tell("test.given_up");
    await database.owner.query("UPDATE graphile_worker._private_jobs SET max_attempts = 3");
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await openProblems(ctx)).toEqual([]);
      await deliver(subscribers);
      await waitOver();
    }
    await endSpentJobs(ctx, { "deliver-event": deliverEventTask(subscribers) });
    const [problem] = await openProblems(ctx);
    expect(problem).toMatchObject({ kind: "event_undelivered", subject: eventId, seen: 1 });
    expect(JSON.stringify(problem!.detail)).toContain("the printer is on fire");
    expect(await jobsLeft()).toEqual([]);
    broken = false;
    expect(await tryAgain(ctx, problem!.id)).toMatchObject({ ok: true });
    expect(await tryAgain(ctx, problem!.id)).toMatchObject({ ok: false, code: "problem_not_open" });
    expect(await openProblems(ctx)).toEqual([]);
    await deliver(subscribers);
    expect(ran).toBe(1);
  });

  it("of an event nobody listens to is done", async () => {
    await tell("test.unheard");
    expect(await deliver({})).toMatchObject({ ran: 1, failed: 0, empty: true });
    expect(await jobsLeft()).toEqual([]);
  });
});

describe("a job that fails", () => {
  it("is named while it waits, and comes at once for whoever has mended the cause", async () => {
    await queue("flaky", {}, 5);
    let broken = true;
    const tasks = {
      flaky: {
        run: async () => {
          if (broken) throw new Error("no route to the printer");
        },
      },
    };
    expect(await failingJobs(ctx)).toEqual([]);
    await drainJobs(ctx, wired(tasks), limits);
    const [job] = await failingJobs(ctx);
    expect(job).toMatchObject({
      task: "flaky",
      attempts: 1,
      maxAttempts: 5,
      error: "no route to the printer",
    });
    expect(Date.parse(job!.nextTryAt)).toBeGreaterThan(Date.now());
    broken = false;
    expect(await tryNow(ctx, job!.id)).toMatchObject({ ok: true });
    expect(await drainJobs(ctx, wired(tasks), limits)).toMatchObject({ ran: 1, failed: 0 });
    expect(await failingJobs(ctx)).toEqual([]);
    expect(await tryNow(ctx, job!.id)).toMatchObject({ ok: false, code: "job_not_waiting" });
  });

  it("is left alone while it runs", async () => {
    await queue("busy");
    await database.owner.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-alive', last_error = 'x', attempts = 1",
    );
    const [job] = await jobsLeft();
    expect(await tryNow(ctx, String(job!.id))).toMatchObject({ code: "job_not_waiting" });
  });
});

describe("jobs of a worker that is gone", () => {
  const lock = (worker: string) =>
    database.owner.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = $1, attempts = attempts + 1",
      [worker],
    );

  it("are freed and run again", async () => {
    let ran = 0;
    await queue("count");
    await lock("worker-killed");
    const wiring = wired({
      count: {
        run: async () => {
          ran += 1;
        },
      },
    });
    await working([startWorker(ctx, wiring, { databaseUrl: database.url })], () => until(() => ran === 1));
    expect(await jobsLeft()).toEqual([]);
  });

  it("are left alone while it lives", async () => {
    await queue("count");
    await lock("worker-alive");
    const life = await database.owner.connect();
    await life.query("SELECT pg_advisory_lock($1, hashtext($2))", [ALIVE_LOCK, "worker-alive"]);
    expect(await freeOrphanedJobs(ctx)).toBe(0);
    expect(await jobsLeft()).toMatchObject([{ locked_by: "worker-alive" }]);
    await life.query("SELECT pg_advisory_unlock_all()");
    life.release();
    expect(await freeOrphanedJobs(ctx)).toBe(1);
    expect(await jobsLeft()).toMatchObject([{ locked_by: null }]);
  });

  it("end before staff when they kill their process every time", async () => {
    await queue("poison", { what: "a job that kills" }, 1);
    await lock("worker-killed");
    await freeOrphanedJobs(ctx);
    await endSpentJobs(ctx, { poison: { run: async () => {} } });
    expect(await openProblems(ctx)).toMatchObject([
      { kind: "job_given_up", detail: { task: "poison", payload: { what: "a job that kills" } } },
    ]);
    expect(await jobsLeft()).toEqual([]);
    const [problem] = await openProblems(ctx);
    await tryAgain(ctx, problem!.id);
    expect(await jobsLeft()).toMatchObject([{ payload: { what: "a job that kills" }, attempts: 0 }]);
  });
});

describe("draining", () => {
  it("stops at its count and says that something is left", async () => {
    const wiring = wired({ count: { run: async () => {} } });
    for (let n = 0; n < 30; n += 1) await queue("count", { n });
    const drained = await drainJobs(ctx, wiring, { ...limits, most: 10, concurrency: 1 });
    expect(drained.empty).toBe(false);
    expect(drained.ran).toBe(10);
    expect(await jobsLeft()).toHaveLength(20);
    expect(await drainJobs(ctx, wiring, limits)).toMatchObject({ ran: 20, empty: true });
  });

  it("begins nothing after its time", async () => {
    const slow = { slow: { run: () => new Promise<void>((done) => setTimeout(done, 400)) } };
    for (let n = 0; n < 8; n += 1) await queue("slow", { n });
    const drained = await drainJobs(ctx, wired(slow), { ...limits, withinMs: 500, concurrency: 2 });
    expect(drained.empty).toBe(false);
    expect(drained.ran).toBeLessThan(8);
  });

  it("runs what a job adds, too", async () => {
    const ran: string[] = [];
    const tasks: JobTasks = {
      parent: {
        run: async () => {
          ran.push("parent");
          await queue("child");
        },
      },
      child: { run: async () => void ran.push("child") },
    };
    await queue("parent");
    expect(await drainJobs(ctx, wired(tasks), limits)).toMatchObject({ ran: 2, empty: true });
    expect(ran).toEqual(["parent", "child"]);
  });
});

describe("timers", () => {
  const timer = (run: Timer["run"], pattern = "* * * * *"): Timer => ({ name: "tick", pattern, run });

  it("run once a tick, however many ask", async () => {
    let ran = 0;
    const timers = [
      timer(async () => {
        ran += 1;
      }),
    ];
    const all = await Promise.all(Array.from({ length: 6 }, () => drainJobs(ctx, wired({}, timers), limits)));
    expect(ran).toBe(1);
    expect(all.flatMap((drained) => drained.timers)).toEqual(["tick"]);
    expect(await addDueTimers(ctx, timers)).toEqual([]);
  });

  it("that were missed while nobody was up run once at the next start", async () => {
    let ran = 0;
    const nightly = [
      timer(async () => {
        ran += 1;
      }, "0 3 * * *"),
    ];
    await drainJobs(ctx, wired({}, nightly), limits);
    expect(ran).toBe(1);
    await database.owner.query(
      "UPDATE graphile_worker._private_known_crontabs SET last_execution = last_execution - interval '5 days'",
    );
    await working([startWorker(ctx, wired({}, nightly), { databaseUrl: database.url })], () =>
      until(() => ran === 2),
    );
    expect(await drainJobs(ctx, wired({}, nightly), limits)).toMatchObject({ timers: [] });
    expect(ran).toBe(2);
  });

  it("that keep failing are put before staff", async () => {
    const timers = [timer(() => Promise.reject(new Error("nobody answers")))];
    for (let tries = 0; tries < 3; tries += 1) {
      await drainJobs(ctx, wired({}, timers), limits);
      await waitOver();
    }
    await drainJobs(ctx, wired({}, timers), limits);
    expect(await openProblems(ctx)).toMatchObject([
      { kind: "timer_failed", subject: "tick", detail: { error: "nobody answers" } },
    ]);
  });
});

describe("jobs by key", () => {
  it("are added only where none is", async () => {
    await ensureJob(ctx, "count", {}, "only-one");
    await ensureJob(ctx, "count", {}, "only-one");
    expect(await jobsLeft()).toHaveLength(1);
  });

  it("gather what many ask for", async () => {
    const [a, b] = [ctx.ids.next(), ctx.ids.next()];
    await Promise.all([enqueueBatch(ctx, "gather", [a], 0), enqueueBatch(ctx, "gather", [b, a], 0)]);
    const seen: string[][] = [];
    await drainJobs(
      ctx,
      wired({ gather: { run: async (_ctx, payload) => void seen.push(idsIn(payload)) } }),
      limits,
    );
    expect(new Set(seen.flat())).toEqual(new Set([a, b]));
    expect(seen).toHaveLength(1);
  });
});
