import type Stripe from "stripe";
import { newId } from "../ids";
import type { IntentWishes } from "../store/rows";

/** A PaymentIntent as Checkout makes it at the first attempt to pay, before any method is tried. */
export function newPaymentIntent(
  session: Stripe.Checkout.Session,
  wishes: IntentWishes,
  created: number,
): Stripe.PaymentIntent {
  const id = newId("payment_intent");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: session.allowed_payment_method_types,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${newId("secret")}`,
    confirmation_method: "automatic",
    created,
    currency: session.currency ?? "usd",
    customer: session.customer,
    customer_account: null,
    description: wishes.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: wishes.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: "automatic",
      },
    },
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: wishes.receipt_email,
    review: null,
    setup_future_usage: wishes.setup_future_usage,
    shipping: null,
    source: null,
    statement_descriptor: wishes.statement_descriptor,
    statement_descriptor_suffix: wishes.statement_descriptor_suffix,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: wishes.transfer_group,
  };
}
