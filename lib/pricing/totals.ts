import { sum } from "@/lib/kernel/money";
import { checkTotals, type Total, type TotalDetail } from "@/lib/kernel/totals";
import type { Adjustment, AdjustmentType } from "./contract";

const labels: Record<AdjustmentType, string> = {
  discount: "Discount",
  fulfilment: "Delivery",
  fulfilment_discount: "Delivery discount",
  tax: "Tax",
  rounding: "Rounding",
};
const order: readonly AdjustmentType[] = ["discount", "fulfilment", "fulfilment_discount", "tax", "rounding"];

/**
 * Step 6, and the same list for a placed order: subtotal, what changed it, total. No entry for what did not happen,
 * except delivery, which may be chosen and cost nothing.
 */
export function buildTotals(
  lines: readonly { readonly subtotal: number }[],
  adjustments: readonly Adjustment[],
): Total[] {
  const subtotal = sum(lines.map((line) => line.subtotal));
  const summing = adjustments.filter((adjustment) => !adjustment.included);
  const entries = order.flatMap((type) =>
    entryOf(
      type,
      summing.filter((adjustment) => adjustment.type === type),
    ),
  );
  const total = subtotal + sum(entries.map((entry) => entry.amount));
  const totals: Total[] = [
    { type: "subtotal", label: "Subtotal", amount: subtotal },
    ...entries,
    { type: "total", label: "Total", amount: total },
  ];
  checkTotals(totals);
  return totals;
}

/** The tax inside the prices, by rate name, for "includes VAT 19%: 3.19". */
export function includedTaxOf(adjustments: readonly Adjustment[]): TotalDetail[] {
  return byLabel(adjustments.filter((adjustment) => adjustment.included));
}

function entryOf(type: AdjustmentType, rows: readonly Adjustment[]): Total[] {
  if (rows.length === 0) return [];
  const lines = byLabel(rows);
  return [{ type, label: labels[type], amount: sum(rows.map((row) => row.amount)), lines }];
}

function byLabel(rows: readonly Adjustment[]): TotalDetail[] {
  const amounts = new Map<string, number>();
  for (const row of rows) amounts.set(row.label, (amounts.get(row.label) ?? 0) + row.amount);
  return [...amounts].map(([label, amount]) => ({ label, amount }));
}
