import Stripe from "stripe";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { fromStripeAmount, toStripeAmount } from "./amounts";
import { stripeClient } from "./client";
import { problemOf } from "./sessions";

export interface RefundFact {
  readonly stripeRefundId: string;
  /** Ours, from metadata; null for one made at Stripe itself. */
  readonly refundId: string | null;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly state: "pending" | "succeeded" | "failed";
  readonly problem: string | null;
}

/**
 * Gives money back. The idempotency key is refund and try: repeating a try never refunds twice.
 * Refusals: `refund_refused` (Stripe says no for good), `refund_unavailable` (try again; `executed` when Stripe will
 * replay its failure under this key).
 */
export async function createRefund(
  _ctx: Ctx,
  request: {
    readonly refundId: string;
    readonly tryNumber: number;
    readonly paymentIntentId: string;
    readonly amount: number;
    readonly currency: string;
  },
): Promise<
  Result<RefundFact, "refund_refused" | "refund_unavailable", { problem: string; executed: boolean }>
> {
  try {
    const refund = await stripeClient().refunds.create(
      {
        payment_intent: request.paymentIntentId,
        amount: toStripeAmount(request.amount, request.currency),
        metadata: { refund: request.refundId },
      },
      { idempotencyKey: `refund:${request.refundId}:${request.tryNumber}` },
    );
    return ok(refundFact(refund));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const executed = error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500;
    const final =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== "idempotency_key_in_use";
    return refuse(final ? "refund_refused" : "refund_unavailable", { problem: problemOf(error), executed });
  }
}

/** Every refund of a payment at Stripe, for finding one whose answer never arrived. */
export async function refundsOf(_ctx: Ctx, paymentIntentId: string): Promise<RefundFact[]> {
  const list = await stripeClient().refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  return list.data.map(refundFact);
}

export function refundFact(refund: Stripe.Refund): RefundFact {
  const currency = refund.currency.toUpperCase();
  const id = (value: string | { id: string } | null) =>
    typeof value === "string" ? value : (value?.id ?? null);
  return {
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refund ?? null,
    paymentIntentId: id(refund.payment_intent),
    chargeId: id(refund.charge),
    amount: fromStripeAmount(refund.amount, currency),
    currency,
    state: stateOf(refund.status),
    problem: refund.failure_reason ?? null,
  };
}

function stateOf(status: string | null): RefundFact["state"] {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}
