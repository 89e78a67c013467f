import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "@/sandbox/state";

/** A process that this run started and will end. */
export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** What it said over its channel when it was ready. */
  readonly said: Readonly<Record<string, unknown>>;
  /** Asks it to end, and makes it after a while. */
  stop(patience?: number): Promise<void>;
}

export interface ChildOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until it must have said that it is ready. */
  readonly readyWithin?: number;
  /** How readiness is seen: by its word over the channel, or by asking. */
  readonly isReady?: () => Promise<boolean>;
}

const running = new Set<ChildProcess>();

/** Processes that are up now: their use of the machine is ours, not a neighbour's. */
export function runningPids(): number[] {
  return [...running].flatMap((child) => (child.pid === undefined ? [] : [child.pid]));
}

/** Starts a Node process with a clean environment and waits until it is ready. What it writes to stderr is kept for its epitaph. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [...options.args], {
    cwd: root,
    env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own: Ctrl-C reaches the bench, which ends its processes in order.
    detached: true,
  });
  running.add(child);
  let words = "";
  const hear = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.once("exit", () => running.delete(child));
  const said = await untilReady(child, options).catch((error: unknown) => {
    end(child, "SIGKILL");
    throw new Error(`${options.args.at(-1)}: ${error instanceof Error ? error.message : error}\n${words}`);
  });
  return { process: child, pid: child.pid!, said, stop: (patience = 3_000) => stopChild(child, patience) };
}

async function untilReady(child: ChildProcess, options: ChildOptions): Promise<Record<string, unknown>> {
  const within = options.readyWithin ?? 60_000;
  const gone = once(child, "exit").then(([code, signal]) => {
    throw new Error(`ended before it was ready (${signal ?? code})`);
  });
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`was not ready within ${within} ms`)), within).unref();
  });
  const { isReady } = options;
  const ready = isReady
    ? untilTrue(isReady, within).then(() => ({}))
    : once(child, "message").then(([message]) => message as Record<string, unknown>);
  return Promise.race([ready, gone, late]);
}

async function untilTrue(ask: () => Promise<boolean>, within: number): Promise<void> {
  const deadline = Date.now() + within;
  while (Date.now() < deadline) {
    if (await ask().catch(() => false)) return;
    await pause(25);
  }
}

async function stopChild(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  end(child, "SIGTERM");
  const timer = setTimeout(() => end(child, "SIGKILL"), patience);
  await gone;
  clearTimeout(timer);
}

/** Ends all that is still up, at once: for Ctrl-C, a failure, and the end of time. */
export async function stopAllChildren(): Promise<void> {
  await Promise.all([...running].map((child) => stopChild(child, 1_500)));
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    child.kill(signal);
  } catch {
    // It is gone already.
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
