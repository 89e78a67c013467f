/** "8.875" for 88,750 parts per million. */
export function percentText(ppm: number): string {
  return String(ppm / 10_000);
}

/** Parts per million of a percentage as people write it ("19", "8,875", "5.5 %"); null for anything else. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const ppm = Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"));
  return ppm <= 1_000_000 ? ppm : null;
}
