/** What every process of a bench shop is given; a complete sandbox environment that is nobody's real one. */
export const WEBHOOK_SECRET = "whsec_bench_0123456789abcdef";
export const STRIPE_KEY = "sk_test_sandbox_0123456789";

/**
 * One address sends all the load, so the coarse limits of doors, which count by address, are raised. They are still
 * counted. The raised factor is allowed in the sandbox only.
 */
export const LIMIT_FACTOR = 100_000;

export interface ShopEnvironment {
  readonly databaseUrl: string;
  readonly port: number;
  readonly stripeUrl: string;
  readonly distDir: string;
  readonly mediaDir: string;
}

/** The environment of a web process under test. Jobs run elsewhere: here they would be counted and timed. */
export function shopEnvironment(shop: ShopEnvironment): Record<string, string> {
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: shop.distDir,
    CARTWRIGHT_SANDBOX: "1",
    CARTWRIGHT_SECRET: "a-secret-for-benchmarks-0123456789-abcdefghij",
    SHOP_URL: `http://localhost:${shop.port}`,
    PORT: String(shop.port),
    DATABASE_URL: shop.databaseUrl,
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: shop.stripeUrl,
    MEDIA_DIR: shop.mediaDir,
    LIMIT_FACTOR: String(LIMIT_FACTOR),
    LOG_LEVEL: "error",
    JOBS: "worker",
  };
}
