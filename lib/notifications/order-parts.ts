import { formatMoney } from "@/lib/kernel/money";
import { paidWith } from "@/lib/payments";
import type { OrderPaymentView, OrderView } from "@/lib/views/contract";
import { action, type LetterPart, link } from "./letter";

/**
 * "Thank you, Ines", or the words alone. A name is only used where it can be one: whoever orders or signs up with
 * somebody else's address must not have the shop send them a link or a sentence in the shop's own hand.
 */
export function named(words: string, firstName: string | null): string {
  const isName =
    firstName !== null && firstName.length <= 40 && !/[\p{Cc}/@<>:]|\.\p{L}|\d{3}/u.test(firstName);
  return isName && firstName.trim() !== "" ? `${words}, ${firstName.trim()}` : words;
}

export function money(order: OrderView, amount: number, currency: string = order.currency): string {
  return formatMoney({ amount, currency }, order.locale);
}

export function seeOrder(order: OrderView, beside: "alone" | "beside another" = "alone"): LetterPart {
  return (beside === "alone" ? action : link)("See your order", order.url);
}

/** What every letter about an order says of itself. */
export function aboutOrder(order: OrderView): { readonly about: string; readonly why: string } {
  return {
    about: order.label,
    why: `You get this mail because this address was given with order ${order.label}.`,
  };
}

/** "to your Visa ending in 4242", as far as is known. */
export function wayBack(payment: OrderPaymentView | undefined): string {
  const means = payment && paidWith(payment);
  if (!payment?.cardLast4) return means ? "to the account it came from" : "the way you paid";
  return `to your ${means}`;
}
