import { decimals } from "@/lib/kernel/money";

export interface ChargeRules {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/**
 * The least that Stripe charges, in minor units (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 * A currency that is not listed has no published minimum; Stripe then converts to the settlement currency's.
 */
const minimums: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

/** What a currency can be charged in: three-decimal amounts must end in 0, and eight digits are the most. */
export function chargeRules(currency: string): ChargeRules {
  return {
    minimum: minimums[currency] ?? 1,
    maximum: 99_999_999,
    step: decimals(currency) === 3 ? 10 : 1,
  };
}
