import type Stripe from "stripe";
import type { Sandbox, Tx } from "../core";
import { newId } from "../ids";
import { approved, newCharge } from "../objects/charge";
import { bankDebitDetails } from "../objects/payment-method-details";
import { failIntent } from "./card-payment";
import { completeSession, withCustomer } from "./complete-session";
import { openDispute } from "./dispute";
import type { TestAccount } from "./ibans";
import { type Attempt, newMethodId, type Payer, type PayResult, receiptUrl } from "./method";
import { bookCharge } from "./settle-charge";

/**
 * The shopper signs a SEPA mandate: the session completes unpaid, the money comes or fails later.
 * Events: charge.pending, payment_intent.processing, checkout.session.completed.
 */
export function promiseDebit(tx: Tx, begun: Attempt, account: TestAccount, payer: Payer): PayResult {
  const { session, intent } = withCustomer(tx, begun, payer);
  const id = newId("payment");
  const charge = newCharge({
    id,
    created: tx.now,
    intent,
    payment_method: newMethodId(),
    details: bankDebitDetails(account.iban),
    email: payer.email,
    name: payer.name,
    receipt_url: receiptUrl(tx, id),
    status: "pending",
    outcome: approved,
    failure: null,
  });
  const processing: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    latest_charge: id,
    next_action: null,
    payment_method: charge.payment_method,
    status: "processing",
  };
  const at = tx.clock.now() + tx.sandbox.options.asyncDelay + account.extraDelay;
  tx.put("charge", charge);
  tx.put("payment_intent", processing);
  const { result, disputed } = account;
  tx.put("basket", { ...tx.tables.basket.get(session.id)!, promise: { at, result, disputed } });
  tx.emit("charge.pending", charge);
  tx.emit("payment_intent.processing", processing);
  const complete = completeSession(tx, session, payer, "unpaid");
  watchDebit(tx.sandbox, session.id, at);
  return { outcome: "processing", session: complete };
}

/** Lets the promised result happen when its time has come. */
export function watchDebit(sandbox: Sandbox, sessionId: string, at: number): void {
  sandbox.clock.at(at, () => {
    const promise = sandbox.tables.basket.get(sessionId)?.promise;
    if (promise) sandbox.commit(null, (tx) => settleDebit(tx, sessionId, promise.result));
  });
}

/**
 * The bank's word on a promised debit. Null when the session waits for none.
 * Events: charge.succeeded, payment_intent.succeeded, checkout.session.async_payment_succeeded; or charge.failed,
 * payment_intent.payment_failed, checkout.session.async_payment_failed.
 */
export function settleDebit(
  tx: Tx,
  sessionId: string,
  result: "succeed" | "fail",
): Stripe.Checkout.Session | null {
  const session = tx.tables.session.get(sessionId);
  const basket = tx.tables.basket.get(sessionId);
  if (!session || !basket?.promise || typeof session.payment_intent !== "string") return null;
  const intent = tx.tables.payment_intent.get(session.payment_intent)!;
  const charge = tx.tables.charge.get(String(intent.latest_charge))!;
  tx.put("basket", { ...basket, promise: null });
  if (result === "fail") return failDebit(tx, session, intent, charge);
  const paid = takeDebit(tx, session, intent, charge);
  if (basket.promise.disputed)
    openDispute(tx, tx.tables.charge.get(charge.id)!, { reason: "debit_not_authorized" });
  return paid;
}

function takeDebit(
  tx: Tx,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
): Stripe.Checkout.Session {
  const movement = bookCharge(tx, pending);
  const charge: Stripe.Charge = {
    ...pending,
    amount_captured: pending.amount,
    balance_transaction: movement.id,
    captured: true,
    paid: true,
    status: "succeeded",
  };
  const succeeded: Stripe.PaymentIntent = { ...intent, amount_received: intent.amount, status: "succeeded" };
  const paid: Stripe.Checkout.Session = { ...session, payment_status: "paid" };
  tx.put("charge", charge);
  tx.put("payment_intent", succeeded);
  tx.put("session", paid);
  tx.emit("charge.succeeded", charge);
  tx.emit("payment_intent.succeeded", succeeded);
  tx.emit("checkout.session.async_payment_succeeded", paid);
  return paid;
}

function failDebit(
  tx: Tx,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
): Stripe.Checkout.Session {
  const charge: Stripe.Charge = {
    ...pending,
    failure_code: "generic_could_not_process",
    failure_message: couldNotProcess,
    status: "failed",
  };
  const error: Stripe.PaymentIntent.LastPaymentError = {
    charge: charge.id,
    code: "payment_intent_payment_attempt_failed",
    decline_code: "generic_could_not_process",
    doc_url: "https://stripe.com/docs/error-codes/payment-intent-payment-attempt-failed",
    message: couldNotProcess,
    type: "card_error",
  };
  const failed = failIntent(tx, intent, error, charge.id);
  tx.put("charge", charge);
  tx.emit("charge.failed", charge);
  tx.emit("payment_intent.payment_failed", failed);
  tx.emit("checkout.session.async_payment_failed", session);
  return session;
}

const couldNotProcess = "The payment could not be processed by the customer's bank.";
