import type Stripe from "stripe";
import type { Tx } from "../core";
import { newId } from "../ids";
import { newCustomer } from "../objects/customer";
import { customerDetails } from "../objects/session";
import type { Attempt, Payer } from "./method";

/** With `customer_creation: always` the payer becomes a customer, before the charge that names it. */
export function withCustomer(tx: Tx, attempt: Attempt, payer: Payer): Attempt {
  if (attempt.session.customer_creation !== "always" || attempt.session.customer !== null) return attempt;
  const customer = newCustomer({
    id: newId("customer"),
    created: tx.now,
    address: null,
    description: null,
    email: payer.email,
    metadata: {},
    name: payer.name,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
  });
  tx.put("customer", customer);
  tx.emit("customer.created", customer);
  return {
    session: { ...attempt.session, customer: customer.id },
    intent: { ...attempt.intent, customer: customer.id },
  };
}

/** Closes the session as the shopper sees it: done, whatever the money still does. Event: checkout.session.completed. */
export function completeSession(
  tx: Tx,
  session: Stripe.Checkout.Session,
  payer: Payer,
  payment: "paid" | "unpaid" | "no_payment_required",
): Stripe.Checkout.Session {
  const complete: Stripe.Checkout.Session = {
    ...session,
    customer_details: customerDetails(payer.email, payer.name),
    payment_status: payment,
    status: "complete",
    url: null,
  };
  tx.put("session", complete);
  tx.emit("checkout.session.completed", complete);
  return complete;
}
