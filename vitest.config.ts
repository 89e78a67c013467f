import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Database tests that put something in the place of what others share a process with. */
const alone = [
  "lib/platform/limits.db.test.ts",
  "tests/auth-routes.db.test.ts",
  "tests/jobs-doors.db.test.ts",
];

/**
 * Three heights of test:
 * `*.test.ts` beside the code is pure or talks to something it starts itself; `*.db.test.ts` gets a database of its
 * own, cloned from one migrated template (tests/database.ts); tests/system runs the built shop in real processes.
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
    // next-auth imports "next/server" without its extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    testTimeout: 20_000,
    setupFiles: ["tests/environment.ts"],
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          isolate: false,
          include: ["{lib,db,sandbox,scripts,tests,components,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "tests/system/**", "node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{lib,db,tests}/**/*.db.test.ts"],
          exclude: ["tests/system/**", "node_modules/**", ...alone],
          // Loading half of the house anew for each file was most of what these cost.
          isolate: false,
          globalSetup: ["tests/database-setup.ts"],
        },
      },
      {
        extends: true,
        test: { name: "db-alone", include: alone, globalSetup: ["tests/database-setup.ts"] },
      },
      {
        extends: true,
        test: {
          // Real web processes of the real build: races, kills, doors. Two files at a time, each with shops of its own:
          // what is killed or hangs is mostly waited for.
          name: "system",
          isolate: false,
          include: ["tests/system/**/*.test.ts"],
          globalSetup: ["tests/system/setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
