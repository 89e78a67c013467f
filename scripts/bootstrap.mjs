// What every command does first: check Node, install what is missing, and say how TypeScript is run. Node's own modules
// only, since it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules/.cartwright-installed");

/** Ends with a sentence on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Cartwright needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
}

/** Installs when there is nothing, or when the lock file has changed since. `npm ci` is not assumed to work everywhere. */
export function ensureInstalled() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const began = Date.now();
  process.stdout.write("Installing packages (once; about half a minute) …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const installed = spawnSync(npm, ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (installed.status !== 0) {
    fail(
      "npm install did not succeed; its own words are above. A full disk and a missing network are the usual reasons.",
    );
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
  process.stdout.write(`Packages are installed (${Math.round((Date.now() - began) / 1000)} s).\n`);
}

/**
 * Arguments for Node to run a TypeScript file of ours.
 * @param {string} file @param {readonly string[]} rest
 */
export function tsxArguments(file, rest = []) {
  return ["--import", "tsx", join(root, file), ...rest];
}

/** `server-only` is an empty module outside Next: tsconfig.node.json says so to tsx. */
export function tsxEnvironment() {
  return {
    ...process.env,
    TSX_TSCONFIG_PATH: join(root, "tsconfig.node.json"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/**
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
