// What every command does first: check Node, install what is missing, and say how TypeScript is run. Node's own modules
// only, since it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs, { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules/.cartwright-installed");
/** What packages and a build take, in megabytes, with some air. */
const ROOM_FOR_PACKAGES = 1_500;

/** Ends with a sentence on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Cartwright needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
}

/** Reads `.env` beside package.json, if there is one. What the environment says already is kept. */
export function readEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * How many megabytes are missing for `megabytes` in a folder; 0 when there is room, or when nobody can say.
 * @param {string} folder @param {number} megabytes
 */
export function missingRoom(folder, megabytes) {
  try {
    // Not imported by name: a Node that has no such function must still get as far as being told that it is too old.
    const { bavail, bsize } = fs.statfsSync(folder);
    return Math.max(0, Math.ceil(megabytes - (bavail * bsize) / 1_048_576));
  } catch {
    return 0;
  }
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs when there is nothing, or when the lock file has changed since. `npm ci` is not assumed to work everywhere. */
export function ensureInstalled() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!isWritable(root))
    fail(
      `${root} may not be written by you, and packages are installed there. Start as its owner, or clone into a folder of yours.`,
    );
  const missing = existsSync(stamp) ? 0 : missingRoom(root, ROOM_FOR_PACKAGES);
  if (missing > 0)
    fail(
      `The disk that holds ${root} is too full: packages and a build take ${ROOM_FOR_PACKAGES} MB. Free ${missing} MB and start again.`,
    );
  const began = Date.now();
  process.stdout.write("Installing packages (once; about half a minute) …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const installed = spawnSync(npm, ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (installed.status !== 0) {
    fail(
      "npm install did not succeed; its own words are above. A missing network, a full disk and a folder that you may not write to are the usual reasons.",
    );
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
  process.stdout.write(`Packages are installed (${Math.round((Date.now() - began) / 1000)} s).\n`);
}

/**
 * npm and its shell hand no SIGTERM on, they just end: whoever ends them means what they run too.
 * @param {() => void} stop
 */
export function whenNpmEnds(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
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
