import { setTimeout } from "node:timers/promises";

/** Limits are counted by windows of the clock: where one ends while they are tried out, more passes than it allows. */
export async function withinAWindow(windowSeconds: number, neededMs: number): Promise<void> {
  const window = windowSeconds * 1_000;
  const left = window - (Date.now() % window);
  if (left < neededMs) await setTimeout(left);
}

export const withinAMinute = (neededMs = 10_000): Promise<void> => withinAWindow(60, neededMs);
