import { inject } from "vitest";
import { type SystemOptions, type SystemShop, startShop } from "./shop";

export { brokenIdentities, killAt, type SystemShop, type WebProcess } from "./shop";

declare module "vitest" {
  interface ProvidedContext {
    systemPostgresPort: number;
    distDir: string;
  }
}

/** A whole shop of this test file's own, on the run's Postgres and build. */
export function startSystem(options: SystemOptions = {}): Promise<SystemShop> {
  return startShop({ postgresPort: inject("systemPostgresPort"), distDir: inject("distDir") }, options);
}
