import { blocking, type Message } from "@/lib/kernel/message";
import { sum } from "@/lib/kernel/money";
import { applyCodes, takeOffDelivery } from "./codes";
import type { Quote, QuoteInput, QuoteLine } from "./contract";
import { deliveryStep } from "./delivery";
import { type PricedLine, priceLines } from "./lines";
import { roundToCharge } from "./rounding";
import { taxStep } from "./taxes";
import { buildTotals, includedTaxOf } from "./totals";

/**
 * The one place that computes money. Pure and repeatable: the same input gives the same quote, to the cent, in the
 * cart, the checkout, the admin's preview, the API and the tests. The order of its steps is the pricing policy:
 *
 *   1. list price (moved to the destination's tax where the market fixes the net price)
 *   2. order promotions, by priority, each on what the ones before left
 *   3. delivery, then delivery promotions
 *   4. tax, once a line and rate
 *   5. rounding to what the currency can be charged in
 *   6. totals, which must sum
 *
 * Rounding rules, each named where it is used: `unit price` half up a unit; `percent` down a step; `split` largest
 * remainder; `tax` half up a line and rate; `charge step` half up once.
 */
export function quote(input: QuoteInput): Quote {
  const place = input.destination ?? { country: input.market.homeCountry, region: null };
  const { lines, messages: lineMessages } = priceLines(input, place);
  const discounts = applyCodes(input, lines);
  const delivery = deliveryStep(input, lines, discounts.byLine);
  const deliveryDiscount = takeOffDelivery(discounts.freeDelivery, delivery);
  const taxes = taxStep(input, place, lines, discounts.byLine, delivery, deliveryDiscount);
  const adjustments = [
    ...discounts.adjustments,
    ...delivery.adjustments,
    ...deliveryDiscount.adjustments,
    ...taxes,
  ];
  const rounded = [...adjustments, ...roundToCharge(input.charge, lines, adjustments)];
  const totals = buildTotals(lines, rounded);
  const total = totals.at(-1)!.amount;
  return {
    currency: input.currency,
    taxInclusive: input.market.taxInclusive,
    lines: lines.map((line) => shownLine(line, rounded)),
    adjustments: rounded,
    requiresShipping: delivery.required,
    options: deliveryDiscount.options,
    delivery: deliveryDiscount.options.find((option) => option.code === delivery.selected?.code) ?? null,
    usualDelivery: deliveryDiscount.usual,
    applied: [...discounts.applied, ...deliveryDiscount.applied],
    totals,
    includedTax: includedTaxOf(rounded),
    total,
    messages: [
      ...lineMessages,
      ...discounts.messages,
      ...delivery.messages,
      ...chargeable(input, total, lines.length),
    ],
  };
}

function shownLine(line: PricedLine, adjustments: Quote["adjustments"]): QuoteLine {
  const own = adjustments.filter((adjustment) => adjustment.lineId === line.id && !adjustment.included);
  const discount = sum(
    own.filter((adjustment) => adjustment.type === "discount").map((adjustment) => adjustment.amount),
  );
  return {
    id: line.id,
    variantId: line.variantId,
    quantity: line.quantity,
    unitAmount: line.unitAmount,
    subtotal: line.subtotal,
    discount,
    total: line.subtotal + sum(own.map((adjustment) => adjustment.amount)),
  };
}

/** Zero needs no payment; anything else must be within what can be charged. */
function chargeable({ charge }: QuoteInput, total: number, lines: number): Message[] {
  if (lines > 0 && total > 0 && total < charge.minimum)
    return [blocking("amount_below_minimum", { kind: "checkout" }, { minimum: charge.minimum })];
  if (total > charge.maximum)
    return [blocking("amount_above_maximum", { kind: "checkout" }, { maximum: charge.maximum })];
  return [];
}
