/**
 * Stripe writes ISK and UGX with two decimals that are always zero, though they have none
 * (docs.stripe.com/currencies#special-cases). Everything else is ISO 4217, as in our house.
 */
const writtenWithTwoDecimals = new Set(["ISK", "UGX"]);

export function toStripeAmount(amount: number, currency: string): number {
  return writtenWithTwoDecimals.has(currency) ? amount * 100 : amount;
}

export function fromStripeAmount(amount: number, currency: string): number {
  return writtenWithTwoDecimals.has(currency.toUpperCase()) ? Math.round(amount / 100) : amount;
}
