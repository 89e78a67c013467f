import { once } from "node:events";
import { join } from "node:path";
import { root } from "@/sandbox/state";
import { type Child, startChild } from "../house/children";

export interface Load {
  readonly url: string;
  /** Asked in turn by each connection. */
  readonly paths: readonly string[];
  readonly connections: number;
  readonly ms: number;
}

export interface Loaded {
  readonly perSecond: number;
  /** Answers that were no 200, and calls without an answer. */
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly answers: number;
  readonly cpuSeconds: number;
}

let generator: Promise<Child> | null = null;

/** Runs a load with autocannon, in one process for all loads. A single failed call fails it: such figures mean nothing. */
export async function load(wanted: Load): Promise<Loaded> {
  generator ??= startChild({ args: [join(root, "bench/load/cannon.mjs")] });
  const { process: child } = await generator;
  const answer = once(child, "message", { signal: AbortSignal.timeout(wanted.ms + 40_000) });
  child.send(wanted);
  const [{ loaded, problem }] = (await answer) as [{ loaded?: Loaded; problem?: string }];
  if (!loaded) throw new Error(`the load on ${wanted.paths[0]} ended: ${problem}`);
  if (loaded.failed > 0 || loaded.answers === 0)
    throw new Error(
      `${loaded.failed} of ${loaded.failed + loaded.answers} calls of ${wanted.paths[0]} failed`,
    );
  return loaded;
}

/** Stretches of the same load as one. */
export function together(parts: readonly Loaded[]): Loaded {
  const sum = (of: (one: Loaded) => number) => parts.reduce((total, one) => total + of(one), 0);
  const seconds = sum((one) => one.answers / one.perSecond);
  return {
    perSecond: sum((one) => one.answers) / seconds,
    failed: 0,
    p50: sum((one) => one.p50) / parts.length,
    p95: Math.max(...parts.map((one) => one.p95)),
    answers: sum((one) => one.answers),
    cpuSeconds: sum((one) => one.cpuSeconds),
  };
}
