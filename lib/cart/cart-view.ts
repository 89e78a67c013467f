import { toWire } from "@/lib/kernel/ids";
import { type Message, warning } from "@/lib/kernel/message";
import { sum } from "@/lib/kernel/money";
import type { Offer } from "@/lib/offers";
import type { Quote } from "@/lib/pricing";
import { servesMarket, wayName } from "@/lib/shipping";
import type { Market } from "@/lib/shop";
import type { CartLineView, CartView } from "./contract";
import type { QuotedCart } from "./quote-cart";
import type { Cart, CartLine } from "./store";

/** A cart as callers see it: the wish, its quote, and what changed since they were last shown it. */
export function cartView(cart: Cart, quoted: QuotedCart): CartView {
  const { market, offers, quote } = quoted;
  return {
    id: toWire("cart", cart.id),
    currency: quote.currency,
    locale: market.locale,
    tax_inclusive: quote.taxInclusive,
    requires_shipping: quote.requiresShipping,
    count: sum(cart.lines.map((line) => line.quantity)),
    lines: cart.lines.map((line) => lineView(line, offers.get(line.variantId), quote)),
    codes: [...cart.codes],
    applied: quote.applied.map(({ code, title, amount }) => ({ code, title, amount })),
    usual_delivery: quote.usualDelivery && {
      title: wayName(quote.usualDelivery, market),
      amount: quote.usualDelivery.amount,
      whole_market: servesMarket(quote.usualDelivery, market),
    },
    totals: wireTotals(quote),
    included_tax: quote.includedTax.map((entry) => ({ ...entry })),
    total: quote.total,
    messages: wireMessages([...priceChanges(cart.lines, quote), ...quote.messages]),
    version: cart.version,
  };
}

/** The view of no cart at all: what a first visit gets, without a row being made. */
export function emptyCartView(market: Market): CartView {
  return {
    id: null,
    currency: market.currency,
    locale: market.locale,
    tax_inclusive: market.taxInclusive,
    requires_shipping: false,
    count: 0,
    lines: [],
    codes: [],
    applied: [],
    usual_delivery: null,
    totals: [
      { type: "subtotal", label: "Subtotal", amount: 0 },
      { type: "total", label: "Total", amount: 0 },
    ],
    included_tax: [],
    total: 0,
    messages: [],
    version: 0,
  };
}

export function lineView(line: CartLine, offer: Offer | undefined, quote: Quote): CartLineView {
  const priced = quote.lines.find((candidate) => candidate.id === line.id);
  return {
    id: toWire("line", line.id),
    item_id: offer?.sku ?? toWire("variant", line.variantId),
    variant_id: toWire("variant", line.variantId),
    handle: offer?.handle ?? "",
    title: offer?.title ?? "No longer sold",
    variant_title: offer?.variantTitle ?? "",
    picture: offer?.pictureKey ? `/media/${offer.pictureKey}` : null,
    quantity: line.quantity,
    unit_amount: priced?.unitAmount ?? 0,
    compare_at_amount: offer?.compareAtAmount ?? null,
    subtotal: priced?.subtotal ?? 0,
    discount: priced?.discount ?? 0,
    total: priced?.total ?? 0,
    available: offer ? offer.available : 0,
  };
}

/** Lines whose price is another than the one last shown. */
function priceChanges(lines: readonly CartLine[], quote: Quote): Message[] {
  return quote.lines.flatMap((priced) => {
    const before = lines.find((line) => line.id === priced.id)?.shownUnitAmount;
    if (before === null || before === undefined || before === priced.unitAmount) return [];
    const target = { kind: "line", id: priced.id, field: "unit_amount" } as const;
    return [warning("price_changed", target, { before, now: priced.unitAmount })];
  });
}

export function wireTotals(quote: Quote): CartView["totals"] {
  return quote.totals.map((entry) => ({ ...entry, lines: entry.lines?.map((line) => ({ ...line })) }));
}

/** Messages with line ids in their wire form. */
export function wireMessages(messages: readonly Message[]): CartView["messages"] {
  return messages.map((message) => ({
    ...message,
    params: { ...message.params },
    target:
      message.target.kind === "line"
        ? { ...message.target, id: toWire("line", message.target.id) }
        : message.target,
  }));
}
