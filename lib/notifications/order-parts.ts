import type { Address } from "@/lib/kernel/address";
import { formatMoney } from "@/lib/kernel/money";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { arrivalDays, arrivalWords } from "@/lib/shipping";
import type { OrderLineView, OrderView } from "@/lib/views/contract";
import { action, type LetterFact, type LetterItem, type LetterPart, link } from "./letter";

/**
 * "Thank you, Ines", or the words alone. A name is only used where it can be one: whoever orders or signs up with
 * somebody else's address must not have the shop send them a link or a sentence in the shop's own hand.
 */
export function named(words: string, firstName: string | null): string {
  const isName =
    firstName !== null && firstName.length <= 40 && !/[\p{Cc}/@<>:]|\.\p{L}|\d{3}/u.test(firstName);
  return isName && firstName.trim() !== "" ? `${words}, ${firstName.trim()}` : words;
}

export function money(order: OrderView, amount: number): string {
  return formatMoney({ amount, currency: order.currency }, order.locale);
}

export function seeOrder(order: OrderView, beside: "alone" | "beside another" = "alone"): LetterPart {
  return (beside === "alone" ? action : link)("See your order", order.url);
}

/** What was bought, with what each line costs before discounts on the whole. */
export function boughtItems(order: OrderView): LetterPart {
  return {
    kind: "items",
    title: `Order ${order.label}`,
    items: order.lines.map((line) => itemOf(order, line)),
  };
}

function itemOf(order: OrderView, line: OrderLineView): LetterItem {
  return {
    title: line.title,
    detail: line.variantTitle || null,
    quantity: line.quantity,
    amount: money(order, line.subtotal),
  };
}

/** Units without money: what is in a parcel, what is still to come. */
export function plainItems(
  order: OrderView,
  title: string,
  units: readonly { readonly lineId: string; readonly quantity: number }[],
): LetterPart[] {
  const items = units.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (!line || quantity === 0) return [];
    return [{ title: line.title, detail: line.variantTitle || null, quantity, amount: null }];
  });
  return items.length > 0 ? [{ kind: "items", title, items }] : [];
}

export function totals(order: OrderView): LetterPart {
  const rows = order.totals.map((total) => ({
    label: total.label,
    amount: total.type === "fulfilment" && total.amount === 0 ? "Free" : money(order, total.amount),
    isTotal: total.type === "total",
  }));
  const taxes = order.includedTax.map((tax) => `${tax.label}: ${money(order, tax.amount)}`);
  return { kind: "totals", rows, note: taxes.length > 0 ? `Includes ${taxes.join(", ")}` : null };
}

/** Where it goes and how, for orders that are sent. */
export function deliveryFacts(order: OrderView, hours: WorkingHours | null = null): LetterPart[] {
  const facts: LetterFact[] = [];
  if (order.delivery)
    facts.push({ label: "Delivery address", lines: addressLines(order.delivery, order.locale) });
  if (order.promise)
    facts.push({
      label: "Delivery",
      lines: [order.promise.title, promiseWords(order, order.promise, hours)],
    });
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

/** What the buyer wrote: their card and their note, line by line. */
export function writtenFacts(order: OrderView): LetterPart[] {
  const facts = [
    { label: "On the card", text: order.giftMessage },
    { label: "Your note for us", text: order.buyerNote },
  ].flatMap(({ label, text }) => (text ? [{ label, lines: text.split("\n").filter(Boolean) }] : []));
  return facts.length > 0 ? [{ kind: "facts", facts }] : [];
}

/** The days themselves where it is known when they begin, else how many they are. */
function promiseWords(
  order: OrderView,
  promise: { readonly minDays: number; readonly maxDays: number },
  hours: WorkingHours | null,
): string {
  if (hours && order.placedAt)
    return `With you ${arrivalWords(arrivalDays(order.placedAt, promise, hours), order.locale)}`;
  const { minDays, maxDays } = promise;
  const days = minDays === maxDays ? `${maxDays}` : `${minDays} to ${maxDays}`;
  return `${days} working ${maxDays === 1 ? "day" : "days"} after it is paid`;
}

export function addressLines(address: Address, locale: string): string[] {
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ");
  const place = [address.postal_code, address.address_locality, address.address_region]
    .filter(Boolean)
    .join(" ");
  const lines = [name, address.company, address.street_address, address.extended_address, place];
  return [...lines, countryName(address.address_country, locale)].filter((line): line is string => !!line);
}

function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
