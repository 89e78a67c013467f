import type Stripe from "stripe";
import type { Sandbox, Tx } from "../core";

/** Why nothing can be paid or changed in a session any more. */
export type Closed = "unknown" | "complete" | "expired";

/** The session while it is open. One whose time has passed is expired here, whether its timer has run or not. */
export function openSession(tx: Tx, id: string): Stripe.Checkout.Session | Closed {
  const session = tx.tables.session.get(id);
  if (!session) return "unknown";
  if (session.status === "complete") return "complete";
  if (session.status === "open" && session.expires_at <= tx.now) expire(tx, session);
  else if (session.status === "open") return session;
  return "expired";
}

/**
 * Closes an open session and cancels its PaymentIntent, if an attempt had made one.
 * Events: payment_intent.canceled, checkout.session.expired.
 */
export function expire(tx: Tx, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const intent =
    typeof session.payment_intent === "string" ? tx.tables.payment_intent.get(session.payment_intent) : null;
  const basket = tx.tables.basket.get(session.id);
  if (basket?.challenge) tx.put("basket", { ...basket, challenge: null });
  if (intent) {
    const canceled: Stripe.PaymentIntent = {
      ...intent,
      status: "canceled",
      canceled_at: tx.now,
      cancellation_reason: "automatic",
      next_action: null,
    };
    tx.put("payment_intent", canceled);
    tx.emit("payment_intent.canceled", canceled);
  }
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null };
  tx.put("session", expired);
  tx.emit("checkout.session.expired", expired);
  return expired;
}

/** Lets the session expire by itself when its time has come. */
export function watchExpiry(sandbox: Sandbox, session: Stripe.Checkout.Session): void {
  sandbox.clock.at(session.expires_at * 1000, () => {
    if (sandbox.tables.session.get(session.id)?.status !== "open") return;
    sandbox.commit(null, (tx) => openSession(tx, session.id));
  });
}
