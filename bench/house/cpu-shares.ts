import { runningPids } from "./children";
import { cpuSeconds, machineSeconds, treeSeconds } from "./process-use";

/** Whose CPU a stretch of work used. Seconds; null where the machine does not tell. */
export interface CpuShares {
  /** By the name it was asked for. */
  readonly seconds: Readonly<Record<string, number | null>>;
  /** This process: the load generator where it is one. */
  readonly bench: number;
  /** What everything else on this machine took, as a share of all cores. */
  readonly others: number | null;
  readonly wall: number;
}

/** What is watched: processes by name, and Postgres with all its backends. */
export interface Watched {
  readonly pids: Readonly<Record<string, number>>;
  readonly postmaster: number | null;
}

/** Runs work and says who used the CPU meanwhile. */
export async function withCpuShares<T>(
  watched: Watched,
  cores: number,
  work: () => Promise<T>,
): Promise<{ value: T; shares: CpuShares }> {
  const before = snapshot(watched);
  const began = performance.now();
  const value = await work();
  const wall = (performance.now() - began) / 1000;
  const after = snapshot(watched);
  const ours = minus(after.all, before.all);
  const busy = after.machine - before.machine;
  return {
    value,
    shares: {
      seconds: Object.fromEntries(
        Object.keys(after.named).map((name) => [name, minus(after.named[name]!, before.named[name]!)]),
      ),
      bench: after.bench - before.bench,
      others: ours === null ? null : Math.max(0, (busy - ours) / (wall * cores)),
      wall,
    },
  };
}

function snapshot({ pids, postmaster }: Watched) {
  const usage = process.cpuUsage();
  const bench = (usage.user + usage.system) / 1e6;
  const postgres = postmaster === null ? null : treeSeconds(postmaster);
  const named: Record<string, number | null> = { postgres };
  for (const [name, pid] of Object.entries(pids)) named[name] = cpuSeconds(pid);
  const children = runningPids().map(cpuSeconds);
  const all = [postgres, ...children].reduce((sum, one) => plus(sum, one), bench as number | null);
  return { bench, named, all, machine: machineSeconds() };
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** The shares of several stretches as one. */
export function sharesTogether(parts: readonly CpuShares[]): CpuShares {
  const wall = parts.reduce((sum, one) => sum + one.wall, 0);
  const names = Object.keys(parts[0]?.seconds ?? {});
  const of = (take: (one: CpuShares) => number | null) =>
    parts.reduce((sum, one) => plus(sum, take(one)), 0 as number | null);
  const others = of((one) => (one.others === null ? null : one.others * one.wall));
  return {
    seconds: Object.fromEntries(names.map((name) => [name, of((one) => one.seconds[name] ?? null)])),
    bench: of((one) => one.bench) ?? 0,
    others: others === null ? null : others / wall,
    wall,
  };
}
