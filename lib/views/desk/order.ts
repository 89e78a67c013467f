import type { ReadCtx } from "@/lib/kernel/context";
import type { OrderView } from "../contract";
import { orderView } from "../order";
import type { DeskAdjustment, DeskEntry, DeskMoney, DeskOrder, Sees } from "./contract";
import { type OrderFacts, orderFacts } from "./order-facts";

/**
 * An order as the desk shows it, in two statements; null when there is none. What its reader may not see is not in it,
 * so that no page can show it by mistake.
 */
export async function deskOrder(ctx: ReadCtx, orderId: string, sees: Sees): Promise<DeskOrder | null> {
  const order = await orderView(ctx, orderId);
  if (!order) return null;
  const facts = await orderFacts(ctx, orderId);
  return {
    id: order.id,
    label: order.label,
    url: order.url,
    version: order.version,
    state: order.state,
    fulfilment: order.fulfilmentStatus,
    market: facts.market,
    placedAt: order.placedAt?.toISOString() ?? null,
    createdAt: order.createdAt.toISOString(),
    canceledAt: order.canceledAt?.toISOString() ?? null,
    name: [order.firstName, order.lastName].filter(Boolean).join(" ") || null,
    customerId: sees.customer ? facts.customerId : null,
    email: sees.customer ? order.email : null,
    phone: order.phone,
    buyerNote: order.buyerNote,
    giftMessage: order.giftMessage,
    delivery: order.delivery,
    promise: order.promise,
    lines: order.lines.map((line) => ({
      id: line.id,
      variantId: line.variantId,
      productId: line.productId,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      pictureKey: line.pictureKey,
      quantity: line.quantity,
      requiresShipping: line.requiresShipping,
      shipped: line.shipped,
      canceled: line.canceled,
      open: line.open,
    })),
    parcels: order.shipments.map((parcel) => ({
      ...parcel,
      shippedAt: parcel.shippedAt.toISOString(),
      deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
      actor: facts.parcels![parcel.id]!,
    })),
    timeline: timelineFor(facts.events, sees),
    messages: sees.messages ? facts.messages : null,
    letters: facts.letters.map(({ id, at, ...said }) => ({ id, at, said: sees.customer ? said : null })),
    problems: facts.problems,
    money: sees.money ? moneyOf(order, facts) : null,
  };
}

/** Entries that tell of nothing but money, and what tells of it in the others, whichever verb wrote them. */
const aboutMoney = /refund|payment|dispute|amount_differs/;
const amounts = new Set(["amount", "refunded", "currency", "problem"]);

/** Who may not read mails is not told which were sent either: a mail about a refund tells of the refund. */
function timelineFor(entries: readonly DeskEntry[], sees: Sees): readonly DeskEntry[] {
  const readable = sees.messages ? entries : entries.filter((entry) => entry.type !== "message_sent");
  return sees.money ? readable : withoutMoney(readable);
}

function withoutMoney(entries: readonly DeskEntry[]): DeskEntry[] {
  return entries
    .filter((entry) => !aboutMoney.test(entry.type))
    .map((entry) => ({
      ...entry,
      detail: Object.fromEntries(Object.entries(entry.detail).filter(([name]) => !amounts.has(name))),
    }));
}

function moneyOf(order: OrderView, facts: OrderFacts): DeskMoney {
  const rowsOf = (lineId: string | null) =>
    order.adjustments.filter((row) => row.lineId === lineId).map(adjustmentOf);
  return {
    currency: order.currency,
    taxInclusive: order.taxInclusive,
    status: order.paymentStatus,
    lines: order.lines.map((line) => ({
      lineId: line.id,
      unit: line.unitAmount,
      subtotal: line.subtotal,
      adjustments: rowsOf(line.id),
      total: line.total,
    })),
    adjustments: rowsOf(null),
    totals: order.totals,
    includedTax: order.includedTax,
    total: order.total,
    captured: order.captured,
    refunded: order.refunded,
    refundable: order.refundable,
    payments: order.payments.map((payment) => ({
      ...payment,
      createdAt: payment.createdAt.toISOString(),
      paidAt: payment.paidAt?.toISOString() ?? null,
      chargeId: facts.charges?.[payment.id] ?? null,
    })),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      createdAt: refund.createdAt.toISOString(),
      settledAt: refund.settledAt?.toISOString() ?? null,
      stripeRefundId: facts.refunds?.[refund.id]?.stripe ?? null,
      actor: facts.refunds![refund.id]!.actor,
    })),
    disputes: facts.disputes,
    billing: order.billing,
  };
}

function adjustmentOf(row: OrderView["adjustments"][number]): DeskAdjustment {
  const { type, label, amount, included } = row;
  return { type, label, amount, included, code: row.code ?? null };
}
