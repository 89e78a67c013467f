/** What `lib/env` finds in tests: a complete sandbox environment. Files that start a Stripe of their own set its address. */
Object.assign(process.env, {
  CARTWRIGHT_SANDBOX: "1",
  CARTWRIGHT_SECRET: "a-secret-for-tests-0123456789-abcdefghijklmnop",
  SHOP_URL: "http://localhost:3999",
  DATABASE_URL: process.env.DATABASE_URL ?? "postgres://cartwright@127.0.0.1:1/none",
  STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdefghij",
  STRIPE_API_URL: process.env.STRIPE_API_URL ?? "http://localhost:1",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
