import type { EditedMethod } from "@/lib/shipping/contract";
import { money } from "../format";

/** What a way to deliver costs, as one would say it. */
export function costWords({ kind, amount, bands, freeFrom, currency }: EditedMethod): string {
  const price =
    kind === "flat"
      ? amount === 0
        ? "Free"
        : money(amount, currency)
      : bands
          .map((band) => `${money(band.amount, currency)} to ${band.upToGrams / 1_000}\u00a0kg`)
          .join(", ");
  return freeFrom === null ? price : `${price}, free from ${money(freeFrom, currency)}`;
}

export function daysWords({ minDays, maxDays }: Pick<EditedMethod, "minDays" | "maxDays">): string {
  if (minDays === maxDays) return maxDays === 1 ? "1 working day" : `${maxDays} working days`;
  return `${minDays} to ${maxDays} working days`;
}
