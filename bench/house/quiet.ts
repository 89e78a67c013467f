import { cpus } from "node:os";
import { pause } from "./children";
import { machineSeconds } from "./process-use";

/** A neighbour that takes less than this share of the machine is not waited for. */
const QUIET = 0.15;
const LOOK_MS = 500;

/**
 * Waits for a moment in which nobody else uses the machine, but not long: all waits of a run together are bounded.
 * Nothing of the run itself may be working while it waits.
 */
export function quietWaiter(budgetMs: number): () => Promise<void> {
  let left = budgetMs;
  return async () => {
    const longest = Math.min(left, budgetMs / 6);
    const began = performance.now();
    while (performance.now() - began < longest) {
      const before = machineSeconds();
      await pause(LOOK_MS);
      const busy = (machineSeconds() - before) / ((LOOK_MS / 1000) * cpus().length);
      if (busy < QUIET) break;
    }
    left -= performance.now() - began;
  };
}
