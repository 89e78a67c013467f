import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build";
import { firstFree, isFree } from "./ports";
import { SandboxError } from "./postgres";
import { step } from "./progress";
import { seedSandbox } from "./seed";
import { type Services, startServices } from "./services";
import { forgetRunning, readRunning, root, stateDir, writeRunning } from "./state";
import { welcome } from "./welcome";

const isDev = process.argv.includes("--dev");
const isReset = process.argv.includes("--reset");
let services: Services | null = null;
let web: ChildProcess | null = null;
let stopping = false;

try {
  await start();
} catch (error) {
  process.stderr.write(`\n${error instanceof SandboxError ? error.message : explain(error)}\n`);
  await stop(1);
}

/** Brings the whole shop up on this machine, and says where it is. */
async function start(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  const running = readRunning();
  if (running)
    throw new SandboxError(
      `Cartwright is running already at ${running.env.SHOP_URL} (process ${running.pid}).`,
    );
  if (isReset) rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  const port = await webPort();
  const shopUrl = process.env.SHOP_URL ?? `http://localhost:${port}`;

  // The build needs no service and the services no build: side by side, unless the machine should be left to Next.
  const built = isDev ? Promise.resolve(false) : step("Building the shop", () => ensureBuilt(process.env));
  built.catch(() => {});
  services = await startServices({ port, shopUrl });
  const env = { ...process.env, ...services.env };
  Object.assign(process.env, services.env);
  const staff = await step("Preparing the shop", () => seedSandbox());
  await built;
  writeRunning({ pid: process.pid, env: services.env });
  web = await startWeb(env);
  welcome({ shopUrl, staff, stripeUrl: services.stripeUrl, mailboxUrl: services.mailboxUrl });
}

async function webPort(): Promise<number> {
  const wanted = Number(process.env.PORT ?? 3000);
  if (await isFree(wanted)) return wanted;
  const other = await firstFree(wanted + 1);
  throw new SandboxError(
    `Port ${wanted} is in use by another program. Stop that one, or choose another port: PORT=${other ?? wanted + 1} npm start`,
  );
}

function startWeb(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, "server.mjs")], {
    cwd: root,
    env: { ...env, NODE_ENV: isDev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", isDev ? "inherit" : "ignore", "inherit", "ipc"],
  });
  child.on("exit", (code) => {
    if (stopping) return;
    process.stderr.write(`The web process ended (${code ?? "killed"}).\n`);
    void stop(1);
  });
  return new Promise((done, fail) => {
    child.once("message", () => done(child));
    child.once("exit", () => fail(new SandboxError("The web process did not start; its words are above.")));
  });
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (web && web.exitCode === null) {
    const gone = new Promise((done) => web?.once("exit", done));
    web.kill("SIGTERM");
    await Promise.race([gone, new Promise((done) => setTimeout(done, 7_000))]);
    if (web.exitCode === null) web.kill("SIGKILL");
  }
  await services?.stop();
  forgetRunning();
  process.exit(code);
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
