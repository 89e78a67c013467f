import type Stripe from "stripe";
import type { Tx } from "../core";
import { newId } from "../ids";
import { approved, declinedByBank, newCharge } from "../objects/charge";
import { cardDetails } from "../objects/payment-method-details";
import type { Decline, TestCard } from "./cards";
import { completeSession, withCustomer } from "./complete-session";
import { openDispute } from "./dispute";
import { type Attempt, newMethodId, type Payer, type PayResult, receiptUrl } from "./method";
import { settleCharge } from "./settle-charge";

/** Charges the card: the money moves, or the bank says no and the session stays open. */
export function chargeCard(
  tx: Tx,
  attempt: Attempt,
  card: TestCard,
  payer: Payer,
  challenged: boolean,
): PayResult {
  return card.decline
    ? declineCard(tx, attempt, card, card.decline, payer)
    : takeCard(tx, withCustomer(tx, attempt, payer), card, payer, challenged);
}

/** Events: charge.succeeded, payment_intent.succeeded, checkout.session.completed, charge.updated. */
function takeCard(
  tx: Tx,
  { session, intent }: Attempt,
  card: TestCard,
  payer: Payer,
  challenged: boolean,
): PayResult {
  const id = newId("charge");
  const charge = newCharge({
    id,
    created: tx.now,
    intent,
    payment_method: newMethodId(),
    details: cardDetails(card, intent.amount, challenged),
    email: payer.email,
    name: payer.name,
    receipt_url: receiptUrl(tx, id),
    status: "succeeded",
    outcome: approved,
    failure: null,
  });
  const paid: Stripe.PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: id,
    next_action: null,
    payment_method: charge.payment_method,
    status: "succeeded",
  };
  tx.put("charge", charge);
  tx.put("payment_intent", paid);
  tx.emit("charge.succeeded", charge);
  tx.emit("payment_intent.succeeded", paid);
  const complete = completeSession(tx, session, payer, "paid");
  settleCharge(tx, charge);
  if (card.dispute) openDispute(tx, tx.tables.charge.get(id)!, { reason: card.dispute });
  return { outcome: "paid", session: complete };
}

/** Events: charge.failed, payment_intent.payment_failed. */
function declineCard(
  tx: Tx,
  { session, intent }: Attempt,
  card: TestCard,
  decline: Decline,
  payer: Payer,
): PayResult {
  const charge = newCharge({
    id: newId("charge"),
    created: tx.now,
    intent,
    payment_method: newMethodId(),
    details: cardDetails(card, intent.amount, false),
    email: payer.email,
    name: payer.name,
    receipt_url: null,
    status: "failed",
    outcome: declinedByBank(decline.decline_code),
    failure: { code: decline.code, message: decline.message },
  });
  const error: Stripe.PaymentIntent.LastPaymentError = {
    charge: charge.id,
    code: decline.code,
    decline_code: decline.decline_code,
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
    message: decline.message,
    type: "card_error",
  };
  const failed = failIntent(tx, intent, error, charge.id);
  tx.put("charge", charge);
  tx.emit("charge.failed", charge);
  tx.emit("payment_intent.payment_failed", failed);
  return { outcome: "declined", session, error };
}

/** Puts a PaymentIntent back to where another method can be tried. */
export function failIntent(
  tx: Tx,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  charge: string | null,
): Stripe.PaymentIntent {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: error,
    latest_charge: charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  tx.put("payment_intent", failed);
  return failed;
}
