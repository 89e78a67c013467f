/**
 * What a quote or a checkout says about itself. Codes are ours in snake_case; the words are chosen by whoever
 * shows them, from code + params + locale. A blocking message has type `error`.
 */
export type MessageType = "error" | "warning" | "info";
export type Severity = "recoverable" | "requires_buyer_input" | "requires_buyer_review" | "unrecoverable";

export const messageCodes = [
  // lines
  "out_of_stock",
  "quantity_reduced",
  "item_unavailable",
  "price_changed",
  "cart_empty",
  "quantity_limit",
  // buyer and address
  "email_missing",
  "email_invalid",
  "name_missing",
  "address_missing",
  "address_incomplete",
  "address_undeliverable",
  "country_not_served",
  // delivery
  "delivery_missing",
  "fulfilment_changed",
  // codes
  "discount_code_invalid",
  "discount_code_expired",
  "discount_code_not_started",
  "discount_code_usage_limit_reached",
  "discount_code_user_limit_reached",
  "discount_code_minimum_not_met",
  "discount_code_combination_disallowed",
  "discount_code_already_applied",
  "discount_code_user_ineligible",
  // money
  "amount_below_minimum",
  "amount_above_maximum",
  // payment
  "payment_failed",
  "payment_unavailable",
] as const;
export type MessageCode = (typeof messageCodes)[number];

/** What a message is about: a line (and a field of it), or a named part of the checkout. */
export type Target =
  | { readonly kind: "line"; readonly id: string; readonly field?: string }
  | { readonly kind: "buyer"; readonly field: string }
  | { readonly kind: "address"; readonly field: string }
  | { readonly kind: "billing"; readonly field: string }
  | { readonly kind: "delivery" }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "checkout" };

export interface Message {
  readonly type: MessageType;
  readonly code: MessageCode;
  readonly severity: Severity;
  readonly target: Target;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A message that blocks completion until the buyer changes something. */
export function blocking(code: MessageCode, target: Target, params: Message["params"] = {}): Message {
  return { type: "error", code, severity: "requires_buyer_input", target, params };
}

export function warning(code: MessageCode, target: Target, params: Message["params"] = {}): Message {
  return { type: "warning", code, severity: "recoverable", target, params };
}
