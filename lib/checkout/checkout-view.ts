import { type Cart, lineView, wireMessages, wireTotals } from "@/lib/cart";
import { toWire } from "@/lib/kernel/ids";
import { blocking, type Message } from "@/lib/kernel/message";
import { sum } from "@/lib/kernel/money";
import { type OrderAdjustmentRow, type OrderLineRow, type OrderRow, orderLabel } from "@/lib/orders";
import type { PaymentRow } from "@/lib/payments";
import { makeLink } from "@/lib/platform/secrets";
import { checkoutUrl, orderUrl } from "@/lib/platform/urls";
import { type Adjustment, buildTotals, includedTaxOf } from "@/lib/pricing";
import { arrivalDays } from "@/lib/shipping";
import type { Market } from "@/lib/shop";
import type { CheckoutView, Phase } from "./contract";
import type { QuotedCheckout } from "./quote-checkout";
import type { Checkout } from "./store";

/** An open checkout: choices as stored, money as quoted now. */
export function openView(
  checkout: Checkout,
  cart: Cart,
  quoted: QuotedCheckout,
  extra: readonly Message[] = [],
): CheckoutView {
  const { quote, market, offers } = quoted;
  const messages = [...extra, ...noticeOf(checkout), ...quoted.messages];
  return {
    ...frame(checkout, market),
    status: statusOf("open", messages),
    tax_inclusive: quote.taxInclusive,
    requires_shipping: quote.requiresShipping,
    delivery_options: quote.options.map((option) => ({
      id: option.code,
      title: option.title,
      description: option.description,
      carrier: option.carrier,
      min_days: option.minDays,
      max_days: option.maxDays,
      arrives: arrivalDays(quoted.now, option, quoted.hours),
      list_amount: option.listAmount,
      amount: option.amount,
    })),
    delivery_option: quote.delivery?.code ?? null,
    codes: [...cart.codes],
    applied: quote.applied.map(({ code, title, amount }) => ({ code, title, amount })),
    lines: cart.lines.map((line) => lineView(line, offers.get(line.variantId), quote)),
    totals: wireTotals(quote),
    included_tax: quote.includedTax.map((entry) => ({ ...entry })),
    total: quote.total,
    messages: wireMessages(messages),
    fingerprint: quoted.fingerprint,
    pending_action: null,
    order: null,
  };
}

export interface FrozenOrder {
  readonly order: OrderRow;
  readonly lines: readonly OrderLineRow[];
  readonly adjustments: readonly OrderAdjustmentRow[];
  readonly payment: PaymentRow | null;
}

/** A checkout that is being completed, or was: money from the frozen order. The order is named only once completed. */
export function frozenView(checkout: Checkout, market: Market, frozen: FrozenOrder): CheckoutView {
  const { order, lines, payment } = frozen;
  const adjustments: Adjustment[] = frozen.adjustments.map((row) => ({
    ...row,
    code: row.code ?? undefined,
  }));
  const delivery = adjustments.find((row) => row.type === "fulfilment");
  const waiting = checkout.phase === "completing" && payment?.sessionUrl && payment.sessionExpiresAt;
  return {
    ...frame(checkout, market),
    status: statusOf(checkout.phase, []),
    tax_inclusive: order.taxInclusive,
    requires_shipping: lines.some((line) => line.requiresShipping),
    delivery_options: [],
    delivery_option: delivery?.code ?? null,
    codes: [
      ...new Set(
        adjustments.flatMap((row) => (row.sourceKind === "promotion" && row.code ? [row.code] : [])),
      ),
    ],
    applied: appliedOf(adjustments),
    lines: lines.map((line) => frozenLine(line, adjustments)),
    totals: buildTotals(
      lines.map((line) => ({ subtotal: line.subtotalAmount })),
      adjustments,
    ).map((entry) => ({ ...entry, lines: entry.lines?.map((line) => ({ ...line })) })),
    included_tax: includedTaxOf(adjustments).map((entry) => ({ ...entry })),
    total: order.totalAmount,
    messages: [],
    fingerprint: order.fingerprint,
    pending_action: waiting
      ? { type: "redirect", url: payment.sessionUrl!, expires_at: payment.sessionExpiresAt!.toISOString() }
      : null,
    order: checkout.phase === "completed" ? orderReference(order) : null,
  };
}

export function orderReference(order: {
  readonly id: string;
  readonly number: number;
  readonly linkVersion: number;
}) {
  return { id: toWire("order", order.id), label: orderLabel(order.number), permalink_url: orderUrl(order) };
}

function frame(checkout: Checkout, market: Market) {
  return {
    id: makeLink("checkout", checkout.id, checkout.linkVersion),
    phase: checkout.phase,
    currency: market.currency,
    locale: checkout.locale,
    countries: [...market.countries],
    email: checkout.email,
    first_name: checkout.firstName,
    last_name: checkout.lastName,
    phone: checkout.phone,
    destination: checkout.destination,
    billing: checkout.billing,
    note: checkout.note,
    gift_message: checkout.giftMessage,
    continue_url: checkoutUrl(checkout),
    expires_at: checkout.expiresAt.toISOString(),
    version: checkout.version,
  };
}

/** Derived, never stored (checkout-model, 2). */
export function statusOf(phase: Phase, messages: readonly Message[]): CheckoutView["status"] {
  if (phase === "completed") return "completed";
  if (phase === "canceled" || phase === "expired") return "canceled";
  if (phase === "completing") return "complete_in_progress";
  const errors = messages.filter((message) => message.type === "error");
  if (errors.length === 0) return "ready_for_complete";
  return errors.some((message) => message.severity === "requires_buyer_review")
    ? "requires_escalation"
    : "incomplete";
}

/** A word kept over a reopening: the last payment did not work. It does not block the next one. */
function noticeOf(checkout: Checkout): Message[] {
  if (checkout.notice !== "payment_failed") return [];
  return [{ ...blocking("payment_failed", { kind: "checkout" }), type: "warning", severity: "recoverable" }];
}

function appliedOf(adjustments: readonly Adjustment[]): CheckoutView["applied"] {
  const byCode = new Map<string, { code: string; title: string; amount: number }>();
  for (const row of adjustments) {
    if (row.sourceKind !== "promotion") continue;
    const code = row.code ?? "";
    const known = byCode.get(code) ?? { code, title: row.label, amount: 0 };
    byCode.set(code, { ...known, amount: known.amount - row.amount });
  }
  return [...byCode.values()];
}

function frozenLine(line: OrderLineRow, adjustments: readonly Adjustment[]): CheckoutView["lines"][number] {
  const own = adjustments.filter((row) => row.lineId === line.id && !row.included);
  return {
    id: toWire("line", line.lineId),
    item_id: line.sku ?? toWire("variant", line.variantId),
    variant_id: toWire("variant", line.variantId),
    handle: line.handle,
    title: line.title,
    variant_title: line.variantTitle,
    picture: line.pictureKey ? `/media/${line.pictureKey}` : null,
    quantity: line.quantity,
    unit_amount: line.unitAmount,
    compare_at_amount: null,
    subtotal: line.subtotalAmount,
    discount: sum(own.filter((row) => row.type === "discount").map((row) => row.amount)),
    total: line.subtotalAmount + sum(own.map((row) => row.amount)),
    available: null,
  };
}
