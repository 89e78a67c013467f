import { invariant } from "./invariant";

/**
 * Money is an integer number of minor units with its currency, everywhere: 12.50 EUR is 1250, 980 JPY is 980,
 * 1.250 KWD is 1250. No float ever holds an amount; rates are integers or exact fractions.
 */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * ISO 4217 minor-unit exponents that differ from 2. ISK and UGX are 0 in ISO 4217, though Stripe wants them with
 * two decimals (docs.stripe.com/currencies#special-cases): the adapter converts, the house keeps to ISO.
 */
const exponents: Readonly<Record<string, 0 | 3>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimals a currency has: 0, 2 or 3. */
export function decimals(currency: string): 0 | 2 | 3 {
  return exponents[currency] ?? 2;
}

/** The largest amount the house accepts anywhere, in minor units: what Stripe can charge at most. */
export const MAX_AMOUNT = 99_999_999;

/** Asserts that a computed amount is a safe integer; a float or an overflow is a bug, not a rounding question. */
export function checkAmount(amount: number): number {
  invariant(Number.isSafeInteger(amount), `an amount must be a safe integer of minor units, got ${amount}`);
  return amount === 0 ? 0 : amount;
}

export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += checkAmount(amount);
  return checkAmount(total);
}

/** amount × numerator / denominator, exact inside, rounded down towards zero. Named rule: `floor`. */
export function portionDown(amount: number, numerator: number, denominator: number): number {
  return checkAmount(Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator)));
}

/** amount × numerator / denominator, exact inside, halves away from zero. Named rule: `half up`. */
export function portionHalfUp(amount: number, numerator: number, denominator: number): number {
  invariant(denominator > 0, "a fraction needs a positive denominator");
  const product = BigInt(amount) * BigInt(numerator);
  const whole = BigInt(denominator);
  const sign = product < 0n ? -1n : 1n;
  const magnitude = product * sign;
  return checkAmount(Number(sign * ((magnitude * 2n + whole) / (whole * 2n))));
}

/**
 * Splits an amount by weights so that the parts always sum to it: each part is rounded towards zero, and the units
 * left over go to the largest remainders, first come first on a tie. With all weights zero it splits evenly.
 */
export function split(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) {
    invariant(amount === 0, "an amount cannot be split over nothing");
    return [];
  }
  for (const weight of weights)
    invariant(Number.isSafeInteger(weight) && weight >= 0, "weights are integers >= 0");
  const used = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const whole = used.reduce((total, weight) => total + BigInt(weight), 0n);
  const sign = amount < 0 ? -1n : 1n;
  const magnitude = BigInt(checkAmount(amount)) * sign;
  const shares = used.map((weight, index) => {
    const exact = magnitude * BigInt(weight);
    return { index, part: exact / whole, rest: exact % whole };
  });
  let left = magnitude - shares.reduce((total, share) => total + share.part, 0n);
  for (const share of [...shares].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1,
  )) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map((share) => checkAmount(Number(share.part * sign)));
}

/** The locale's way of writing an amount, for people: `formatMoney({amount: 1250, currency: "EUR"}, "en")` is €12.50. */
export function formatMoney(money: Money, locale = "en"): string {
  return formatter(money.currency, locale).format(decimalString(money) as Intl.StringNumericLiteral);
}

/** The pieces of a written amount, so that a page can typeset the currency smaller than the figures. */
export function moneyParts(money: Money, locale = "en"): Intl.NumberFormatPart[] {
  return formatter(money.currency, locale).formatToParts(decimalString(money) as Intl.StringNumericLiteral);
}

/** "12.50": the plain decimal writing of an amount, for CSV, JSON-LD and feeds. */
export function decimalString({ amount, currency }: Money): string {
  const places = decimals(currency);
  const digits = Math.abs(checkAmount(amount))
    .toString()
    .padStart(places + 1, "0");
  const sign = amount < 0 ? "-" : "";
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Reads a plain decimal ("12", "12.5", "12.50") into minor units. Null for anything else: signs, exponents, group
 * separators, full-width digits, more decimals than the currency has, or more than MAX_AMOUNT.
 */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const places = decimals(currency);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > places) return null;
  const amount = Number(`${match[1]}${fraction.padEnd(places, "0")}`);
  return amount <= MAX_AMOUNT ? amount : null;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const places = decimals(currency);
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  formatters.set(key, made);
  return made;
}
