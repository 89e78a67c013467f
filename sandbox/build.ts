import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SandboxError } from "./postgres";
import { root } from "./state";

const parts = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "scripts/build.mjs",
];
const extras = ["package-lock.json", "instrumentation.ts", "instrumentation-client.ts", "proxy.ts"];
const stamp = (env: Readonly<Record<string, string | undefined>>) =>
  join(root, env.NEXT_DIST_DIR ?? ".next", "cartwright-build");

/**
 * Builds unless what is built came from the very same sources. Returns whether it built. `signal` breaks it off; `wanted`
 * is the sources' hash, for who has it already.
 */
export async function ensureBuilt(
  env: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
  wanted = sourceHash(),
): Promise<boolean> {
  if (existsSync(stamp(env)) && readFileSync(stamp(env), "utf8") === wanted) return false;
  await build(env, signal);
  writeFileSync(stamp(env), wanted);
  return true;
}

/** The build's identity: tests and benchmarks name it. */
export function sourceHash(): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const part of [...parts, ...extras]) {
    for (const file of filesUnder(join(root, part)))
      hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.includes(".test."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

function build(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, "scripts/build.mjs")], {
      cwd: root,
      env: { ...(env as NodeJS.ProcessEnv), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    child.on("error", fail);
    let said = "";
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("exit", (code) => {
      if (code === 0) done();
      else fail(new SandboxError(`The build failed:\n${said}`));
    });
  });
}
