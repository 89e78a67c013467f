import type Stripe from "stripe";
import { invalid } from "../http/errors";
import { ignored, need, type Rule, type RulesFor, shape, unsupported } from "../http/rules";
import { bool, int, list, metadata, oneOf, text, url } from "../http/values";
import { locales } from "./locales";

/** A feature that may be named as long as it is off. */
const off: Rule<undefined> = {
  read(value, path) {
    const enabled = typeof value === "object" && value.enabled !== undefined && value.enabled !== "false";
    if (enabled) unsupported.read(value, path);
    return undefined;
  },
};

const message = shape({ message: need(text(1200)) });

const email: Rule<string> = {
  read(value, path) {
    const address = text(800).read(value, path);
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return address;
    throw invalid(`Invalid email address: ${address}`, path, "email_invalid");
  },
};

const hosted: Rule<"hosted_page"> = {
  read: (value, path) =>
    value === "hosted_page" ? value : unsupported.read(value, `${path}=${String(value)}`),
};

const productData = {
  description: text(40_000),
  images: list(url(), 8),
  metadata: metadata(),
  name: need(text(250)),
  tax_code: ignored,
  tax_details: unsupported,
  unit_label: ignored,
} satisfies RulesFor<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>;

const priceData = {
  currency: need(text(3)),
  product: unsupported,
  product_data: need(shape(productData)),
  recurring: unsupported,
  tax_behavior: oneOf(["exclusive", "inclusive", "unspecified"]),
  unit_amount: need(int(0)),
  unit_amount_decimal: unsupported,
} satisfies RulesFor<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>;

const lineItem = {
  adjustable_quantity: off,
  metadata: metadata(),
  price: unsupported,
  price_data: need(shape(priceData)),
  quantity: need(int(1)),
  tax_rates: unsupported,
} satisfies RulesFor<Stripe.Checkout.SessionCreateParams.LineItem>;

const paymentIntentData = {
  application_fee_amount: unsupported,
  capture_method: oneOf(["automatic", "automatic_async"]),
  description: text(1000),
  metadata: metadata(),
  on_behalf_of: unsupported,
  receipt_email: email,
  setup_future_usage: oneOf(["off_session", "on_session"]),
  shipping: ignored,
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_data: unsupported,
  transfer_group: text(),
} satisfies RulesFor<Stripe.Checkout.SessionCreateParams.PaymentIntentData>;

/** https://docs.stripe.com/api/checkout/sessions/create */
export const createSessionParams = {
  adaptive_pricing: ignored,
  after_expiration: unsupported,
  allow_promotion_codes: bool(),
  allowed_payment_method_types: list(text(), 60),
  automatic_tax: off,
  billing_address_collection: oneOf(["auto", "required"]),
  branding_settings: ignored,
  cancel_url: url(),
  client_reference_id: text(200),
  consent_collection: unsupported,
  currency: text(3),
  custom_fields: unsupported,
  custom_text: shape({
    after_submit: message,
    shipping_address: ignored,
    submit: message,
    terms_of_service_acceptance: ignored,
  } satisfies RulesFor<Stripe.Checkout.SessionCreateParams.CustomText>),
  customer: text(),
  customer_account: unsupported,
  customer_creation: oneOf(["always", "if_required"]),
  customer_email: email,
  customer_update: ignored,
  discounts: unsupported,
  excluded_payment_method_types: list(text(), 60),
  expires_at: int(0),
  integration_identifier: ignored,
  invoice_creation: off,
  line_items: need(list(shape(lineItem), 100)),
  locale: oneOf(locales),
  managed_payments: off,
  metadata: metadata(),
  mode: need(oneOf(["payment", "setup", "subscription"])),
  name_collection: ignored,
  optional_items: unsupported,
  origin_context: ignored,
  payment_intent_data: shape(paymentIntentData),
  payment_method_collection: unsupported,
  payment_method_configuration: unsupported,
  payment_method_data: ignored,
  payment_method_options: ignored,
  permissions: unsupported,
  phone_number_collection: shape({ enabled: need(bool()) }),
  redirect_on_completion: unsupported,
  return_url: unsupported,
  saved_payment_method_options: ignored,
  setup_intent_data: unsupported,
  shipping_address_collection: shape({ allowed_countries: need(list(text(2), 250)) }),
  shipping_options: unsupported,
  submit_type: oneOf(["auto", "book", "donate", "pay", "subscribe"]),
  subscription_data: unsupported,
  success_url: need(url()),
  tax_id_collection: off,
  ui_mode: hosted,
  wallet_options: ignored,
} satisfies RulesFor<Stripe.Checkout.SessionCreateParams>;

/** https://docs.stripe.com/api/checkout/sessions/update */
export const updateSessionParams = {
  collected_information: unsupported,
  line_items: unsupported,
  metadata: metadata(),
  payment_intent_data: unsupported,
  shipping_options: unsupported,
} satisfies RulesFor<Stripe.Checkout.SessionUpdateParams>;
