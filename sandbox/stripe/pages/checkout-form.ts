import type Stripe from "stripe";
import type { FormNode } from "../http/form";
import { findCard, looksLikeCard } from "../payments/cards";
import { findAccount } from "../payments/ibans";
import type { Method, Payer } from "../payments/method";

export type FieldName = "email" | "card-number" | "expiry" | "cvc" | "name" | "iban";

/** What the shopper typed, kept for the next look at the form; of a card only what is no secret. */
export interface Typed {
  email: string;
  name: string;
  expiry: string;
  iban: string;
  method: "card" | "sepa_debit";
}

export type FieldErrors = Partial<Record<FieldName, string>>;

export type ReadForm = { typed: Typed } & ({ errors: FieldErrors } | { method: Method; payer: Payer });

/** Reads the payment form; what is wrong is told by field, in the words of Stripe's own page. */
export function readForm(session: Stripe.Checkout.Session, form: FormNode, now: Date): ReadForm {
  const field = (name: string): string => {
    const value = form[name];
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  const offered = session.payment_method_types;
  const method = field("method") === "sepa_debit" || !offered.includes("card") ? "sepa_debit" : "card";
  const typed: Typed = {
    // An address that the shop gave is fixed, as on Stripe's page.
    email: session.customer_email ?? field("email"),
    name: field("name"),
    expiry: field("expiry"),
    iban: field("iban"),
    method,
  };
  const errors: FieldErrors = {};
  if (typed.email === "") errors.email = "Enter your email address.";
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email))
    errors.email = "Your email address is not complete.";
  const chosen =
    session.amount_total === 0
      ? freeOfCharge
      : method === "card"
        ? readCard(field("card-number"), typed.expiry, field("cvc"), now, errors)
        : readAccount(typed, errors);
  const name = typed.name === "" ? null : typed.name;
  if (!chosen || Object.keys(errors).length > 0) return { typed, errors };
  return { typed, method: chosen, payer: { email: typed.email, name } };
}

/** A total of zero asks for no method; which one stands here makes no difference. */
const freeOfCharge: Method = { type: "card", card: findCard("4242424242424242")! };

function readCard(
  number: string,
  expiry: string,
  cvc: string,
  now: Date,
  errors: FieldErrors,
): Method | null {
  const card = findCard(number);
  if (number === "") errors["card-number"] = "Enter your card number.";
  else if (!looksLikeCard(number)) errors["card-number"] = "Your card number is invalid.";
  else if (!card) {
    errors["card-number"] =
      "Your card was declined. Your request was in test mode, but used a non test card. Take one of the test cards below.";
  }
  const expired = expiryError(expiry, now);
  if (expired) errors.expiry = expired;
  if (!/^\d{3,4}$/.test(cvc)) errors.cvc = "Your card's security code is incomplete.";
  return card && { type: "card", card };
}

function expiryError(expiry: string, now: Date): string | null {
  const match = /^(\d{1,2})\s*\/?\s*(\d{2}|\d{4})$/.exec(expiry);
  const month = Number(match?.[1]);
  if (!match || month < 1 || month > 12) return "Your card's expiration date is incomplete.";
  const year = Number(match[2]) + (match[2]!.length === 2 ? 2000 : 0);
  const over = year * 12 + month - 1 < now.getUTCFullYear() * 12 + now.getUTCMonth();
  return over ? "Your card's expiration date is in the past." : null;
}

function readAccount({ iban, name }: Typed, errors: FieldErrors): Method | null {
  if (name === "") errors.name = "Enter the name on the account.";
  const account = findAccount(iban);
  if (iban === "") errors.iban = "Enter your IBAN.";
  else if (!account) errors.iban = "The IBAN you entered is invalid. Take one of the test accounts below.";
  return account && { type: "bank_debit", account };
}
