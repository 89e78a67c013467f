import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";

/** `npm start` as a newcomer has it: everything comes up, and goes again at whatever moment it is stopped. */
const home = mkdtempSync(join(tmpdir(), "cartwright-start-"));
// As root, Postgres is nobody and must be able to walk in; otherwise its data would be elsewhere.
chmodSync(home, 0o755);
const started: Started[] = [];
/** The last line of what is printed when all is up. */
const SERVES = "Ctrl-C stops everything";
afterEach(async () => {
  for (const one of started.splice(0)) await one.interrupt();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  said(): string;
  /** Resolves when it has said so, or throws when it ended first. */
  saying(words: string): Promise<void>;
  /** Ctrl-C: every process of the terminal hears it. Returns those that are left. */
  interrupt(signal?: NodeJS.Signals): Promise<string[]>;
}

async function start(
  state: string,
  change: Record<string, string> = {},
  flags: string[] = [],
): Promise<Started> {
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs"), ...flags], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CARTWRIGHT_STATE: state,
      CARTWRIGHT_DEMO_PICTURES: "stamps",
      NEXT_DIST_DIR: inject("distDir"),
      PORT: String(await freePort()),
      ...change,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  const one: Started = {
    child,
    said: () => said,
    async saying(words) {
      await until(() => said.includes(words) || child.exitCode !== null || child.signalCode !== null);
      expect(said).toContain(words);
    },
    async interrupt(signal = "SIGINT") {
      const all = [child.pid!, ...descendants(child.pid!)];
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
      await gone;
      await until(() => all.every((pid) => !isAlive(pid)) && naming(state).length === 0, 30_000).catch(
        () => {},
      );
      return [...all.filter(isAlive).map(String), ...naming(state)];
    },
  };
  started.push(one);
  return one;
}

/** Tells a process that its Node is an old one. */
const oldNode = `data:text/javascript,${encodeURIComponent(
  'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.18.3"}})',
)}`;

/** Sign-ins and places as they were printed. */
const printed = (said: string) => said.split("\n").filter((line) => /@|Payments|mailbox/.test(line));

/** One sandbox's life, since the first start of each takes longest: the stories follow one another. */
describe.runIf(process.platform === "linux")("npm start", () => {
  const state = join(home, "life");
  /** Sign-ins and places, as the first start printed them. */
  let first: string[] = [];

  it("leaves nothing behind, stopped while Postgres begins, while it is seeded, and when it serves", async () => {
    const server = join(state, "postgres/postmaster.pid");
    // It comes and goes while its cluster is made.
    const standing = () => {
      try {
        return readFileSync(server, "utf8");
      } catch {
        return "";
      }
    };
    const moments: readonly [name: string, reached: (one: Started) => boolean][] = [
      ["its Postgres begins", () => existsSync(server)],
      ["its database is prepared", () => /\nready|\nstarting/.test(standing())],
      ["it is seeded", () => existsSync(join(state, "media"))],
      ["it serves", (one) => one.said().includes(SERVES)],
    ];
    for (const [name, reached] of moments) {
      const one = await start(state);
      await until(() => reached(one));
      expect([name, await one.interrupt()]).toEqual([name, []]);
      first = printed(one.said());
    }
    expect(first.length).toBeGreaterThan(3);
  }, 300_000);

  it("keeps its data and its places, and is not started twice", async () => {
    const one = await start(state);
    await one.saying(SERVES);
    expect(printed(one.said())).toEqual(first);
    const second = await start(state);
    await second.saying("running already");
    await until(() => second.child.exitCode !== null);
    expect(await one.interrupt()).toEqual([]);
  });

  it("takes everything along when it is killed, and begins again", async () => {
    const one = await start(state);
    await one.saying(SERVES);
    expect(await one.interrupt("SIGKILL")).toEqual([]);
    const again = await start(state);
    await again.saying(SERVES);
    expect(printed(again.said())).toEqual(first);
    expect(await again.interrupt()).toEqual([]);
  });

  it("begins anew when it is reset, also at the place that its own Stripe had", async () => {
    const ports = JSON.parse(readFileSync(join(state, "ports.json"), "utf8")) as Record<string, number>;
    const moved = await start(state, { PORT: String(ports.stripe) });
    await moved.saying(SERVES);
    expect(moved.said()).toContain(`http://localhost:${ports.stripe}`);
    expect(await moved.interrupt()).toEqual([]);
    const before = readFileSync(join(state, "secrets.json"), "utf8");
    writeFileSync(join(state, "media/mine.webp"), "kept until a reset");
    const anew = await start(state, {}, ["--reset"]);
    // Passwords are the secret's, and goods come after it.
    await until(
      () => !["", before].includes(read(join(state, "secrets.json"))) && existsSync(join(state, "media")),
    );
    expect(await anew.interrupt()).toEqual([]);
    expect(existsSync(join(state, "media/mine.webp"))).toBe(false);
  });

  it("says in one sentence why it does not start, and has begun nothing", async () => {
    const state = join(home, "refused");
    const live = ["sk", "live", "0123456789"].join("_");
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const { port } = other.address() as AddressInfo;
    const refusals: readonly [change: Record<string, string>, flags: string[], says: string][] = [
      [
        { STRIPE_SECRET_KEY: live, STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcd" },
        ["--reset"],
        "beside live money",
      ],
      [{ DATABASE_URL: "postgres://me@127.0.0.1:9/shop" }, ["--reset"], "the sandbox's own database only"],
      [{ CARTWRIGHT_STATE: join(root, "package.json/state") }, [], "may not be written"],
      [{ PORT: String(port) }, [], `Port ${port} is in use by another program`],
      [{ PORT: "80000" }, [], "PORT must be a whole number"],
      [{ NODE_OPTIONS: `--import=${oldNode}` }, [], "needs Node 20.19 or newer; this is 20.18.3"],
    ];
    for (const [change, flags, says] of refusals) {
      const one = await start(state, change, flags);
      await one.saying(says);
      // It ends by itself: a Ctrl-C a moment too soon would end it otherwise.
      await until(() => one.child.exitCode !== null, 20_000);
      expect(await one.interrupt()).toEqual([]);
      expect(one.said()).not.toMatch(/\n\s+at /);
      expect(one.child.exitCode).toBe(1);
    }
    other.close();
    // It looked for the folder's room before it looked for the port.
    expect(existsSync(state) ? readdirSync(state) : []).toEqual([]);
  });
});

/** A first start draws and stores all that the demo sells, which is work for minutes where others work too. */
async function until(reached: () => boolean, within = 240_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!reached()) {
    if (Date.now() > deadline) throw new Error("it did not come to that");
    await new Promise((next) => setTimeout(next, 10));
  }
}

const pids = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name));
const read = (path: string) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};
/** Fields after the name, which may hold blanks: state, parent, … */
const statOf = (pid: string | number) => read(`/proc/${pid}/stat`).split(") ").at(-1)!.split(" ");
const isAlive = (pid: number) => !["", "Z", "X"].includes(statOf(pid)[0]!);
const naming = (words: string) => pids().filter((pid) => read(`/proc/${pid}/cmdline`).includes(words));

function descendants(of: number): number[] {
  const children = pids().filter((pid) => statOf(pid)[1] === String(of));
  return children.flatMap((pid) => [Number(pid), ...descendants(Number(pid))]);
}
