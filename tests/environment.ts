/** What `lib/env` finds in tests: a complete sandbox environment. Files that start a Stripe of their own set its address. */
// A search index that is configured for the run is asked only by the tests that are about it (tests/meilisearch.ts).
process.env.TEST_MEILISEARCH ??= JSON.stringify({
  host: process.env.MEILISEARCH_HOST ?? null,
  apiKey: process.env.MEILISEARCH_API_KEY,
});
Object.assign(process.env, {
  MEILISEARCH_HOST: "",
  MEILISEARCH_API_KEY: "",
  CARTWRIGHT_SANDBOX: "1",
  CARTWRIGHT_SECRET: "a-secret-for-tests-0123456789-abcdefghijklmnop",
  SHOP_URL: "http://localhost:3999",
  DATABASE_URL: process.env.DATABASE_URL ?? "postgres://cartwright@127.0.0.1:1/none",
  STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdefghij",
  STRIPE_API_URL: process.env.STRIPE_API_URL ?? "http://localhost:1",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
