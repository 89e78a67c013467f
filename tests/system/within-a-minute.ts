import { setTimeout } from "node:timers/promises";

/** Limits are counted by the minute of the clock: where it turns while they are tried out, more passes than one allows. */
export async function withinAMinute(neededMs = 10_000): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < neededMs) await setTimeout(left);
}
