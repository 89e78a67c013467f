/** How finely a percentage is kept: basis points have two decimals of a percent, parts per million four. */
type Decimals = 2 | 4;

/** "8.875" for 88,750 parts per million (four decimals), "12.5" for 1,250 basis points (two). */
export function percentText(value: number, decimals: Decimals): string {
  return String(value / 10 ** decimals);
}

/**
 * A percentage as people write it ("19", "8,875", "5.5 %"), in basis points or parts per million, `most` at most; null for
 * anything else, also for what is finer than it is kept.
 */
export function readPercent(text: string, decimals: Decimals, most: number): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim());
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > decimals) return null;
  const value = Number(match[1]! + fraction.padEnd(decimals, "0"));
  return value <= most ? value : null;
}
