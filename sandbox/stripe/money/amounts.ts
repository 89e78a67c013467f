import { invalid } from "../http/errors";
import { decimalsOf, isCurrency, largestAmount, smallestAmount, stepOf } from "./currencies";

/** The currency in lower case. @throws ApiError 400 for one that Stripe does not know. */
export function currencyOf(code: string, param: string): string {
  const lower = code.toLowerCase();
  if (isCurrency(lower)) return lower;
  throw invalid(
    `Invalid currency: ${code.slice(0, 20)}. Stripe currently supports these currencies: usd, aed, afn, ...`,
    param,
  );
}

/** "12.34" for 1234 of a two-decimal currency; plain, without symbol or grouping. */
export function decimalAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const symbols: Readonly<Record<string, string>> = { usd: "$", eur: "€", gbp: "£", jpy: "¥" };

/** "$12.34", as Stripe's messages write amounts. */
export function spokenAmount(amount: number, currency: string): string {
  return `${symbols[currency] ?? ""}${decimalAmount(amount, currency)}`;
}

/** The rules for any single amount: at most eight digits, and the fraction that the currency can carry. */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (amount > largestAmount) {
    throw invalid(
      `Amount must be no more than ${spokenAmount(largestAmount, currency)}`,
      param,
      "amount_too_large",
    );
  }
  const step = stepOf(currency);
  if (amount % step === 0) return;
  const written = currency.toUpperCase();
  const rule =
    step === 10
      ? `amounts in ${written}, a three-decimal currency, must be multiples of 10`
      : `amounts in ${written} must be written with two decimals that are 00`;
  throw invalid(
    `Invalid amount: ${rule} (https://docs.stripe.com/currencies)`,
    param,
    "invalid_charge_amount",
  );
}

/** The rules for what a whole Checkout Session collects. A total of zero is allowed: nothing is charged. */
export function checkTotal(total: number, currency: string): void {
  const least = smallestAmount(currency);
  if (total > 0 && total < least) {
    const told = `The Checkout Session's total amount due must add up to at least ${spokenAmount(least, currency)} ${currency}`;
    throw invalid(told, undefined, "amount_too_small");
  }
  if (total > largestAmount) {
    const told = `The Checkout Session's total amount due must add up to no more than ${spokenAmount(largestAmount, currency)} ${currency}`;
    throw invalid(told, undefined, "amount_too_large");
  }
}
