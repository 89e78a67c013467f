import type Stripe from "stripe";

const sevenDays = 604_800;

export interface NewDispute {
  id: string;
  amount: number;
  charge: Stripe.Charge;
  created: number;
  reason: string;
  balance_transactions: Stripe.BalanceTransaction[];
}

/** A complete dispute that waits for the shop's answer (https://docs.stripe.com/api/disputes/object). */
export function newDispute(from: NewDispute): Stripe.Dispute {
  return {
    id: from.id,
    object: "dispute",
    amount: from.amount,
    balance_transactions: from.balance_transactions,
    charge: from.charge.id,
    created: from.created,
    currency: from.charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: from.created + sevenDays,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: "10.4",
    payment_intent: from.charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: from.charge.payment_method_details?.card?.brand ?? "visa",
        case_type: "chargeback",
        network: "visa",
        network_reason_code: "10.4",
      },
    },
    reason: from.reason,
    status: "needs_response",
  };
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
