import { type Address, type AddressField, missingFields } from "@/lib/kernel/address";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { blocking, type Message } from "@/lib/kernel/message";
import type { Quote } from "@/lib/pricing";
import type { Market } from "@/lib/shop";

export interface Choices {
  readonly email: string | null;
  readonly destination: Address | null;
}

/** What a checkout still lacks before it can be paid, in the order in which a form asks for it. */
export function completeness(choices: Choices, market: Market, quote: Quote): Message[] {
  const messages: Message[] = [];
  if (quote.lines.length === 0) messages.push(blocking("cart_empty", { kind: "checkout" }));
  if (!choices.email) messages.push(blocking("email_missing", { kind: "buyer", field: "email" }));
  if (!quote.requiresShipping) return messages;
  if (!choices.destination)
    return [...messages, blocking("address_missing", { kind: "address", field: "address_country" })];
  messages.push(...addressMessages(choices.destination, market));
  if (quote.options.length > 0 && !quote.delivery)
    messages.push(blocking("delivery_missing", { kind: "delivery" }));
  return messages;
}

function addressMessages(address: Address, market: Market): Message[] {
  const country = address.address_country;
  if (!market.countries.includes(country))
    return [blocking("country_not_served", { kind: "address", field: "address_country" }, { country })];
  return missingFields(address, deliveryFields(country)).map((field: AddressField) =>
    blocking("address_incomplete", { kind: "address", field }),
  );
}
