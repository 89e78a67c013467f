import { type Address, type AddressField, missingFields } from "@/lib/kernel/address";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { blocking, type Message } from "@/lib/kernel/message";
import type { Quote } from "@/lib/pricing";
import type { Market } from "@/lib/shop";

export interface Choices {
  readonly email: string | null;
  readonly destination: Address | null;
  /** Null when the invoice goes where the parcel goes. */
  readonly billing: Address | null;
}

/** What a checkout still lacks before it can be paid, in the order in which a form asks for it. */
export function completeness(choices: Choices, market: Market, quote: Quote): Message[] {
  const messages: Message[] = [];
  if (quote.lines.length === 0) messages.push(blocking("cart_empty", { kind: "checkout" }));
  if (!choices.email) messages.push(blocking("email_missing", { kind: "buyer", field: "email" }));
  if (quote.requiresShipping) messages.push(...deliveryMessages(choices.destination, market, quote));
  // An invoice may go to a country that no parcel goes to.
  if (choices.billing) messages.push(...incomplete(choices.billing, "billing"));
  return messages;
}

function deliveryMessages(destination: Address | null, market: Market, quote: Quote): Message[] {
  const aboutCountry = { kind: "address", field: "address_country" } as const;
  if (!destination) return [blocking("address_missing", aboutCountry)];
  const country = destination.address_country;
  const messages = market.countries.includes(country)
    ? incomplete(destination, "address")
    : [blocking("country_not_served", aboutCountry, { country })];
  if (quote.options.length > 0 && !quote.delivery)
    messages.push(blocking("delivery_missing", { kind: "delivery" }));
  return messages;
}

function incomplete(address: Address, kind: "address" | "billing"): Message[] {
  return missingFields(address, deliveryFields(address.address_country)).map((field: AddressField) =>
    blocking("address_incomplete", { kind, field }),
  );
}
