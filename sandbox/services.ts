import { wantedEvents } from "@/lib/payments/stripe/events";
import { type SandboxDatabase, sandboxDatabase } from "./database";
import { startMailbox } from "./mail";
import { type Postgres, SandboxError, startPostgres } from "./postgres";
import { step } from "./progress";
import { startRedis } from "./redis";
import { inState, secrets } from "./state";
import { startStripe } from "./stripe";

/** What a shop on this machine stands on, and the environment that points the application at it. */
export interface Services {
  readonly env: Readonly<Record<string, string>>;
  readonly stripeUrl: string | null;
  readonly mailboxUrl: string | null;
  /** Stops everything in the order in which it can be missed. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly shopUrl: string;
  readonly port: number;
  readonly database?: string;
  readonly postgresSettings?: Readonly<Record<string, string>>;
}

/**
 * Starts what the environment does not name: Postgres, Stripe, Redis (when the machine has one) and a mailbox. Each is
 * real or speaks its service's own protocol. Refuses beside live money and beside a database that is not a sandbox's.
 */
export async function startServices(options: ServiceOptions): Promise<Services> {
  refuseLive();
  const stops: (() => Promise<void>)[] = [];
  try {
    const [database, stripe, redis, mail] = await Promise.all([
      openDatabase(options, stops),
      openStripe(options, stops),
      openRedis(stops),
      openMail(stops),
    ]);
    const env: Record<string, string> = {
      CARTWRIGHT_SANDBOX: "1",
      CARTWRIGHT_SECRET: process.env.CARTWRIGHT_SECRET ?? secrets().secret,
      SHOP_URL: options.shopUrl,
      PORT: String(options.port),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      MEDIA_DIR: process.env.MEDIA_DIR ?? inState("media"),
      ...stripe.env,
      ...redis,
      ...mail.env,
    };
    return { env, stripeUrl: stripe.url, mailboxUrl: mail.url, stop: () => stopAll(stops) };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** Postgres last: the others may still be writing. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
}

function refuseLive(): void {
  if (/^(sk|rk)_live_/.test(process.env.STRIPE_SECRET_KEY ?? ""))
    throw new SandboxError(
      "A live Stripe key is set: the sandbox does not start beside live money. Use `npm run serve`.",
    );
}

async function openDatabase(
  options: ServiceOptions,
  stops: (() => Promise<void>)[],
): Promise<SandboxDatabase> {
  const named = process.env.DATABASE_URL;
  if (named) {
    const { prepareNamedDatabase } = await import("./database");
    return prepareNamedDatabase(named, process.env.DATABASE_OWNER_URL ?? named);
  }
  const postgres: Postgres = await step("Starting Postgres", () =>
    startPostgres({ dataDir: inState("postgres"), settings: options.postgresSettings }),
  );
  // First in, last out.
  stops.unshift(() => postgres.stop());
  return step("Preparing the database", () => sandboxDatabase(postgres, options.database ?? "cartwright"));
}

interface Opened {
  readonly url: string | null;
  readonly env: Readonly<Record<string, string>>;
}

async function openStripe(options: ServiceOptions, stops: (() => Promise<void>)[]): Promise<Opened> {
  if (process.env.STRIPE_SECRET_KEY) {
    const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = process.env;
    return { url: null, env: { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_WEBHOOK_SECRET ?? "" } };
  }
  const { webhookSecret } = secrets();
  const stripe = await startStripe({
    port: Number(process.env.STRIPE_SANDBOX_PORT ?? 0),
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
    url: stripe.url,
    env: {
      STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: stripe.url,
    },
  };
}

async function openRedis(stops: (() => Promise<void>)[]): Promise<Record<string, string>> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = process.env;
  if (url || token) return { UPSTASH_REDIS_REST_URL: url ?? "", UPSTASH_REDIS_REST_TOKEN: token ?? "" };
  const redis = await startRedis();
  if (!redis) return {};
  stops.push(() => redis.close());
  return { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token };
}

async function openMail(stops: (() => Promise<void>)[]): Promise<Opened> {
  const { SMTP_URL, MAIL_FROM } = process.env;
  if (SMTP_URL) return { url: null, env: { SMTP_URL, MAIL_FROM: MAIL_FROM ?? "" } };
  const mailbox = await startMailbox({ stateFile: inState("mailbox.jsonl") });
  stops.push(() => mailbox.close());
  return {
    url: mailbox.url,
    env: { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: "Cartwright Goods <hello@cartwright.example>" },
  };
}
