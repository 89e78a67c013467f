import { z } from "zod";

/**
 * The environment, parsed once. Empty strings count as absent, so that `FOO=` in a file means "not set".
 * Which combinations are allowed is the one table `environmentRules`; README and tests read it too.
 */
const text = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));
const whole = (fallback: number, min: number, max: number) =>
  text.transform((value, ctx) => {
    if (value === undefined) return fallback;
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    ctx.addIssue({ code: "custom", message: `must be a whole number from ${min} to ${max}` });
    return z.NEVER;
  });
const flag = text.transform((value) => value === "1" || value === "true");

const flagUnlessOff = text.transform((value) => value !== "0" && value !== "false");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).catch("production"),
  CARTWRIGHT_SANDBOX: flag,
  CARTWRIGHT_SECRET: text,
  SHOP_URL: text,
  PORT: whole(3000, 1, 65_535),
  DATABASE_URL: text,
  DATABASE_OWNER_URL: text,
  DATABASE_POOL: whole(10, 1, 200),
  /** Whether connections keep the statements that are asked often; off behind a pooler that cannot. */
  DATABASE_PREPARE: flagUnlessOff,
  STRIPE_SECRET_KEY: text,
  STRIPE_WEBHOOK_SECRET: text,
  STRIPE_API_URL: text,
  /** Milliseconds for one try of a call to Stripe. */
  STRIPE_TIMEOUT_MS: whole(20_000, 500, 80_000),
  UPSTASH_REDIS_REST_URL: text,
  UPSTASH_REDIS_REST_TOKEN: text,
  MEILISEARCH_HOST: text,
  MEILISEARCH_API_KEY: text,
  MEILISEARCH_INDEX: text.transform((name) => name ?? "cartwright"),
  SMTP_URL: text,
  MAIL_FROM: text,
  MEDIA_DIR: text,
  JOBS: text.pipe(z.enum(["web", "worker", "functions"]).optional().default("web")),
  JOBS_SECRET: text,
  TRUSTED_PROXIES: whole(0, 0, 10),
  LIMIT_FACTOR: whole(1, 1, 1_000_000),
  LOG_LEVEL: text.pipe(z.enum(["debug", "info", "warn", "error", "silent"]).optional().default("info")),
  FAULT_STEP: text,
});

export type Env = Readonly<z.output<typeof schema>>;
export type EnvironmentRule = {
  readonly name: string;
  /** What the table in the README says. */
  readonly says: string;
  /** The sentence that refuses to start, or null when the rule is kept. */
  readonly refusal: (env: Env) => string | null;
};

/** Whether a Stripe key moves real money. */
export const isLiveKey = (key: string | undefined) => /^\s*(sk|rk)_live_/.test(key ?? "");
const isLocal = (url: string | undefined) => {
  if (url === undefined) return false;
  try {
    return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
  } catch {
    return false;
  }
};
const isUrl = (url: string, protocols: readonly string[]) => {
  try {
    return protocols.includes(new URL(url).protocol);
  } catch {
    return false;
  }
};
const weak = (secret: string, length: number) => secret.length < length || new Set(secret).size < 10;

/** Which combinations of variables may start. The first broken rule's sentence is what the operator reads. */
export const environmentRules: readonly EnvironmentRule[] = [
  {
    name: "database",
    says: "`DATABASE_URL` is always needed; the sandbox sets it. It must be a postgres:// address.",
    refusal: (env) =>
      env.DATABASE_URL === undefined
        ? "DATABASE_URL is not set. Name a Postgres database, or use `npm start`, which brings its own."
        : isUrl(env.DATABASE_URL, ["postgres:", "postgresql:"])
          ? null
          : "DATABASE_URL is not a postgres:// address.",
  },
  {
    name: "owner",
    says: "`DATABASE_OWNER_URL` (for migrations) is optional; without it `DATABASE_URL` migrates too and triggers alone guard the append-only tables.",
    refusal: (env) =>
      env.DATABASE_OWNER_URL === undefined || isUrl(env.DATABASE_OWNER_URL, ["postgres:", "postgresql:"])
        ? null
        : "DATABASE_OWNER_URL is not a postgres:// address.",
  },
  {
    name: "secret",
    says: "`CARTWRIGHT_SECRET` is always needed: at least 32 characters, not repetitive. The sandbox makes one.",
    refusal: (env) =>
      env.CARTWRIGHT_SECRET === undefined
        ? "CARTWRIGHT_SECRET is not set. Make one with `openssl rand -base64 32`."
        : weak(env.CARTWRIGHT_SECRET, 32)
          ? "CARTWRIGHT_SECRET is too weak: use at least 32 random characters (`openssl rand -base64 32`)."
          : null,
  },
  {
    name: "shop url",
    says: "`SHOP_URL` is the address that shoppers use, without a path; https outside this machine.",
    refusal: (env) => {
      if (env.SHOP_URL === undefined)
        return "SHOP_URL is not set. It is the address shoppers use, such as https://shop.example.";
      if (!isUrl(env.SHOP_URL, ["http:", "https:"])) return "SHOP_URL is not an http(s) address.";
      const { protocol, origin, href } = new URL(env.SHOP_URL);
      if (href !== `${origin}/`)
        return "SHOP_URL is more than an address: leave out path, query and password (https://shop.example).";
      return protocol === "https:" || isLocal(env.SHOP_URL)
        ? null
        : "SHOP_URL must be https: cookies and links of a shop must not travel in the open.";
    },
  },
  {
    name: "stripe pair",
    says: "`STRIPE_SECRET_KEY` and `STRIPE_WEBHOOK_SECRET` are set together.",
    refusal: (env) =>
      (env.STRIPE_SECRET_KEY === undefined) === (env.STRIPE_WEBHOOK_SECRET === undefined)
        ? null
        : `${env.STRIPE_SECRET_KEY ? "STRIPE_WEBHOOK_SECRET" : "STRIPE_SECRET_KEY"} is missing: Stripe needs both, or neither.`,
  },
  {
    name: "stripe needed",
    says: "Outside the sandbox Stripe is needed: without it no order can be paid.",
    refusal: (env) =>
      env.CARTWRIGHT_SANDBOX || env.STRIPE_SECRET_KEY
        ? null
        : "STRIPE_SECRET_KEY is not set. Without Stripe no order can be paid; to try the shop, use `npm start`.",
  },
  {
    name: "stripe shape",
    says: "The key begins sk_test_, rk_test_, sk_live_ or rk_live_; the webhook secret begins whsec_, has 20 characters or more and is not repetitive.",
    refusal: (env) => {
      if (env.STRIPE_SECRET_KEY && !/^(sk|rk)_(test|live)_.{8,}/.test(env.STRIPE_SECRET_KEY))
        return "STRIPE_SECRET_KEY does not look like a secret key (sk_test_… or sk_live_…).";
      const secret = env.STRIPE_WEBHOOK_SECRET;
      if (secret && (!/^whsec_.{14,}/.test(secret) || weak(secret.slice("whsec_".length), 14)))
        return "STRIPE_WEBHOOK_SECRET does not look like one (whsec_…); with a weak secret anyone could say an order was paid.";
      return null;
    },
  },
  {
    name: "no sandbox beside live money",
    says: "A live Stripe key never runs beside the sandbox or with `STRIPE_API_URL`.",
    refusal: (env) => {
      if (!isLiveKey(env.STRIPE_SECRET_KEY)) return null;
      if (env.CARTWRIGHT_SANDBOX)
        return "A live Stripe key is set: the sandbox does not start beside live money.";
      if (env.STRIPE_API_URL)
        return "STRIPE_API_URL is set beside a live Stripe key: live money goes to Stripe only.";
      return null;
    },
  },
  {
    name: "stripe address",
    says: "`STRIPE_API_URL` (the sandbox's Stripe) is allowed only in the sandbox and only on this machine.",
    refusal: (env) => {
      if (env.STRIPE_API_URL === undefined) return null;
      if (!env.CARTWRIGHT_SANDBOX) return "STRIPE_API_URL is for the sandbox only.";
      return isLocal(env.STRIPE_API_URL) ? null : "STRIPE_API_URL must be an address on this machine.";
    },
  },
  {
    name: "redis pair",
    says: "`UPSTASH_REDIS_REST_URL` (http or https) and `UPSTASH_REDIS_REST_TOKEN` are set together; without them limits and caches live in the process.",
    refusal: ({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token }) => {
      if ((url === undefined) !== (token === undefined))
        return `${url ? "UPSTASH_REDIS_REST_TOKEN" : "UPSTASH_REDIS_REST_URL"} is missing: Redis needs both, or neither.`;
      return url === undefined || isUrl(url, ["http:", "https:"])
        ? null
        : "UPSTASH_REDIS_REST_URL is not an http(s) address: it is Redis over REST, not redis://.";
    },
  },
  {
    name: "search index",
    says: "`MEILISEARCH_HOST` names a Meilisearch (1.18 or newer) that answers searches, `MEILISEARCH_API_KEY` a key that may write its indexes; without it, or while it is down, Postgres answers. `MEILISEARCH_INDEX` (cartwright) names its indexes: each shop, and each copy of one, needs a name of its own there.",
    refusal: (env) => {
      if (env.MEILISEARCH_HOST === undefined)
        return env.MEILISEARCH_API_KEY
          ? "MEILISEARCH_HOST is missing: a key alone finds no Meilisearch."
          : null;
      if (!isUrl(env.MEILISEARCH_HOST, ["http:", "https:"]))
        return "MEILISEARCH_HOST is not an http(s) address.";
      if (!/^[a-z0-9-]{1,60}$/i.test(env.MEILISEARCH_INDEX))
        return "MEILISEARCH_INDEX may have letters, figures and hyphens, 60 at most.";
      return env.MEILISEARCH_API_KEY || isLocal(env.MEILISEARCH_HOST)
        ? null
        : "MEILISEARCH_API_KEY is missing: an index that anyone may write to is no shop's.";
    },
  },
  {
    name: "mail pair",
    says: "`SMTP_URL` and `MAIL_FROM` are set together; without SMTP messages are kept and shown, and password resets are refused outside the sandbox.",
    refusal: (env) => {
      if (env.SMTP_URL && !isUrl(env.SMTP_URL, ["smtp:", "smtps:"]))
        return "SMTP_URL is not an smtp:// or smtps:// address.";
      if (env.SMTP_URL && !env.MAIL_FROM)
        return "MAIL_FROM is missing: SMTP_URL needs a sender, such as Shop <shop@example.com>.";
      return env.MAIL_FROM && !env.SMTP_URL
        ? "SMTP_URL is missing: MAIL_FROM is set, but nothing says how mail is sent."
        : null;
    },
  },
  {
    name: "jobs by functions",
    says: "`JOBS=functions` (Vercel) needs `JOBS_SECRET`, 24 characters or more, for /api/jobs.",
    refusal: (env) =>
      env.JOBS !== "functions" && env.JOBS_SECRET === undefined
        ? null
        : env.JOBS_SECRET === undefined
          ? "JOBS_SECRET is missing: with JOBS=functions the jobs are run by calls to /api/jobs, which need it."
          : weak(env.JOBS_SECRET, 24)
            ? "JOBS_SECRET is too weak: use at least 24 random characters."
            : null,
  },
  {
    name: "faults in the sandbox only",
    says: "`FAULT_STEP` (kill tests) and a raised `LIMIT_FACTOR` (benchmarks) are for the sandbox.",
    refusal: (env) => {
      if (env.CARTWRIGHT_SANDBOX) return null;
      if (env.FAULT_STEP)
        return "FAULT_STEP is set: it kills the process on purpose and is for the sandbox only.";
      return env.LIMIT_FACTOR > 1 ? "LIMIT_FACTOR is set: limits are raised in the sandbox only." : null;
    },
  },
];

export type ParsedEnv = { ok: true; env: Env } | { ok: false; sentence: string };

/** Parses and checks an environment; the sentence says what is wrong with the first thing that is. */
export function parseEnv(source: Record<string, string | undefined>): ParsedEnv {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return { ok: false, sentence: `${issue.path.join(".")} ${issue.message}.` };
  }
  for (const rule of environmentRules) {
    const sentence = rule.refusal(parsed.data);
    if (sentence !== null) return { ok: false, sentence };
  }
  return { ok: true, env: parsed.data };
}

let parsedOnce: Env | null = null;

/** The checked environment of this process. Throws the refusing sentence; builds never call it. */
export function env(): Env {
  if (parsedOnce) return parsedOnce;
  const result = parseEnv(process.env);
  if (!result.ok) throw new Error(result.sentence);
  parsedOnce = result.env;
  return parsedOnce;
}

/** Lets the next asking read the environment anew: for tests, which have an environment each in one process. */
export function forgetEnv(): void {
  parsedOnce = null;
}
