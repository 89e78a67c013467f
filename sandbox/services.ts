import { parseEnv } from "@/lib/env";
import { wantedEvents } from "@/lib/payments/stripe/wanted-events";
import { prepareNamedDatabase, type SandboxDatabase, sandboxDatabase } from "./database";
import { startMailbox } from "./mail";
import { keptPort } from "./ports";
import { type Postgres, SandboxError, startPostgres } from "./postgres";
import { step } from "./progress";
import { startRedis } from "./redis";
import { inState, secrets } from "./state";
import { type StripeSandbox, startStripe } from "./stripe";

/** What a shop on this machine stands on, and the environment that points the application at it. */
export interface Services {
  readonly env: Readonly<Record<string, string>>;
  /** Null when the environment names a Stripe of its own. */
  readonly stripe: StripeSandbox | null;
  readonly mailboxUrl: string | null;
  /** Stops everything in the order in which it can be missed. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly shopUrl: string;
  readonly port: number;
  /** For commands that need no more of a shop. */
  readonly databaseOnly?: boolean;
}

/**
 * Starts what the environment does not name: Postgres, Stripe, Redis (when the machine has one) and a mailbox. Each is
 * real or speaks its service's own protocol. Refuses beside live money and beside a database that is not a sandbox's.
 */
export async function startServices(options: ServiceOptions): Promise<Services> {
  const stops: (() => Promise<void>)[] = [];
  const nothing: Opened = { url: null, env: {} };
  const noStripe: OpenedStripe = { sandbox: null, env: {} };
  // One after the other: two that look for a port at once find the same.
  const ports = { stripe: 0, mailbox: 0 };
  if (!options.databaseOnly) {
    ports.stripe = await keptPort("stripe", options.port + 1, [options.port]);
    ports.mailbox = await keptPort("mailbox", options.port + 2, [options.port]);
  }
  // All of them are waited for, so that what one of them has begun is stopped when another fails.
  const opened = await Promise.allSettled([
    openDatabase(stops),
    options.databaseOnly ? noStripe : openStripe(options, ports.stripe, stops),
    options.databaseOnly ? nothing : openRedis(stops),
    options.databaseOnly ? nothing : openMail(ports.mailbox, stops),
  ]);
  const [database, stripe, redis, mail] = opened;
  if (
    database.status === "rejected" ||
    stripe.status === "rejected" ||
    redis.status === "rejected" ||
    mail.status === "rejected"
  ) {
    await stopAll(stops);
    throw opened.find((one) => one.status === "rejected")?.reason;
  }
  const env: Record<string, string> = {
    CARTWRIGHT_SANDBOX: "1",
    CARTWRIGHT_SECRET: process.env.CARTWRIGHT_SECRET || secrets().secret,
    SHOP_URL: options.shopUrl,
    PORT: String(options.port),
    DATABASE_URL: database.value.appUrl,
    DATABASE_OWNER_URL: database.value.ownerUrl,
    MEDIA_DIR: process.env.MEDIA_DIR || inState("media"),
    ...stripe.value.env,
    ...redis.value.env,
    ...mail.value.env,
  };
  return { env, stripe: stripe.value.sandbox, mailboxUrl: mail.value.url, stop: () => stopAll(stops) };
}

/** Postgres last: the others may still be writing. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
}

/**
 * Refuses what the environment names and a sandbox must not have, before anything is started, seeded or deleted: the
 * rules are the shop's own, asked with what the sandbox will bring.
 */
export function refuseEnvironment(source: Readonly<Record<string, string | undefined>>): void {
  const named = (name: string) => source[name]?.trim() || undefined;
  if (named("DATABASE_OWNER_URL") && !named("DATABASE_URL"))
    throw new SandboxError(
      "DATABASE_OWNER_URL is set and DATABASE_URL is not. Set both for a database of yours, or neither for the sandbox's own.",
    );
  const parsed = parseEnv({
    ...source,
    CARTWRIGHT_SANDBOX: "1",
    DATABASE_URL: named("DATABASE_URL") ?? "postgres://127.0.0.1/cartwright",
    CARTWRIGHT_SECRET: named("CARTWRIGHT_SECRET") ?? secretOfTheRightShape,
    SHOP_URL: named("SHOP_URL") ?? "http://localhost:3000",
  });
  if (!parsed.ok) throw new SandboxError(parsed.sentence);
}

const secretOfTheRightShape = "0123456789abcdefghijklmnopqrstuvwxyz";

async function openDatabase(stops: (() => Promise<void>)[]): Promise<SandboxDatabase> {
  const named = process.env.DATABASE_URL;
  if (named) return prepareNamedDatabase(named, process.env.DATABASE_OWNER_URL || named);
  const postgres: Postgres = await step("Starting Postgres", () =>
    startPostgres({ dataDir: inState("postgres") }),
  );
  // First in, last out.
  stops.unshift(() => postgres.stop());
  return step("Preparing the database", () => sandboxDatabase(postgres, "cartwright"));
}

interface Opened {
  readonly url: string | null;
  readonly env: Readonly<Record<string, string>>;
}

interface OpenedStripe {
  readonly sandbox: StripeSandbox | null;
  readonly env: Readonly<Record<string, string>>;
}

async function openStripe(
  options: ServiceOptions,
  port: number,
  stops: (() => Promise<void>)[],
): Promise<OpenedStripe> {
  if (process.env.STRIPE_SECRET_KEY) {
    const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = process.env;
    return { sandbox: null, env: { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_WEBHOOK_SECRET ?? "" } };
  }
  const { webhookSecret } = secrets();
  const stripe = await startStripe({
    port,
    dataFile: inState("stripe.jsonl"),
    webhooks: [
      {
        url: `http://127.0.0.1:${options.port}/api/webhooks/stripe`,
        secret: webhookSecret,
        enabled_events: [...wantedEvents],
      },
    ],
  });
  stops.push(() => stripe.close());
  return {
    sandbox: stripe,
    env: {
      STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: stripe.url,
    },
  };
}

async function openRedis(stops: (() => Promise<void>)[]): Promise<Opened> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = process.env;
  if (url && token) return { url, env: { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } };
  const redis = await startRedis();
  if (!redis) return { url: null, env: {} };
  stops.push(() => redis.close());
  return {
    url: redis.url,
    env: { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token },
  };
}

async function openMail(port: number, stops: (() => Promise<void>)[]): Promise<Opened> {
  const { SMTP_URL, MAIL_FROM } = process.env;
  if (SMTP_URL) return { url: null, env: { SMTP_URL, MAIL_FROM: MAIL_FROM ?? "" } };
  const mailbox = await startMailbox({ stateFile: inState("mailbox.jsonl"), port });
  stops.push(() => mailbox.close());
  return {
    url: mailbox.url,
    env: { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: "Cartwright Goods <hello@cartwright.example>" },
  };
}
