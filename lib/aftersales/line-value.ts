import { portionDown, sum } from "@/lib/kernel/money";

interface ValuedLine {
  readonly id: string;
  readonly quantity: number;
  readonly subtotalAmount: number;
}

interface ValuedAdjustment {
  readonly lineId: string | null;
  readonly amount: number;
  readonly included: boolean;
}

/** What a buyer paid for a line: its subtotal with every adjustment of its own that sums. */
export function linePaid(line: ValuedLine, adjustments: readonly ValuedAdjustment[]): number {
  const own = adjustments.filter((row) => row.lineId === line.id && !row.included);
  return line.subtotalAmount + sum(own.map((row) => row.amount));
}

/**
 * What the units from `before` to `before + units` of a line are worth, so that any sequence of partial cancellations
 * adds up to exactly what was paid: each is the difference of two rounded-down running shares.
 */
export function unitsPaid(
  line: ValuedLine,
  adjustments: readonly ValuedAdjustment[],
  before: number,
  units: number,
): number {
  const paid = linePaid(line, adjustments);
  return portionDown(paid, before + units, line.quantity) - portionDown(paid, before, line.quantity);
}
