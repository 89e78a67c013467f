import { z } from "zod";
import { MAX_AMOUNT, portionHalfUp } from "@/lib/kernel/money";

/** By how much prices go up or down, in basis points: 1,000 is 10 % more, -1,000 is 10 % less. */
export const percentChangeSchema = z
  .int()
  .min(-9_900)
  .max(100_000)
  .refine((byBp) => byBp !== 0, "Say by how much.");

/**
 * What an amount becomes: amount × (10,000 + byBp) / 10,000, exact inside and rounded once to a whole minor unit, halves
 * up (named rule `half up`). Free stays free. Null where a price would become nothing, or more than a price may be.
 */
export function changedByPercent(amount: number, byBp: number): number | null {
  const changed = portionHalfUp(amount, 10_000 + byBp, 10_000);
  return (amount > 0 && changed === 0) || changed > MAX_AMOUNT ? null : changed;
}
