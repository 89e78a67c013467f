import type { CartView } from "@/lib/cart/contract";
import { fieldWords } from "@/lib/kernel/field-words";
import type { MessageCode } from "@/lib/kernel/message";
import { formatMoney } from "@/lib/kernel/money";

/**
 * The words of the shop for every code that a cart, a checkout, a door or a form can answer, in one place. Whoever
 * knows more (a name, a number, an amount already written for the reader) gives it along.
 */
export interface Told {
  /** Units that can be had. */
  readonly available?: number;
  readonly maximum?: number;
  readonly country?: string;
  /** The part of the checkout that a message is about. */
  readonly about?: string;
  readonly title?: string;
  /** Amounts, written. */
  readonly before?: string;
  readonly now?: string;
  readonly minimum?: string;
  readonly seconds?: number;
}

type Sentence = string | ((told: Told) => string);

const units = (count: number) => (count === 1 ? "Only 1 is left." : `Only ${count} are left.`);
const soon = (seconds: number | undefined) => {
  const minutes = Math.ceil((seconds ?? 60) / 60);
  return minutes <= 1 ? "in a minute" : `in ${minutes} minutes`;
};

const messageWords: Readonly<Record<MessageCode, Sentence>> = {
  out_of_stock: ({ available }) => (available ? units(available) : "This is sold out at the moment."),
  quantity_reduced: ({ available }) => `There are fewer than you wanted: ${available ?? 0} are left.`,
  item_unavailable: "This is not sold at the moment.",
  price_changed: ({ before, now }) =>
    before && now
      ? `The price was ${before} and is now ${now}.`
      : "A price has changed since you last looked.",
  cart_empty: "Your cart is empty.",
  quantity_limit: ({ maximum }) => `One order can hold ${maximum ?? 999} of one thing.`,
  email_missing: "Enter an e-mail address for the confirmation.",
  email_invalid: "This does not look like an e-mail address.",
  name_missing: "Enter a name.",
  address_missing: "Say where the order should go.",
  address_incomplete: ({ about }) =>
    about === "billing" ? "This is needed for the invoice." : "This is needed for the parcel to arrive.",
  address_undeliverable: "We cannot deliver to this address.",
  country_not_served: "We do not deliver to this country yet.",
  delivery_missing: "Choose how the order should travel.",
  fulfilment_changed: "The way of delivery you chose is not offered for this address. Choose another.",
  discount_code_invalid: "This is not a code of ours.",
  discount_code_expired: "This code has expired.",
  discount_code_not_started: "This code is not valid yet.",
  discount_code_usage_limit_reached: "This code has been used up.",
  discount_code_user_limit_reached: "You have used this code before.",
  discount_code_minimum_not_met: ({ minimum }) =>
    minimum ? `This code counts from ${minimum}.` : "This code counts from a larger sum.",
  discount_code_combination_disallowed: "This code cannot be combined with the other one.",
  discount_code_already_applied: "This code is applied already.",
  discount_code_user_ineligible: "This code is not for this account.",
  amount_below_minimum: "This is less than can be paid by card. Add something to the cart.",
  amount_above_maximum: "This is more than can be paid at once. Write to us and we will find a way.",
  payment_failed: "The last payment did not go through. Nothing was charged. You can try again.",
  payment_unavailable: "The payment page does not answer at the moment. Nothing was charged. Try again.",
};

const refusalWords: Readonly<Record<string, Sentence>> = {
  // cart
  item_not_found: "This is not sold any more.",
  too_many_lines: ({ maximum }) => `A cart holds ${maximum ?? 200} different things.`,
  line_not_found: "This is not in your cart any more.",
  too_many_codes: ({ maximum }) => `One order can use ${maximum ?? 5} codes.`,
  item_in_stock: "It can be had right now: there is nothing to wait for.",
  too_many_alerts: "This address waits for fifty things already. That is as many as it can.",
  // checkout
  checkout_not_modifiable: "This checkout has ended.",
  checkout_in_progress: "This order is being paid. Take it back first to change it.",
  changed_meanwhile: "It was changed in another window. Look again and press once more.",
  incomplete: "Something is still missing. It is marked below.",
  payment_refused: "The payment could not be started. Nothing was charged.",
  already_paid: "This order has been paid already.",
  idempotency_in_flight: "The order is being placed. One moment.",
  order_not_found: "This order is not here any more.",
  // signing in and the account
  invalid_credentials: "The e-mail address and the password do not belong together.",
  too_many_tries: ({ seconds }) => `That was one try too many. Try again ${soon(seconds)}.`,
  busy: "Too many people are signing in at this moment. Try again in a few seconds.",
  password_too_short: fieldWords.short,
  password_too_long: "Use at most 256 characters.",
  password_common: "This password is on the lists that thieves try first. Choose another.",
  password_personal: "This password is too close to your e-mail address. Choose another.",
  present_password_wrong: "The present password is not right.",
  link_invalid: "This link has been used or has expired. Ask for a new one.",
  mail_not_configured:
    "This shop cannot send mail at the moment, so no link would reach you. Write to us instead.",
  session_not_found: "This session has ended already.",
  address_not_found: "This address is not in your book any more.",
  too_many_addresses: ({ maximum }) => `The book holds ${maximum ?? 20} addresses.`,
  // the door itself
  invalid_input: "Some of this is not right yet. It is marked below.",
  too_many_requests: "That was a little fast. Wait a moment and try again.",
  unauthenticated: "Sign in to do this.",
  forbidden: "This is not possible with your account.",
  not_found: "This is not here any more.",
  offline: "The shop cannot be reached. Check your connection and try again.",
};

/** What to say for a code; an unknown one gets a sentence that is true of anything. */
export function wordsFor(code: string, told: Told = {}): string {
  const sentence =
    (messageWords as Readonly<Record<string, Sentence>>)[code] ??
    refusalWords[code] ??
    "Something went wrong on our side. Nothing was lost. Try again.";
  return typeof sentence === "string" ? sentence : sentence(told);
}

type WireMessage = CartView["messages"][number];

/** What a cart or checkout says of itself, with its amounts written for the reader. */
export function sayMessage(
  { code, params, target }: WireMessage,
  view: { currency: string; locale: string },
): string {
  const whole = (value: unknown) => (typeof value === "number" ? value : undefined);
  const money = (value: unknown) =>
    typeof value === "number"
      ? formatMoney({ amount: value, currency: view.currency }, view.locale)
      : undefined;
  return wordsFor(code, {
    available: whole(params.available),
    maximum: whole(params.maximum),
    before: money(params.before),
    now: money(params.now),
    minimum: money(params.minimum),
    about: target.kind,
  });
}

/** The same for what a door refused; `detail` is what came beside the code. */
export function sayRefusal(code: string, detail: Readonly<Record<string, unknown>> = {}): string {
  const whole = (value: unknown) => (typeof value === "number" ? value : undefined);
  return wordsFor(code, {
    available: whole(detail.available),
    maximum: whole(detail.maximum),
    seconds: whole(detail.retry_after_seconds),
  });
}
