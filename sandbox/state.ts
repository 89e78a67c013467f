import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
/** Everything the sandbox keeps, out of git: delete it and nothing is left. */
export const stateDir = process.env.CARTWRIGHT_STATE ?? join(root, ".cartwright");
export const inState = (name: string): string => join(stateDir, name);

/** Made once, for this sandbox only. */
export interface Secrets {
  readonly secret: string;
  readonly webhookSecret: string;
}

export function secrets(): Secrets {
  const file = inState("secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const made: Secrets = {
    secret: randomBytes(32).toString("base64"),
    webhookSecret: `whsec_${randomBytes(24).toString("base64url")}`,
  };
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** What a running sandbox tells commands: which process it is and, once it serves, how to reach its database. */
export interface Running {
  readonly pid: number;
  readonly env: Readonly<Record<string, string>> | null;
}

/**
 * Takes this sandbox for this process: its services cannot be shared while they start and stop. Answers who has it,
 * or null when it is ours now.
 */
export function claimState(): Running | null {
  const running = readRunning();
  if (running) return running;
  forgetRunning();
  mkdirSync(stateDir, { recursive: true });
  try {
    writeFileSync(inState("running.json"), JSON.stringify({ pid: process.pid, env: null }), {
      mode: 0o600,
      flag: "wx",
    });
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return readRunning() ?? { pid: 0, env: null };
  }
}

/** Tells the commands of this clone how to reach what runs now. */
export function writeRunning(running: Running): void {
  writeFileSync(inState("running.json"), JSON.stringify(running, null, 2), { mode: 0o600 });
}

/** Who has this sandbox; null when nobody has, or somebody who was killed. */
export function readRunning(): Running | null {
  const file = inState("running.json");
  if (!existsSync(file)) return null;
  const running = parsed(readFileSync(file, "utf8"));
  return running && isOurs(running.pid) ? running : null;
}

export function forgetRunning(): void {
  rmSync(inState("running.json"), { force: true });
}

function parsed(text: string): Running | null {
  try {
    return JSON.parse(text) as Running;
  } catch {
    return null;
  }
}

/** Whether a process lives and is one of ours: after a restart of the machine its number may be anybody's. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const command = commandOf(pid);
  return command === null || /sandbox.start|scripts.(import|doctor)|vitest/.test(command);
}

/** The command line of a process; null where that cannot be known. */
function commandOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return null;
    }
  }
  const { status, stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout : null;
}
