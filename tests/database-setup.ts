import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startTestPostgres } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    postgresPort: number;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres("unit");
  project.provide("postgresPort", postgres.port);
  return async () => {
    await postgres.stop();
    rmSync(join(tmpdir(), `cartwright-unit-${process.pid}`), { recursive: true, force: true });
  };
}
