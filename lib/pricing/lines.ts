import { blocking, type Message } from "@/lib/kernel/message";
import { checkAmount } from "@/lib/kernel/money";
import type { Place } from "@/lib/tax/contract";
import { rateFor, regross } from "@/lib/tax/tax-rules";
import type { QuoteInput, QuoteLineInput } from "./contract";

export interface PricedLine extends QuoteLineInput {
  readonly unitAmount: number;
  readonly subtotal: number;
}

/**
 * Step 1: what each line costs before anything is taken off. A line that cannot be bought is left out of the money
 * and named; the stock of a variant that stands on several lines counts once.
 */
export function priceLines(input: QuoteInput, place: Place): { lines: PricedLine[]; messages: Message[] } {
  const messages: Message[] = [];
  const lines: PricedLine[] = [];
  for (const line of input.lines) {
    if (line.unitAmount === null) {
      messages.push(blocking("item_unavailable", { kind: "line", id: line.id }));
      continue;
    }
    const unitAmount = unitPrice(input, place, line, line.unitAmount);
    lines.push({ ...line, unitAmount, subtotal: checkAmount(unitAmount * line.quantity) });
  }
  return { lines, messages: [...messages, ...stockMessages(lines)] };
}

function unitPrice(input: QuoteInput, place: Place, line: QuoteLineInput, listed: number): number {
  const { market, rates } = input;
  if (!market.taxInclusive || market.fixedPrice === "gross" || !line.taxable) return listed;
  const home = rateFor(rates, { country: market.homeCountry, region: null }, line.taxClass)?.ratePpm ?? 0;
  const there = rateFor(rates, place, line.taxClass)?.ratePpm ?? 0;
  return home === there ? listed : regross(listed, home, there);
}

function stockMessages(lines: readonly PricedLine[]): Message[] {
  const wanted = new Map<string, number>();
  for (const line of lines) wanted.set(line.variantId, (wanted.get(line.variantId) ?? 0) + line.quantity);
  return lines
    .filter((line) => line.available !== null && (wanted.get(line.variantId) ?? 0) > line.available)
    .map((line) =>
      blocking(
        "out_of_stock",
        { kind: "line", id: line.id, field: "quantity" },
        { available: Math.max(0, line.available ?? 0), wanted: wanted.get(line.variantId) ?? 0 },
      ),
    );
}
