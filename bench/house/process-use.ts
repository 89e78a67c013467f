import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const TICKS = 100;
const hasProc = existsSync("/proc/self/stat");

interface Stat {
  readonly parent: number;
  /** CPU seconds of the process and of its children that have ended. */
  readonly seconds: number;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, may hold anything; the fields begin after it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { parent: Number(fields[1]), seconds: ticks / TICKS };
  } catch {
    return null;
  }
}

/** CPU seconds that a process has used so far; null when the machine does not tell. */
export function cpuSeconds(pid: number): number | null {
  if (hasProc) return statOf(pid)?.seconds ?? null;
  const said = spawnSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
  if (!said) return null;
  return said.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

/** CPU seconds of a process and of all below it, ended ones included; Linux only. */
export function treeSeconds(pid: number): number | null {
  if (!hasProc) return null;
  const stats = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) stats.set(Number(name), stat);
  }
  const below = (parent: number): number =>
    [...stats].reduce(
      (sum, [id, stat]) => (stat.parent === parent ? sum + stat.seconds + below(id) : sum),
      0,
    );
  return (stats.get(pid)?.seconds ?? 0) + below(pid);
}

/** The parent of a process; null when the machine does not tell. */
export function parentOf(pid: number): number | null {
  return hasProc ? (statOf(pid)?.parent ?? null) : null;
}

/** Resident memory of a process in bytes; null when it is gone. */
export function residentBytes(pid: number): number | null {
  if (hasProc) {
    try {
      const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
      return line ? Number(line[1]) * 1024 : null;
    } catch {
      return null;
    }
  }
  const said = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
  return said ? Number(said) * 1024 : null;
}

/** CPU seconds that the whole machine has been busy since it started. */
export function machineSeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
}
