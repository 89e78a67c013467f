import { env, isLiveKey } from "@/lib/env";

/** The page of a payment in Stripe's dashboard, where a dispute of it is answered too. */
export function paymentAtStripe(paymentIntentId: string): string {
  const mode = isLiveKey(env().STRIPE_SECRET_KEY) ? "" : "test/";
  return `https://dashboard.stripe.com/${mode}payments/${encodeURIComponent(paymentIntentId)}`;
}
