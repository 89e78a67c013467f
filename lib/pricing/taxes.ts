import type { Place, TaxRate } from "@/lib/tax/contract";
import { rateFor, taxOn, taxWithin } from "@/lib/tax/tax-rules";
import type { Adjustment, QuoteInput } from "./contract";
import type { DeliveryStep } from "./delivery";
import type { PricedLine } from "./lines";

/**
 * Step 4: tax on what is left of each line and of delivery after discounts, once a line and rate (rounding rule
 * `tax`). In a tax-inclusive list the rows are `included`: they tell what is inside and add nothing.
 */
export function taxStep(
  input: QuoteInput,
  place: Place,
  lines: readonly PricedLine[],
  discounts: ReadonlyMap<string, number>,
  delivery: DeliveryStep,
  deliveryDiscount: { readonly amount: number },
): Adjustment[] {
  const rows: Adjustment[] = [];
  for (const line of lines) {
    const rate = line.taxable ? rateFor(input.rates, place, line.taxClass) : null;
    if (rate) rows.push(...taxRow(input, rate, line.id, line.subtotal + (discounts.get(line.id) ?? 0)));
  }
  const deliveryRate = delivery.method ? rateFor(input.rates, place, delivery.method.taxClass) : null;
  if (deliveryRate && delivery.selected) {
    rows.push(...taxRow(input, deliveryRate, null, delivery.selected.amount - deliveryDiscount.amount));
  }
  return rows;
}

function taxRow(input: QuoteInput, rate: TaxRate, lineId: string | null, base: number): Adjustment[] {
  const included = input.market.taxInclusive;
  const amount = included ? taxWithin(base, rate.ratePpm) : taxOn(base, rate.ratePpm);
  if (amount === 0) return [];
  return [
    { type: "tax", lineId, sourceKind: "tax_rate", source: rate.id, label: rate.name, amount, included },
  ];
}
