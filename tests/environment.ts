import { forgetEnv } from "@/lib/env";

/** What `lib/env` finds in tests: a complete sandbox environment. Files that start a Stripe of their own set its address. */
const held = globalThis as typeof globalThis & { environmentAtStart?: NodeJS.ProcessEnv };
held.environmentAtStart ??= { ...process.env };
const given = held.environmentAtStart;
// Files that share a process leave nothing of theirs to the next one.
for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
Object.assign(process.env, given, {
  // A search index that is configured for the run is asked only by the tests that are about it (tests/meilisearch.ts).
  TEST_MEILISEARCH:
    given.TEST_MEILISEARCH ??
    JSON.stringify({ host: given.MEILISEARCH_HOST ?? null, apiKey: given.MEILISEARCH_API_KEY }),
  MEILISEARCH_HOST: "",
  MEILISEARCH_API_KEY: "",
  CARTWRIGHT_SANDBOX: "1",
  CARTWRIGHT_SECRET: "a-secret-for-tests-0123456789-abcdefghijklmnop",
  SHOP_URL: "http://localhost:3999",
  DATABASE_URL: given.DATABASE_URL ?? "postgres://cartwright@127.0.0.1:1/none",
  STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdefghij",
  STRIPE_API_URL: given.STRIPE_API_URL ?? "http://localhost:1",
  LOG_LEVEL: given.LOG_LEVEL ?? "silent",
});
forgetEnv();
