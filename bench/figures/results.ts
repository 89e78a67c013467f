import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/sandbox/state";
import type { Machine } from "../house/machine";
import type { Figure } from "./figure";

/** Everything that a run found out, as it is kept in `bench/results`. */
export interface Results {
  readonly machine: Machine;
  readonly options: Readonly<Record<string, unknown>>;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  /** What does not fit a table: statements of an order, plans, latencies by step. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Where results are kept, from the project's folder. */
export const resultsFolder = join("bench", "results");

/** Writes a run's results beside those before it. Returns the file, from the project's folder. */
export function keepResults(results: Results): string {
  mkdirSync(join(root, resultsFolder), { recursive: true });
  const name = `${results.machine.at.replaceAll(/[:.]/g, "-")}.json`;
  writeFileSync(join(root, resultsFolder, name), `${JSON.stringify(results, null, 2)}\n`);
  return join(resultsFolder, name);
}
