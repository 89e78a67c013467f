import { describe, expect, it } from "vitest";
import { environmentRules, parseEnv } from "./env";

const strong = "0123456789abcdefghijklmnopqrstuvwxyzAB";
const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://shop@db.example/shop",
  CARTWRIGHT_SECRET: strong,
  SHOP_URL: "https://shop.example",
  STRIPE_SECRET_KEY: "sk_live_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef",
};
const sandbox = {
  CARTWRIGHT_SANDBOX: "1",
  DATABASE_URL: "postgres://cartwright@127.0.0.1:5432/cartwright",
  CARTWRIGHT_SECRET: strong,
  SHOP_URL: "http://localhost:3000",
  STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef",
  STRIPE_API_URL: "http://localhost:12111",
};
const sentence = (source: Record<string, string | undefined>) => {
  const parsed = parseEnv(source);
  return parsed.ok ? null : parsed.sentence;
};

describe("the environment", () => {
  it("starts as a shop, as a sandbox, and with a test key outside the sandbox", () => {
    expect(sentence(production)).toBeNull();
    expect(sentence(sandbox)).toBeNull();
    expect(sentence({ ...production, STRIPE_SECRET_KEY: "sk_test_0123456789" })).toBeNull();
  });

  /** One line a rule: what breaks it, and a word of the sentence that then refuses to start. */
  const breaks: readonly [rule: string, source: Record<string, string | undefined>, says: RegExp][] = [
    ["database", { ...production, DATABASE_URL: "" }, /DATABASE_URL is not set/],
    ["database", { ...production, DATABASE_URL: "mysql://db/shop" }, /postgres:\/\//],
    ["owner", { ...production, DATABASE_OWNER_URL: "file:///etc" }, /DATABASE_OWNER_URL/],
    ["secret", { ...production, CARTWRIGHT_SECRET: undefined }, /CARTWRIGHT_SECRET is not set/],
    ["secret", { ...production, CARTWRIGHT_SECRET: "a".repeat(40) }, /too weak/],
    ["shop url", { ...production, SHOP_URL: undefined }, /SHOP_URL is not set/],
    ["shop url", { ...production, SHOP_URL: "http://shop.example" }, /must be https/],
    ["shop url", { ...production, SHOP_URL: "https://shop.example/de" }, /leave out path/],
    ["shop url", { ...production, SHOP_URL: "https://me:secret@shop.example" }, /leave out path/],
    ["stripe pair", { ...production, STRIPE_WEBHOOK_SECRET: undefined }, /STRIPE_WEBHOOK_SECRET is missing/],
    ["stripe pair", { ...sandbox, STRIPE_SECRET_KEY: undefined }, /STRIPE_SECRET_KEY is missing/],
    [
      "stripe needed",
      { ...production, STRIPE_SECRET_KEY: "", STRIPE_WEBHOOK_SECRET: "" },
      /no order can be paid/,
    ],
    ["stripe shape", { ...production, STRIPE_SECRET_KEY: "pk_live_0123456789" }, /secret key/],
    ["stripe shape", { ...production, STRIPE_WEBHOOK_SECRET: "whsec_x" }, /weak secret/],
    ["stripe shape", { ...production, STRIPE_WEBHOOK_SECRET: `whsec_${"a".repeat(40)}` }, /weak secret/],
    [
      "no sandbox beside live money",
      { ...sandbox, STRIPE_SECRET_KEY: "sk_live_0123456789" },
      /beside live money/,
    ],
    [
      "no sandbox beside live money",
      { ...sandbox, STRIPE_SECRET_KEY: " rk_live_0123456789" },
      /beside live money/,
    ],
    [
      "no sandbox beside live money",
      { ...production, STRIPE_API_URL: "http://localhost:1" },
      /live money goes to Stripe only/,
    ],
    ["stripe address", { ...sandbox, STRIPE_API_URL: "http://stripe.example" }, /on this machine/],
    [
      "stripe address",
      { ...production, STRIPE_SECRET_KEY: "sk_test_0123456789", STRIPE_API_URL: "http://localhost:1" },
      /sandbox only/,
    ],
    [
      "redis pair",
      { ...production, UPSTASH_REDIS_REST_URL: "https://redis.example" },
      /UPSTASH_REDIS_REST_TOKEN is missing/,
    ],
    ["search index", { ...production, MEILISEARCH_HOST: "search.example:7700" }, /not an http/],
    ["search index", { ...production, MEILISEARCH_HOST: "https://search.example" }, /API_KEY is missing/],
    ["search index", { ...production, MEILISEARCH_API_KEY: "key" }, /HOST is missing/],
    [
      "search index",
      { ...production, MEILISEARCH_HOST: "http://localhost:7700", MEILISEARCH_INDEX: "a/b" },
      /letters, figures/,
    ],
    ["mail pair", { ...production, SMTP_URL: "smtp://mail.example" }, /MAIL_FROM is missing/],
    [
      "redis pair",
      { ...production, UPSTASH_REDIS_REST_URL: "redis://cache:6379", UPSTASH_REDIS_REST_TOKEN: "t" },
      /not redis:/,
    ],
    ["mail pair", { ...production, MAIL_FROM: "Shop <shop@example.com>" }, /SMTP_URL is missing/],
    ["mail pair", { ...production, SMTP_URL: "https://mail.example", MAIL_FROM: "x" }, /smtp:\/\//],
    ["jobs by functions", { ...production, JOBS: "functions" }, /JOBS_SECRET is missing/],
    [
      "jobs by functions",
      { ...production, JOBS: "functions", JOBS_SECRET: "short" },
      /JOBS_SECRET is too weak/,
    ],
    ["faults in the sandbox only", { ...production, FAULT_STEP: "place.locked" }, /sandbox only/],
    ["faults in the sandbox only", { ...production, LIMIT_FACTOR: "100" }, /sandbox only/],
  ];
  for (const [rule, source, says] of breaks) {
    it(`refuses to start when "${rule}" is broken: ${says.source}`, () => {
      expect(sentence(source)).toMatch(says);
    });
  }

  it("has a breaking example for every rule", () => {
    expect(environmentRules.map((rule) => rule.name)).toEqual([...new Set(breaks.map(([rule]) => rule))]);
  });

  it("names the variable whose shape is wrong", () => {
    expect(sentence({ ...production, PORT: "99999" })).toMatch(/^PORT must be a whole number/);
    expect(sentence({ ...production, TRUSTED_PROXIES: "-1" })).toMatch(/^TRUSTED_PROXIES/);
  });
});
