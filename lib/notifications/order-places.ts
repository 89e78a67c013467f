import { type Address, townLine } from "@/lib/kernel/address";
import { paidWith } from "@/lib/payments";
import type { OrderView } from "@/lib/views/contract";
import type { LetterFact, LetterPart } from "./letter";
import { promiseName } from "./order-steps";
import { unlinked } from "./typed-text";

/** Where it goes and how, as far as it is sent, and what else there is to know. */
export function placeFacts(order: OrderView, ...more: readonly (LetterFact | null)[]): LetterPart[] {
  const { delivery, billing, promise } = order;
  const facts = [
    delivery && { label: "Goes to", lines: addressLines(delivery, order.locale) },
    promise && { label: "Comes by", lines: [promiseName(promise)] },
    billing && { label: "Invoice to", lines: addressLines(billing, order.locale) },
    ...more,
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

export function paymentFact(order: OrderView): LetterFact | null {
  const payment = order.payments.find(({ state }) => state === "paid" || state === "pending");
  const means = payment ? paidWith(payment) : null;
  if (means === null) return null;
  return { label: "Paid with", lines: [`${means.charAt(0).toUpperCase()}${means.slice(1)}`] };
}

/** What the buyer wrote: their card and their note. */
export function writtenWords(order: OrderView): LetterPart[] {
  return [
    { label: "On the card", text: order.giftMessage },
    { label: "Your note for us", text: order.buyerNote },
  ].flatMap(({ label, text }): LetterPart[] =>
    text ? [{ kind: "words", label, text: unlinked(text) }] : [],
  );
}

/** An address as it is written on a parcel, line by line; whatever was typed into it stays text. */
function addressLines(address: Address, locale: string): string[] {
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ");
  const typed = [name, address.company, address.street_address, address.extended_address, townLine(address)];
  const lines = typed.filter((line): line is string => !!line).map(unlinked);
  return [...lines, countryName(address.address_country, locale)];
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
