import type Stripe from "stripe";

const basisPoints = 150;
const fixed = 25;

/** What a dispute costs, in minor units of the charge's currency. */
export const disputeFee = 1500;

/**
 * The sandbox's price list for a payment: 1.5 % of the amount, rounded half up, plus 25 minor units, never more than
 * the amount itself. The same for every currency and method, so that a test can reckon it.
 */
export function paymentFee(amount: number): number {
  return Math.min(amount, Math.floor((amount * basisPoints + 5000) / 10_000) + fixed);
}

/** The fee as the one entry of `fee_details`; none for a fee of zero. */
export function feeDetails(
  fee: number,
  currency: string,
  description: string,
): Stripe.BalanceTransaction.FeeDetail[] {
  if (fee === 0) return [];
  return [{ amount: fee, application: null, currency, description, type: "stripe_fee" }];
}
