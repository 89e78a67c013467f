import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Two heights of test live beside the code they test:
 * `*.test.ts` is pure or talks to something it starts itself; `*.db.test.ts` gets a database of its own,
 * cloned from one migrated template (tests/database.ts).
 */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: "server-only", replacement: `${root}scripts/empty.ts` },
    ],
  },
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    setupFiles: ["tests/environment.ts"],
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,db,sandbox,scripts,tests,components,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "tests/system/**", "node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{lib,db,tests}/**/*.db.test.ts"],
          exclude: ["tests/system/**", "node_modules/**"],
          globalSetup: ["tests/database-setup.ts"],
        },
      },
    ],
  },
});
