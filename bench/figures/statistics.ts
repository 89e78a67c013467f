/** The middle of some numbers; the mean of the two middle ones when they are even in number. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** A percentile by linear interpolation between closest ranks. NaN for no values. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * p) / 100;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Pairs of the same round divided, then their median: what disturbed a round disturbed both sides of it. */
export function medianRatio(values: readonly number[], floors: readonly number[]): number {
  return median(values.map((value, at) => value / floors[at]!));
}
