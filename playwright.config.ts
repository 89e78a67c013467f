import { defineConfig } from "@playwright/test";

/** Journeys in a real browser against the built shop. Each worker has a shop of its own (e2e/fixtures.ts). */
export default defineConfig({
  testDir: "e2e/journeys",
  // It maps `server-only` to an empty module, as for every process of ours outside Next.
  tsconfig: "./tsconfig.node.json",
  fullyParallel: true,
  // The longest journeys begin first, beside all others, instead of being waited for at the end.
  projects: [
    { name: "long", testMatch: /(inert|long)\.spec\.ts/ },
    { name: "journeys", testIgnore: /(inert|long)\.spec\.ts/ },
  ],
  workers: 2,
  retries: 0,
  // The longest walk over thirty pages; a slow machine takes three times as long as a fast one.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  globalSetup: "./e2e/setup.ts",
  outputDir: "test-results/journeys",
  reporter: [["line"], ["./e2e/failures.ts"]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    // Nobody waits for a drawer to slide; the pages themselves are the same.
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-IE",
    timezoneId: "Europe/Berlin",
    // A trace of every journey costs a fifth of their time: asked for when one is to be looked into.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
