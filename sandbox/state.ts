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

/** What a running sandbox tells commands: how to reach its database, and which process it is. */
export interface Running {
  readonly pid: number;
  readonly env: Readonly<Record<string, string>>;
}

export function writeRunning(running: Running): void {
  writeFileSync(inState("running.json"), JSON.stringify(running, null, 2), { mode: 0o600 });
}

export function readRunning(): Running | null {
  const file = inState("running.json");
  if (!existsSync(file)) return null;
  const running = JSON.parse(readFileSync(file, "utf8")) as Running;
  try {
    process.kill(running.pid, 0);
    return running;
  } catch {
    return null;
  }
}

export function forgetRunning(): void {
  rmSync(inState("running.json"), { force: true });
}
