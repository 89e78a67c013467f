import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";
import { raiseProblem } from "./problems";

/** An object; a list for jobs that gather what is to be done (`enqueueBatch`). */
export type JobPayload = Readonly<Record<string, unknown>> | readonly unknown[];

/** A job that was tried for the last time. */
export interface GivenUpJob {
  readonly task: string;
  readonly payload: JobPayload;
  readonly error: string;
}

/** One kind of job. It must be safe to run again, and from two processes at once. */
export interface JobTask {
  /** Throws to be tried again later. */
  readonly run: (ctx: Ctx, payload: JobPayload) => Promise<void>;
  /** What becomes of it after the last try; by default it is put before staff as it is. */
  readonly gaveUp?: (tx: TxCtx, job: GivenUpJob) => Promise<void>;
}

export type JobTasks = Readonly<Record<string, JobTask>>;

/** Work that time asks for: a cron pattern in UTC, and one verb. It never runs beside itself. */
export interface Timer {
  readonly name: string;
  readonly pattern: string;
  readonly run: (ctx: Ctx) => Promise<unknown>;
}

/** Everything a worker can do: the jobs by name and the timers. */
export interface WorkerWiring {
  readonly tasks: JobTasks;
  readonly timers: readonly Timer[];
}

/** An id that our own code put into a payload. */
export function idIn(payload: JobPayload, name: string): string {
  const value = (payload as Readonly<Record<string, unknown>>)[name];
  invariant(typeof value === "string" && isUuid(value), `a job's ${name} is one of our ids`);
  return value;
}

/** The ids that were gathered in a list, each once. */
export function idsIn(payload: JobPayload): string[] {
  invariant(Array.isArray(payload), "this job gathers a list");
  return [...new Set(payload.filter((id): id is string => typeof id === "string" && isUuid(id)))];
}

/** Staff see what was to be done, with what, and why it could not be. */
export function reportGivenUp(tx: TxCtx, job: GivenUpJob): Promise<void> {
  const ids = Object.values(job.payload).filter(isId).slice(0, 3);
  const subject = [job.task, ...ids].join(" ");
  return raiseProblem(tx, "job_given_up", subject, { ...job });
}

const isId = (value: unknown) => typeof value === "string" && isUuid(value);
