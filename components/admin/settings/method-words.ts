import type { EditedMethod } from "@/lib/shipping/contract";
import { money } from "../format";

/** What a delivery method costs, as one would say it, a line a band of weights. */
export function costLines({ kind, amount, bands, freeFrom, currency }: EditedMethod): string[] {
  const free = freeFrom === null ? null : `free from ${money(freeFrom, currency)}`;
  if (kind === "flat") {
    const price = amount === 0 ? "Free" : money(amount, currency);
    return [free ? `${price}, ${free}` : price];
  }
  const lines = bands.map(
    (band) => `${money(band.amount, currency)} up to ${band.upToGrams / 1_000}\u00a0kg`,
  );
  return free ? [...lines, free] : lines;
}

export function daysWords({ minDays, maxDays }: Pick<EditedMethod, "minDays" | "maxDays">): string {
  if (minDays === maxDays) return maxDays === 1 ? "1 working day" : `${maxDays} working days`;
  return `${minDays} to ${maxDays} working days`;
}
