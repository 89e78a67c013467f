import { invariant } from "./invariant";
import { sum } from "./money";

/**
 * Totals are an ordered list of signed amounts in minor units; exactly one `subtotal` (lines before any discount)
 * and one `total`, and everything but the total sums to the total. Tax that is already inside the prices is no
 * entry here (it would break the sum): it is told beside, as `IncludedTax`.
 */
export const totalTypes = [
  "subtotal",
  "items_discount",
  "discount",
  "fulfilment",
  "fulfilment_discount",
  "tax",
  "fee",
  "gift_wrap",
  "tip",
  "store_credit",
  "rounding",
  "total",
] as const;
export type TotalType = (typeof totalTypes)[number];

export interface TotalDetail {
  readonly label: string;
  readonly amount: number;
}

export interface Total {
  readonly type: TotalType;
  readonly code?: string;
  readonly label: string;
  readonly amount: number;
  readonly lines?: readonly TotalDetail[];
}

/** Checks the two promises of a totals list; throws when code broke them. Returns the total. */
export function checkTotals(totals: readonly Total[]): number {
  const totalEntries = totals.filter((entry) => entry.type === "total");
  invariant(totalEntries.length === 1, "totals have exactly one total");
  invariant(
    totals.filter((entry) => entry.type === "subtotal").length === 1,
    "totals have exactly one subtotal",
  );
  const total = totalEntries[0]!.amount;
  const parts = sum(totals.filter((entry) => entry.type !== "total").map((entry) => entry.amount));
  invariant(parts === total, `totals must sum: ${parts} is not ${total}`);
  return total;
}
