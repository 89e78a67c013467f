import "server-only";
import { system } from "@/lib/kernel/actor";
import { contextFor } from "@/lib/platform/runtime";
import { startWorker, type Worker } from "@/lib/platform/worker";
import { type Drained, drainJobs } from "@/lib/platform/worker-drain";
import { timers } from "@/lib/schedule";
import { tasks } from "@/lib/subscribers";

/** The worker of this shop: every job and every timer. */
export function startShopWorker(): Promise<Worker> {
  return startWorker(contextFor(system("worker")), { tasks, timers });
}

/** The same work done once, for as long as a call may take. */
export function drainShopJobs(limits: {
  readonly withinMs: number;
  readonly most: number;
}): Promise<Drained> {
  return drainJobs(contextFor(system("worker")), { tasks, timers }, limits);
}
