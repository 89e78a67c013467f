import type Stripe from "stripe";
import { newId } from "../ids";
import type { TestCard } from "../payments/cards";

/** `payment_method_details` of a card charge; `challenged` when a 3-D Secure challenge was passed. */
export function cardDetails(
  card: TestCard,
  amount: number,
  challenged: boolean,
): Stripe.Charge.PaymentMethodDetails {
  return {
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: "123456",
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      fingerprint: `sandbox${card.number.slice(-9)}`,
      funding: card.funding,
      installments: null,
      last4: card.number.slice(-4),
      mandate: null,
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: "104557651805572",
      regulated_status: "unregulated",
      three_d_secure: challenged ? passedChallenge : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

const passedChallenge: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: "a3f1c6a0-0000-4000-8000-000000000000",
  version: "2.2.0",
};

/** `payment_method_details` of a SEPA direct debit. */
export function bankDebitDetails(iban: string): Stripe.Charge.PaymentMethodDetails {
  return {
    type: "sepa_debit",
    sepa_debit: {
      bank_code: iban.slice(4, 9),
      branch_code: "",
      country: iban.slice(0, 2),
      fingerprint: `sandbox${iban.slice(-9)}`,
      last4: iban.slice(-4),
      mandate: newId("mandate"),
    },
  };
}
