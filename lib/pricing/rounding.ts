import { portionHalfUp, sum } from "@/lib/kernel/money";
import type { Adjustment, ChargeRules } from "./contract";
import type { PricedLine } from "./lines";

/**
 * Step 5: some currencies can be charged only in steps (three-decimal ones at Stripe: the last digit must be 0,
 * docs.stripe.com/currencies#three-decimal). The difference is an adjustment with a name, so that our total and
 * the charge are the same number. Rounding rule `charge step`: half up, once.
 */
export function roundToCharge(
  charge: ChargeRules,
  lines: readonly PricedLine[],
  adjustments: readonly Adjustment[],
): Adjustment[] {
  if (charge.step === 1) return [];
  const exact =
    sum(lines.map((line) => line.subtotal)) +
    sum(adjustments.filter((adjustment) => !adjustment.included).map((adjustment) => adjustment.amount));
  const rounded = portionHalfUp(exact, 1, charge.step) * charge.step;
  if (rounded === exact) return [];
  return [
    {
      type: "rounding",
      lineId: null,
      sourceKind: "rule",
      source: "charge_step",
      label: "Rounding",
      amount: rounded - exact,
      included: false,
    },
  ];
}
