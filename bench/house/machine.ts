import { spawnSync } from "node:child_process";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { sourceHash } from "@/sandbox/build";
import { root } from "@/sandbox/state";

/** Where and on what a run was made: without it no figure means anything. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** The commit, with a plus when the working tree differs from it. */
  readonly commit: string;
  /** Hash of the sources that the build was made of. */
  readonly build: string;
  /** Load average of the last minute when the run began. */
  readonly load: number;
  readonly at: string;
}

/** Describes the machine and what is measured on it. */
export function machineFacts(postgres: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    postgres,
    commit: commit(),
    build: sourceHash().slice(0, 12),
    load: loadOfMinute(),
    at: new Date().toISOString(),
  };
}

export function loadOfMinute(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

function commit(): string {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout?.trim();
  const head = git("rev-parse", "--short", "HEAD");
  return head ? `${head}${git("status", "--porcelain", "--untracked-files=no") ? "+" : ""}` : "unknown";
}
