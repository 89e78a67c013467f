import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import Stripe from "stripe";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/env";
import { checkIdentities } from "@/lib/integrity";
import type { Ctx } from "@/lib/kernel/context";
import { wantedEvents } from "@/lib/payments/stripe/wanted-events";
import type { Step } from "@/lib/platform/checkpoint";
import { asSuperuser } from "@/sandbox/database";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";
import { type StripeSandboxOptions, startStripe } from "@/sandbox/stripe";
import { stripeControl } from "@/sandbox/stripe/client";
import { testCtx } from "../context";
import { openShop, type TestShop } from "../factories";
import { TEMPLATE } from "../template";
import { type Visitor, visitor } from "./visitor";

/** The one Postgres and the one build that all shops of a run share. */
export interface SystemGround {
  readonly postgresPort: number;
  readonly distDir: string;
  /** The database to clone; the empty shop unless another was prepared. */
  readonly template?: string;
}

export interface SystemOptions {
  /** How many web processes serve the shop, on one database. */
  readonly processes?: number;
  readonly stripe?: Partial<StripeSandboxOptions>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether jobs run in the first web process. */
  readonly jobs?: boolean;
}

/** One web process of the built shop: a real one, which can really be killed. */
export interface WebProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Resolves with the signal or code when the process is gone. */
  readonly gone: Promise<string>;
  stop(): Promise<void>;
}

export interface SystemShop {
  readonly urls: readonly string[];
  readonly web: readonly WebProcess[];
  readonly ctx: Ctx;
  readonly database: OpenDatabase;
  readonly shop: TestShop;
  readonly stripe: Stripe;
  readonly control: ReturnType<typeof stripeControl> & { readonly url: string };
  /** What every web process is given. */
  readonly env: Readonly<Record<string, string>>;
  visitor(process?: number): Visitor;
  /** Starts the first web process again, at its old address. */
  revive(): Promise<void>;
  /** Starts another web process, for one that was killed or to fault at a step. */
  startWeb(env?: Readonly<Record<string, string>>): Promise<WebProcess>;
  stop(): Promise<void>;
}

const WEBHOOK_SECRET = "whsec_0123456789abcdefghij";

/** A whole shop of this test's own: database cloned, Stripe, web processes from the one build. */
export async function startShop(ground: SystemGround, options: SystemOptions = {}): Promise<SystemShop> {
  const port = ground.postgresPort;
  const name = `s_${randomBytes(6).toString("hex")}`;
  const postgres = {
    port,
    url: (db: string, role = "postgres") => `postgres://${role}@127.0.0.1:${port}/${db}`,
    stop: async () => {},
  };
  await asSuperuser(postgres, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${ground.template ?? TEMPLATE} OWNER cartwright_owner`),
  );
  const database = openDatabase(postgres.url(name, "cartwright"), {
    max: 10,
    statementTimeout: 60_000,
    prepare: true,
  });
  const webPort = await freePort();
  const stripeSandbox = await startStripe({
    port: 0,
    log: () => {},
    retrySchedule: [100, 200, 400, 800, 1_600],
    webhooks: [
      {
        url: `http://127.0.0.1:${webPort}/api/webhooks/stripe`,
        secret: WEBHOOK_SECRET,
        enabled_events: [...wantedEvents],
      },
    ],
    ...options.stripe,
  });
  // This process asks the same Stripe and makes the same links as the shop's own processes.
  Object.assign(process.env, { SHOP_URL: `http://localhost:${webPort}`, STRIPE_API_URL: stripeSandbox.url });
  forgetEnv();
  const ctx = testCtx(database.db);
  const shop = await openShop(ctx);
  const env = {
    CARTWRIGHT_SANDBOX: "1",
    CARTWRIGHT_SECRET: process.env.CARTWRIGHT_SECRET ?? "",
    SHOP_URL: `http://localhost:${webPort}`,
    DATABASE_URL: postgres.url(name, "cartwright"),
    STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: stripeSandbox.url,
    LIMIT_FACTOR: "100000",
    LOG_LEVEL: "error",
    DATABASE_POOL: "20",
    NEXT_DIST_DIR: ground.distDir,
    JOBS: "worker",
    ...options.env,
  };
  const started: WebProcess[] = [];
  const startWeb = async (more: Readonly<Record<string, string>> = {}) => {
    const made = await spawnWeb({ ...env, ...more });
    started.push(made);
    return made;
  };
  const first = { PORT: String(webPort), ...(options.jobs ? { JOBS: "web" } : {}) };
  const web = [await startWeb(first)];
  for (let at = 1; at < (options.processes ?? 1); at += 1) web.push(await startWeb());
  return {
    urls: web.map((one) => one.url),
    web,
    ctx,
    database,
    shop,
    stripe: new Stripe("sk_test_sandbox_0123456789", stripeSandbox.clientOptions),
    control: Object.assign(stripeControl(stripeSandbox.url), { url: stripeSandbox.url }),
    env,
    async revive() {
      web[0] = await startWeb(first);
    },
    visitor: (process = 0) => visitor(web[process % web.length]!.url, env.SHOP_URL),
    startWeb,
    async stop() {
      await Promise.all(started.map((one) => one.stop()));
      await stripeSandbox.close();
      await database.close();
      await asSuperuser(postgres, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function spawnWeb(env: Readonly<Record<string, string>>): Promise<WebProcess> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [join(root, "server.mjs")], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...env,
      PORT: port,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = once(child, "exit").then(([code, signal]) => String(signal ?? code));
  await Promise.race([
    once(child, "message"),
    gone.then((how) => {
      throw new Error(`the web process did not start (${how})`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    gone,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** The environment that makes a web process kill itself at a step. */
export function killAt(step: Step, nth = 1): Record<string, string> {
  return { FAULT_STEP: `${step}:${nth}` };
}

/** Every identity of money and stock holds, Stripe's own word on the newest payments included. */
export async function brokenIdentities(ctx: Ctx) {
  const report = await checkIdentities(ctx, { stripe: true });
  return report.identities.filter((identity) => identity.count > 0);
}
