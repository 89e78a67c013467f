import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** `npm run looks`: pictures of the shop and the desk for eyes to judge (e2e/looks). It asserts no pixel. */
export default defineConfig({
  ...journeys,
  testDir: "e2e/looks",
  // A story that cannot be told fails every look: once is enough.
  maxFailures: 40,
  outputDir: "test-results/looks-failed",
  reporter: [["line"], ["./e2e/looks/sheet.ts"]],
  use: { ...journeys.use, trace: "off", screenshot: "off" },
});
