import type Stripe from "stripe";

export interface NewCharge {
  id: string;
  created: number;
  intent: Stripe.PaymentIntent;
  payment_method: string;
  details: Stripe.Charge.PaymentMethodDetails;
  email: string | null;
  name: string | null;
  receipt_url: string | null;
  status: "succeeded" | "pending" | "failed";
  outcome: Stripe.Charge.Outcome;
  failure: { code: string; message: string } | null;
}

/** A complete charge for the whole amount of the intent (https://docs.stripe.com/api/charges/object). */
export function newCharge(from: NewCharge): Stripe.Charge {
  const { intent } = from;
  const captured = from.status === "succeeded";
  return {
    id: from.id,
    object: "charge",
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: noAddress, email: from.email, name: from.name, phone: null, tax_id: null },
    calculated_statement_descriptor: "CARTWRIGHT SANDBOX",
    captured,
    created: from.created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: from.failure?.code ?? null,
    failure_message: from.failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: from.outcome,
    paid: captured,
    payment_intent: intent.id,
    payment_method: from.payment_method,
    payment_method_details: from.details,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: from.receipt_url,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: from.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

export const noAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

export const approved: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: "approved_by_network",
  reason: null,
  risk_level: "normal",
  risk_score: 20,
  seller_message: "Payment complete.",
  type: "authorized",
};

export function declinedByBank(reason: string): Stripe.Charge.Outcome {
  return {
    advice_code: "try_again_later",
    network_advice_code: null,
    network_decline_code: "05",
    network_status: "declined_by_network",
    reason,
    risk_level: "normal",
    risk_score: 20,
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
}
