import type Stripe from "stripe";
import type { Tx } from "../core";
import { newId } from "../ids";
import { newPaymentIntent } from "../objects/payment-intent";
import type { TestCard } from "./cards";
import type { TestAccount } from "./ibans";

export type Method = { type: "card"; card: TestCard } | { type: "bank_debit"; account: TestAccount };

export interface Payer {
  email: string;
  name: string | null;
}

/** How an attempt to pay ended, or why there was none. */
export type PayResult =
  | { outcome: "paid" | "processing" | "requires_action"; session: Stripe.Checkout.Session }
  | { outcome: "declined"; session: Stripe.Checkout.Session; error: Stripe.PaymentIntent.LastPaymentError }
  | {
      outcome: "refused";
      reason: "unknown" | "complete" | "expired" | "no_challenge" | "method_not_offered";
    };

/** An attempt: the session with its PaymentIntent, which Checkout makes at the first try. */
export interface Attempt {
  session: Stripe.Checkout.Session;
  intent: Stripe.PaymentIntent;
}

/** Events: payment_intent.created, when this is the first try. */
export function beginAttempt(tx: Tx, session: Stripe.Checkout.Session): Attempt {
  const basket = tx.tables.basket.get(session.id)!;
  // Another method was chosen: a challenge that is still open can no longer be answered.
  if (basket.challenge) tx.put("basket", { ...basket, challenge: null });
  const known =
    typeof session.payment_intent === "string" ? tx.tables.payment_intent.get(session.payment_intent) : null;
  if (known) return { session, intent: known };
  const intent = newPaymentIntent(session, basket.intent, tx.now);
  const tied: Stripe.Checkout.Session = { ...session, payment_intent: intent.id };
  tx.put("payment_intent", intent);
  tx.put("session", tied);
  tx.emit("payment_intent.created", intent);
  return { session: tied, intent };
}

export const newMethodId = (): string => newId("payment_method");

/** Where a person would see the receipt of a charge; the control page stands in. */
export const receiptUrl = (tx: Tx, charge: string): string => `${tx.sandbox.origin}/_sandbox#${charge}`;
