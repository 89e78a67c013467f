import { days } from "@/lib/kernel/clock";

/** A row of the price history, of one variant, list and quantity. Instants in milliseconds. */
export interface PricePeriod {
  readonly amount: number;
  readonly from: number;
  /** Exclusive; null for without end. */
  readonly to: number | null;
}

/** What was charged at an instant: the amount of the newest row valid then; null when there was none. */
export function amountAt(history: readonly PricePeriod[], at: number): number | null {
  let newest: PricePeriod | null = null;
  for (const row of history) {
    if (row.from > at || (row.to !== null && row.to <= at)) continue;
    if (newest === null || row.from >= newest.from) newest = row;
  }
  return newest?.amount ?? null;
}

/**
 * The lowest amount charged in the 30 days before the present price began: what a price reduction must name as the
 * prior price (Directive 98/6/EC, Art. 6a(2); CJEU C-330/23). Null when nothing was charged in those days.
 */
export function lowestPrior(history: readonly PricePeriod[], at: number, window = days(30)): number | null {
  const began = presentBegan(history, at);
  if (began === null) return null;
  const from = began - window;
  const moments = [from, ...turns(history).filter((turn) => turn > from && turn < began)];
  const charged = moments.map((moment) => amountAt(history, moment)).filter((amount) => amount !== null);
  return charged.length === 0 ? null : Math.min(...charged);
}

/** Since when the amount charged at `at` has been charged without a break. */
function presentBegan(history: readonly PricePeriod[], at: number): number | null {
  const present = amountAt(history, at);
  if (present === null) return null;
  let began = at;
  for (const turn of turns(history)
    .filter((moment) => moment <= at)
    .reverse()) {
    if (amountAt(history, turn) !== present) break;
    began = turn;
  }
  return began;
}

/** Every instant at which the amount may change, ascending. */
function turns(history: readonly PricePeriod[]): number[] {
  const moments = history.flatMap((row) => (row.to === null ? [row.from] : [row.from, row.to]));
  return [...new Set(moments)].sort((a, b) => a - b);
}
