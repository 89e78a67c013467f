import type Stripe from "stripe";

/** Metadata after an update: keys are merged, a key with an empty value is taken away. */
export function mergedMetadata(
  before: Stripe.Metadata | null,
  given: Stripe.Metadata | undefined,
): Stripe.Metadata {
  const merged = { ...before, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}
