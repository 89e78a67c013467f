import type Stripe from "stripe";

export interface NewRefund {
  id: string;
  amount: number;
  charge: Stripe.Charge;
  created: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Record<string, string>;
  status: "succeeded" | "pending";
  balance_transaction: string;
}

/** A complete refund (https://docs.stripe.com/api/refunds/object). */
export function newRefund(from: NewRefund): Stripe.Refund {
  const { charge } = from;
  const byCard = charge.payment_method_details?.type === "card";
  return {
    id: from.id,
    object: "refund",
    amount: from.amount,
    balance_transaction: from.balance_transaction,
    charge: charge.id,
    created: from.created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(byCard ? { destination_details: { card: pendingReference, type: "card" } } : {}),
    metadata: from.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(from.status === "pending" ? { pending_reason: "processing" } : {}),
    reason: from.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: from.status,
    transfer_reversal: null,
  };
}

const pendingReference: Stripe.Refund.DestinationDetails.Card = {
  reference_status: "pending",
  reference_type: "acquirer_reference_number",
  type: "refund",
};
