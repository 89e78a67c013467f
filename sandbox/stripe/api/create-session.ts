import type Stripe from "stripe";
import type { Tx } from "../core";
import { beforeWork, invalid, noSuch } from "../http/errors";
import type { Read } from "../http/rules";
import { newId } from "../ids";
import { checkAmount, checkTotal, currencyOf } from "../money/amounts";
import { newLine } from "../objects/line-item";
import { newSession } from "../objects/session";
import { watchExpiry } from "../payments/open-session";
import type { IntentWishes } from "../store/rows";
import type { createSessionParams } from "./session-params";

type Params = Read<typeof createSessionParams>;

const halfAnHour = 1800;
const aDay = 86_400;

/** Opens a Checkout Session in payment mode. No event tells of it, as with Stripe. */
export function createSession(tx: Tx, params: Params): Stripe.Checkout.Session {
  const { currency, total, customer, expiresAt, methods } = beforeWork(() => check(tx, params));
  const id = newId("session");
  const made = params.line_items.map((item) =>
    newLine({
      currency,
      unit_amount: item.price_data.unit_amount,
      quantity: item.quantity,
      name: item.price_data.product_data.name,
      description: item.price_data.product_data.description ?? null,
      images: item.price_data.product_data.images ?? [],
      metadata: item.price_data.product_data.metadata ?? {},
      line_metadata: item.metadata ?? {},
      tax_behavior: item.price_data.tax_behavior ?? "unspecified",
      created: tx.now,
    }),
  );
  const session = newSession({
    id,
    url: `${tx.sandbox.origin}/c/pay/${id}`,
    created: tx.now,
    expires_at: expiresAt,
    currency,
    total,
    success_url: params.success_url,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer: customer?.id ?? null,
    customer_email: params.customer_email ?? null,
    customer_creation: customer ? null : (params.customer_creation ?? "if_required"),
    email: params.customer_email ?? customer?.email ?? null,
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    payment_method_types: methods,
    submit_type: params.submit_type ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    shipping_countries: params.shipping_address_collection?.allowed_countries ?? null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    phone_numbers: params.phone_number_collection?.enabled ?? false,
    custom_text: {
      submit: params.custom_text?.submit?.message ?? null,
      after_submit: params.custom_text?.after_submit?.message ?? null,
    },
  });
  for (const { product } of made) tx.put("product", product);
  tx.put("session", session);
  const lines = made.map(({ line }) => line);
  tx.put("basket", { id, lines, intent: intentWishes(params), challenge: null, promise: null });
  watchExpiry(tx.sandbox, session);
  return session;
}

interface Checked {
  currency: string;
  total: number;
  customer: Stripe.Customer | null;
  expiresAt: number;
  methods: string[];
}

/** What the rules of the single parameters cannot see: how they fit together, and the state. */
function check(tx: Tx, params: Params): Checked {
  if (params.mode !== "payment") {
    throw invalid(
      `The Stripe sandbox does not stand in for mode ${params.mode}.`,
      "mode",
      "sandbox_unsupported",
    );
  }
  if (params.line_items.length === 0) throw invalid("Invalid array", "line_items");
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw invalid("You may only specify one of these parameters: customer, customer_email.", "customer");
  }
  const customer = params.customer === undefined ? null : tx.tables.customer.get(params.customer);
  if (customer === undefined) throw noSuch("customer", params.customer!, "customer");
  const currency = oneCurrency(params);
  const total = params.line_items.reduce((sum, item, at) => {
    checkAmount(item.price_data.unit_amount, currency, `line_items[${at}][price_data][unit_amount]`);
    return sum + item.price_data.unit_amount * item.quantity;
  }, 0);
  checkTotal(total, currency);
  const expiresAt = expiryOf(tx.now, params.expires_at);
  return { currency, total, customer, expiresAt, methods: methodsOf(params) };
}

/**
 * What the page offers: both methods of the sandbox, less what the shop filters out. Stripe would offer SEPA for
 * payments in euro only; here it stands for delayed methods of any currency.
 */
function methodsOf(params: Params): string[] {
  const methods = ["card", "sepa_debit"].filter(
    (method) =>
      (params.allowed_payment_method_types?.includes(method) ?? true) &&
      !params.excluded_payment_method_types?.includes(method),
  );
  if (methods.length > 0) return methods;
  throw invalid("No valid payment method types for this Checkout Session.", "allowed_payment_method_types");
}

function oneCurrency(params: Params): string {
  const codes = params.line_items.map((item, at) =>
    currencyOf(item.price_data.currency, `line_items[${at}][price_data][currency]`),
  );
  const wanted = params.currency === undefined ? codes[0]! : currencyOf(params.currency, "currency");
  const other = codes.find((code) => code !== wanted);
  if (other === undefined) return wanted;
  throw invalid(
    `All line items must have the same currency. Expected \`${wanted}\`, but got \`${other}\`.`,
    "line_items",
  );
}

/** https://docs.stripe.com/api/checkout/sessions/create, `expires_at`: 30 minutes to 24 hours, by Stripe's clock. */
function expiryOf(now: number, wanted: number | undefined): number {
  if (wanted === undefined) return now + aDay;
  if (wanted < now + halfAnHour) {
    throw invalid(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      "expires_at",
    );
  }
  if (wanted > now + aDay) {
    throw invalid(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      "expires_at",
    );
  }
  return wanted;
}

function intentWishes({ payment_intent_data: wishes }: Params): IntentWishes {
  return {
    description: wishes?.description ?? null,
    metadata: wishes?.metadata ?? {},
    receipt_email: wishes?.receipt_email ?? null,
    statement_descriptor: wishes?.statement_descriptor ?? null,
    statement_descriptor_suffix: wishes?.statement_descriptor_suffix ?? null,
    setup_future_usage: wishes?.setup_future_usage ?? null,
    transfer_group: wishes?.transfer_group ?? null,
  };
}
