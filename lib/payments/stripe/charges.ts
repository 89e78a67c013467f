import type Stripe from "stripe";
import type { Ctx } from "@/lib/kernel/context";
import { stripeClient } from "./client";

export interface ChargeDetail {
  readonly chargeId: string;
  readonly methodType: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  /** What Stripe kept, in the minor units of `feeCurrency` as Stripe writes them; null until it is known. */
  readonly feeAmount: number | null;
  readonly feeCurrency: string | null;
}

/**
 * How a payment was made and what it cost us, read once it succeeded. Null when there is no charge yet. Who can do
 * without asks once, and waits `withinMs` at most.
 */
export async function readCharge(
  _ctx: Ctx,
  paymentIntentId: string,
  withinMs?: number,
): Promise<ChargeDetail | null> {
  const intent = await stripeClient().paymentIntents.retrieve(
    paymentIntentId,
    { expand: ["latest_charge.balance_transaction"] },
    withinMs === undefined ? {} : { timeout: withinMs, maxNetworkRetries: 0 },
  );
  const charge = intent.latest_charge;
  if (!charge || typeof charge === "string") return null;
  const balance = charge.balance_transaction as Stripe.BalanceTransaction | string | null;
  const method = charge.payment_method_details;
  return {
    chargeId: charge.id,
    methodType: method?.type ?? null,
    cardBrand: method?.card?.brand ?? null,
    cardLast4: method?.card?.last4 ?? null,
    feeAmount: balance && typeof balance !== "string" ? balance.fee : null,
    feeCurrency: balance && typeof balance !== "string" ? balance.currency.toUpperCase() : null,
  };
}
