import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureBuilt } from "@/sandbox/build";
import { startTestPostgres } from "../template";

/** One build and one Postgres for all system tests; each file clones a database and starts processes of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const distDir = process.env.NEXT_DIST_DIR ?? ".next";
  await ensureBuilt({ ...process.env, NEXT_DIST_DIR: distDir });
  const postgres = await startTestPostgres("system", {
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
  });
  project.provide("systemPostgresPort", postgres.port);
  project.provide("distDir", distDir);
  return async () => {
    await postgres.stop();
    rmSync(join(tmpdir(), `cartwright-system-${process.pid}`), { recursive: true, force: true });
  };
}
