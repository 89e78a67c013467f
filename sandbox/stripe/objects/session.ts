import type Stripe from "stripe";

/** What decides a new Checkout Session; everything else of the object is as Stripe answers by default. */
export interface NewSession {
  id: string;
  url: string;
  created: number;
  expires_at: number;
  currency: string;
  total: number;
  success_url: string;
  cancel_url: string | null;
  client_reference_id: string | null;
  customer: string | null;
  customer_email: string | null;
  customer_creation: "always" | "if_required" | null;
  /** The email address that is known before payment: the given one, or the customer's. */
  email: string | null;
  locale: string | null;
  metadata: Record<string, string>;
  allowed_payment_method_types: string[] | null;
  payment_method_types: string[];
  submit_type: string | null;
  billing_address_collection: string | null;
  shipping_countries: string[] | null;
  allow_promotion_codes: boolean | null;
  phone_numbers: boolean;
  custom_text: { submit: string | null; after_submit: string | null };
}

/** A complete open session (https://docs.stripe.com/api/checkout/sessions/object). */
export function newSession(from: NewSession): Stripe.Checkout.Session {
  return {
    id: from.id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: from.allow_promotion_codes,
    allowed_payment_method_types: from.allowed_payment_method_types,
    amount_subtotal: from.total,
    amount_total: from.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: from.billing_address_collection,
    cancel_url: from.cancel_url,
    client_reference_id: from.client_reference_id,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: from.created,
    currency: from.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: message(from.custom_text.after_submit),
      shipping_address: null,
      submit: message(from.custom_text.submit),
      terms_of_service_acceptance: null,
    },
    customer: from.customer,
    customer_account: null,
    customer_creation: from.customer_creation,
    customer_details: from.email === null ? null : customerDetails(from.email, null),
    customer_email: from.customer_email,
    discounts: [],
    expires_at: from.expires_at,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: from.locale,
    managed_payments: null,
    metadata: from.metadata,
    mode: "payment",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: from.payment_method_types,
    payment_status: from.total === 0 ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: from.phone_numbers },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection:
      from.shipping_countries === null ? null : { allowed_countries: from.shipping_countries },
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: from.submit_type,
    subscription: null,
    success_url: from.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: from.url,
    wallet_options: null,
  };
}

export function customerDetails(email: string, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
  };
}

const message = (text: string | null): { message: string } | null =>
  text === null ? null : { message: text };
