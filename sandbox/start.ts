import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { demoPeople } from "@/lib/auth/demo-people";
import { missingRoom } from "@/scripts/bootstrap.mjs";
import { ensureBuilt, sourceHash } from "./build";
import { firstFree, isFree } from "./ports";
import { SandboxError } from "./postgres";
import { step } from "./progress";
import { forgetEverything, refuseReset } from "./reset";
import { isSeeded, noteSeeded } from "./seeded";
import { refuseEnvironment, type Services, startServices } from "./services";
import { claimState, forgetRunning, root, stateDir, writeRunning } from "./state";
import { welcome } from "./welcome";

/** What the sandbox's data and a build take, in megabytes, with some air. */
const ROOM = 400;

const isDev = process.argv.includes("--dev");
const isReset = process.argv.includes("--reset");
const stopping = new AbortController();
let starting: Promise<Services> | null = null;
let web: ChildProcess | null = null;
let ended: Promise<void> | null = null;
let isOurs = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
try {
  await start();
} catch (error) {
  // What breaks because everything is being stopped is no news.
  if (!stopping.signal.aborted) process.stderr.write(`\n${explain(error)}\n`);
  await stop(1);
}

/** Brings the whole shop up on this machine, and says where it is. */
async function start(): Promise<void> {
  refuseEnvironment(process.env);
  if (isReset) refuseReset();
  takeState();
  const port = await webPort();
  const shopUrl = process.env.SHOP_URL || `http://localhost:${port}`;
  if (isReset) await forgetEverything();
  const sources = sourceHash();
  // The build needs no service and the services no build: side by side, unless the machine should be left to Next.
  const built = isDev
    ? Promise.resolve(false)
    : step("Building the shop", () => ensureBuilt(process.env, stopping.signal, sources));
  built.catch(() => {});
  starting = startServices({ port, shopUrl });
  const services = await starting;
  Object.assign(process.env, services.env);
  const { stripe, mailboxUrl } = services;
  await step("Preparing the shop", () => seed(services, sources));
  await built;
  stopping.signal.throwIfAborted();
  web = await startWeb(process.env);
  writeRunning({ pid: process.pid, env: services.env });
  welcome({ shopUrl, people: demoPeople(), stripeUrl: stripe?.url ?? null, mailboxUrl });
}

/** Fills the shop, unless these very sources have done so. What seeds is loaded only when it is needed: it is much. */
async function seed({ env, stripe }: Services, sources: string): Promise<void> {
  // Beside a Stripe of somebody's own there is no past.
  const made = stripe ? sources : `${sources} without a past`;
  if (await isSeeded(env.DATABASE_OWNER_URL!, made, env.MEDIA_DIR!)) return;
  const { seedSandbox } = await import("./seed");
  await seedSandbox(stripe && ((past) => stripe.remember(past)));
  await noteSeeded(env.DATABASE_OWNER_URL!, made);
}

/** The folder of this sandbox is there, has room, and is ours alone from here on. */
function takeState(): void {
  mkdirSync(stateDir, { recursive: true });
  accessSync(stateDir, constants.W_OK);
  const missing = missingRoom(stateDir, ROOM);
  if (missing > 0)
    throw new SandboxError(
      `The disk that holds ${stateDir} is too full: the sandbox takes ${ROOM} MB. Free ${missing} MB and start again.`,
    );
  const running = claimState();
  if (running)
    throw new SandboxError(
      running.env
        ? `Cartwright is running already at ${running.env.SHOP_URL} (process ${running.pid}).`
        : `Another command of this clone is at work (process ${running.pid}). Wait until it is done.`,
    );
  isOurs = true;
}

async function webPort(): Promise<number> {
  const wanted = Number(process.env.PORT || 3000);
  if (await isFree(wanted)) return wanted;
  const other = await firstFree(wanted + 1);
  throw new SandboxError(
    `Port ${wanted} is in use by another program, or not yours to take. Stop that one, or choose another port: PORT=${other ?? 3000} npm start`,
  );
}

function startWeb(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, "server.mjs")], {
    cwd: root,
    env: { ...env, NODE_ENV: isDev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", isDev ? "inherit" : "ignore", "inherit", "ipc"],
  });
  web = child;
  child.on("exit", (code) => {
    if (stopping.signal.aborted) return;
    process.stderr.write(`The web process ended (${code ?? "killed"}).\n`);
    void stop(1);
  });
  return new Promise((done, fail) => {
    child.once("message", () => done(child));
    child.once("exit", () => fail(new SandboxError("The web process did not start; its words are above.")));
  });
}

/** Stops everything that was begun, also in the middle of beginning. */
async function stop(code: number): Promise<void> {
  stopping.abort();
  ended ??= stopAll();
  await ended;
  process.exit(code);
}

async function stopAll(): Promise<void> {
  if (web && web.exitCode === null && web.signalCode === null) {
    const gone = new Promise((done) => web?.once("exit", done));
    web.kill("SIGTERM");
    await Promise.race([gone, new Promise((done) => setTimeout(done, 7_000))]);
    if (web.exitCode === null) web.kill("SIGKILL");
  }
  await (await starting?.catch(() => null))?.stop();
  if (isOurs) forgetRunning();
}

function explain(error: unknown): string {
  if (error instanceof SandboxError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? stateDir;
  if (code === "ENOSPC") return `The disk that holds ${where} is full. Free some room and start again.`;
  if (["EACCES", "EROFS", "EPERM", "ENOTDIR"].includes(code ?? ""))
    return `${where} may not be written by you. Start as the owner of this folder, or name another one: CARTWRIGHT_STATE=/some/folder npm start`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
