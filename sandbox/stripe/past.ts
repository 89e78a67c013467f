import type Stripe from "stripe";
import type { PastEnd, PastPayment } from "@/db/seed/demo/history/past-payment";
import type { Tx } from "./core";
import { paymentFee } from "./money/fees";
import { newBalanceTransaction } from "./objects/balance-transaction";
import { approved, newCharge } from "./objects/charge";
import { newDispute } from "./objects/dispute";
import { newPaymentIntent } from "./objects/payment-intent";
import { bankDebitDetails, cardDetails } from "./objects/payment-method-details";
import { newRefund } from "./objects/refund";
import { customerDetails, newSession } from "./objects/session";
import { watchDebit } from "./payments/bank-debit";
import { newMethodId } from "./payments/method";
import type { IntentWishes } from "./store/rows";

/** How long from now a bank takes to say yes to what it has promised. */
const BANK_DAYS = 2 * 86_400_000;

/**
 * Puts a payment of a shop's past among the objects, as if it had been made here: it can be looked up, given back and
 * disputed. Nobody is told: its events are long gone. One that a bank has promised is settled when its time comes.
 */
export function rememberPayment(tx: Tx, past: PastPayment): void {
  const session = sessionOf(tx, past);
  const { end } = past;
  const intent = end.kind === "expired" ? null : intentOf(session, past, end);
  const isPaid = end.kind === "paid";
  tx.put("session", {
    ...session,
    status: end.kind === "expired" ? "expired" : "complete",
    payment_status: isPaid ? "paid" : "unpaid",
    payment_intent: intent?.id ?? null,
    customer_details: customerDetails(past.email, past.name),
    url: null,
  });
  const at = end.kind === "promised" ? tx.clock.now() + BANK_DAYS : null;
  const promise = at === null ? null : ({ at, result: "succeed", disputed: false } as const);
  tx.put("basket", { id: session.id, lines: [], intent: wishesOf(past), challenge: null, promise });
  if (end.kind === "expired" || !intent) return;
  tx.put("payment_intent", intent);
  charge(tx, past, end, intent);
  if (at !== null) watchDebit(tx.sandbox, session.id, at);
}

type Tried = Exclude<PastEnd, { kind: "expired" }>;

const unix = (at: Date): number => Math.floor(at.getTime() / 1_000);
const oursOf = ({ paymentId, orderId, checkoutId }: PastPayment) => ({
  payment: paymentId,
  order: orderId,
  checkout: checkoutId,
});

function sessionOf(tx: Tx, past: PastPayment): Stripe.Checkout.Session {
  return newSession({
    id: past.sessionId,
    url: `${tx.sandbox.origin}/c/pay/${past.sessionId}`,
    created: unix(past.createdAt),
    expires_at: unix(past.expiresAt),
    currency: past.currency.toLowerCase(),
    total: past.amount,
    success_url: `${tx.sandbox.origin}/_sandbox`,
    cancel_url: null,
    client_reference_id: past.paymentId,
    customer: null,
    customer_email: past.email,
    customer_creation: "if_required",
    email: past.email,
    locale: "auto",
    metadata: oursOf(past),
    allowed_payment_method_types: null,
    payment_method_types: ["card", "sepa_debit"],
    submit_type: null,
    billing_address_collection: null,
    shipping_countries: null,
    allow_promotion_codes: null,
    phone_numbers: false,
    custom_text: { submit: null, after_submit: null },
  });
}

function wishesOf(past: PastPayment): IntentWishes {
  return {
    description: past.orderLabel,
    metadata: oursOf(past),
    receipt_email: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    setup_future_usage: null,
    transfer_group: null,
  };
}

const intentStates = {
  paid: "succeeded",
  promised: "processing",
  failed: "requires_payment_method",
} as const;
const chargeStates = { paid: "succeeded", promised: "pending", failed: "failed" } as const;

function intentOf(session: Stripe.Checkout.Session, past: PastPayment, end: Tried): Stripe.PaymentIntent {
  return {
    ...newPaymentIntent(session, wishesOf(past), unix(end.at)),
    id: end.intentId,
    amount_received: end.kind === "paid" ? past.amount : 0,
    latest_charge: end.chargeId,
    status: intentStates[end.kind],
  };
}

function charge(tx: Tx, past: PastPayment, end: Tried, intent: Stripe.PaymentIntent): void {
  const made = newCharge({
    id: end.chargeId,
    created: unix(end.at),
    intent,
    payment_method: newMethodId(),
    details: detailsOf(end, past.amount),
    email: past.email,
    name: past.name,
    receipt_url: null,
    status: chargeStates[end.kind],
    outcome: approved,
    failure: null,
  });
  if (end.kind !== "paid") {
    tx.put("charge", made);
    return;
  }
  const booked = movement(tx, made, "charge", past.amount, paymentFee(past.amount), made.id, end.at);
  const refunded = end.refunds.reduce((total, refund) => total + refund.amount, 0);
  const known: Stripe.Charge = {
    ...made,
    balance_transaction: booked,
    amount_refunded: refunded,
    refunded: refunded === past.amount,
    disputed: end.dispute !== null,
  };
  tx.put("charge", known);
  for (const { stripeRefundId, refundId, amount, at } of end.refunds)
    tx.put(
      "refund",
      newRefund({
        id: stripeRefundId,
        amount,
        charge: known,
        created: unix(at),
        reason: null,
        metadata: { refund: refundId },
        status: "succeeded",
        balance_transaction: movement(tx, known, "refund", -amount, 0, stripeRefundId, at),
      }),
    );
  if (end.dispute) dispute(tx, known, end.dispute);
}

function dispute(tx: Tx, charge: Stripe.Charge, told: NonNullable<Tried["dispute"]>): void {
  const { stripeDisputeId: id, reason, at, state } = told;
  const { amount } = charge;
  const opened = newDispute({ id, amount, charge, created: unix(at), reason, balance_transactions: [] });
  tx.put("dispute", { ...opened, status: state });
}

function movement(
  tx: Tx,
  charge: Stripe.Charge,
  type: "charge" | "refund",
  amount: number,
  fee: number,
  source: string,
  at: Date,
): string {
  const made = newBalanceTransaction({
    type,
    reporting_category: type,
    amount,
    fee,
    fee_description: "Stripe processing fees",
    currency: charge.currency,
    description: charge.description,
    source,
    created: unix(at),
  });
  tx.put("balance_transaction", { ...made, status: "available" });
  return made.id;
}

function detailsOf({ method }: Tried, amount: number): Stripe.Charge.PaymentMethodDetails {
  if (method.type === "sepa_debit") return bankDebitDetails(`AT61190430023457${method.last4}`);
  const number = `424242424242${method.last4}`;
  const card = { number, brand: method.brand, country: "DE", funding: "credit", does: "succeeded" } as const;
  return cardDetails(card, amount, false);
}
