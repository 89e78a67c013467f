import { tmpdir } from "node:os";
import { join } from "node:path";
import { wantedEvents } from "@/lib/payments/stripe/wanted-events";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";
import { tsxArguments, tsxEnvironment } from "@/scripts/bootstrap.mjs";
import { type Child, startChild } from "../house/children";
import { shopEnvironment, WEBHOOK_SECRET } from "./environment";
import type { Ground } from "./ground";

/** A shop that is up: one web process on a database of its own, with a Stripe of its own. */
export interface Shop {
  readonly url: string;
  /** What a browser would say it comes from. */
  readonly origin: string;
  readonly stripeUrl: string;
  readonly database: string;
  readonly web: Child;
  readonly stripe: Child;
  stop(): Promise<void>;
}

export interface ShopOptions {
  /** The database to clone. */
  readonly template: string;
  /** The real server on the real build, or the same route handlers under bare node:http. */
  readonly server: "next" | "bare";
  readonly distDir: string;
  /** Arguments for Node itself, such as a profiler's. */
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Clones a database and starts the processes of a shop on it. */
export async function openShop(ground: Ground, options: ShopOptions): Promise<Shop> {
  const database = await ground.clone(options.template);
  const port = await freePort();
  const stripe = await startStripe(port);
  try {
    const env = {
      ...shopEnvironment({
        databaseUrl: ground.postgres.url(database, "cartwright"),
        port,
        stripeUrl: String(stripe.said.url),
        distDir: options.distDir,
        mediaDir: join(tmpdir(), `cartwright-bench-${process.pid}`, "media"),
      }),
      ...options.env,
    };
    const web = await startWeb(options, env);
    return {
      url: `http://127.0.0.1:${port}`,
      origin: env.SHOP_URL!,
      stripeUrl: String(stripe.said.url),
      database,
      web,
      stripe,
      async stop() {
        // A profiled process writes its profile when it ends by itself.
        await web.stop(options.nodeArgs ? 30_000 : 1_000);
        await stripe.stop(1_000);
        await ground.drop(database);
      },
    };
  } catch (error) {
    await stripe.stop(1_000);
    throw error;
  }
}

/** The sandbox in a process of its own and without a journal, so that it costs the shop as little as it can. */
function startStripe(webPort: number): Promise<Child> {
  const flags = [
    ["--port", "0"],
    ["--webhook-url", `http://127.0.0.1:${webPort}/api/webhooks/stripe`],
    ["--webhook-secret", WEBHOOK_SECRET],
    ["--events", wantedEvents.join(",")],
  ];
  return startChild({ args: tsxArguments("sandbox/stripe/main.ts", flags.flat()), env: tsxEnvironment() });
}

function startWeb(options: ShopOptions, env: Readonly<Record<string, string>>): Promise<Child> {
  const args = options.nodeArgs ?? [];
  return options.server === "next"
    ? startChild({ args: [...args, join(root, "server.mjs")], env })
    : startChild({
        args: [...args, ...tsxArguments("bench/floors/bare-server.ts")],
        env: { ...tsxEnvironment(), ...env },
      });
}
