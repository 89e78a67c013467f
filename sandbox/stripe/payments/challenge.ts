import type Stripe from "stripe";
import type { Tx } from "../core";
import { chargeCard, failIntent } from "./card-payment";
import { findCard, type TestCard } from "./cards";
import { type Attempt, newMethodId, type Payer, type PayResult } from "./method";
import { openSession } from "./open-session";

/** Where the shopper proves who they are. */
export const challengeUrl = (origin: string, session: string): string => `${origin}/c/pay/${session}/3ds`;

/** The bank wants 3-D Secure: nothing is charged yet. Event: payment_intent.requires_action. */
export function askChallenge(tx: Tx, { session, intent }: Attempt, card: TestCard, payer: Payer): PayResult {
  const basket = tx.tables.basket.get(session.id)!;
  const url = challengeUrl(tx.sandbox.origin, session.id);
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    next_action: { type: "redirect_to_url", redirect_to_url: { return_url: session.url, url } },
    payment_method: newMethodId(),
    status: "requires_action",
  };
  tx.put("basket", { ...basket, challenge: { card: card.number, ...payer } });
  tx.put("payment_intent", waiting);
  tx.emit("payment_intent.requires_action", waiting);
  return { outcome: "requires_action", session };
}

/**
 * The shopper passed or failed the challenge. Passed: the card is charged (and may still be declined). Failed: the
 * session stays open. Event then: payment_intent.payment_failed.
 */
export function answerChallenge(tx: Tx, sessionId: string, passed: boolean): PayResult {
  const session = openSession(tx, sessionId);
  if (typeof session === "string") return { outcome: "refused", reason: session };
  const basket = tx.tables.basket.get(sessionId)!;
  const { challenge } = basket;
  const card = challenge && findCard(challenge.card);
  const intent =
    typeof session.payment_intent === "string" ? tx.tables.payment_intent.get(session.payment_intent) : null;
  if (!challenge || !card || !intent) return { outcome: "refused", reason: "no_challenge" };
  tx.put("basket", { ...basket, challenge: null });
  if (passed) return chargeCard(tx, { session, intent }, card, challenge, true);
  const failed = failIntent(tx, intent, notAuthenticated, null);
  tx.emit("payment_intent.payment_failed", failed);
  return { outcome: "declined", session, error: notAuthenticated };
}

const notAuthenticated: Stripe.PaymentIntent.LastPaymentError = {
  code: "payment_intent_authentication_failure",
  doc_url: "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  type: "invalid_request_error",
};
