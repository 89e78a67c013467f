import { fulfilmentStatus } from "@/lib/fulfilment";
import type { Address } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { sum } from "@/lib/kernel/money";
import { orderLabel } from "@/lib/orders";
import { linkedId, linkHolds } from "@/lib/platform/secrets";
import { orderUrl } from "@/lib/platform/urls";
import { type Adjustment, buildTotals, includedTaxOf } from "@/lib/pricing";
import type { OrderLineView, OrderPaymentView, OrderView, PaymentStatus } from "./contract";
import { type OrderLineRows, type OrderRows, orderRows, ordersRows } from "./order-rows";

/** An order with everything that belongs to it, in one statement; null when there is none. Who may see it is the caller's to ask. */
export async function orderView(ctx: ReadCtx, orderId: string): Promise<OrderView | null> {
  const rows = await orderRows(ctx, orderId);
  return rows && viewOf(rows);
}

/** The same by its unguessable link, which is the right to see it; null for a made-up or revoked one. */
export async function orderViewByLink(ctx: ReadCtx, link: string): Promise<OrderView | null> {
  const id = linkedId(link);
  const view = id ? await orderView(ctx, id) : null;
  return view && linkHolds("order", link, view.id, view.linkVersion) ? view : null;
}

/** Several of them, in the order of the ids; who is not there is left out. Whoever asks bounds how many. */
export async function orderViews(ctx: ReadCtx, orderIds: readonly string[]): Promise<OrderView[]> {
  return (await ordersRows(ctx, orderIds)).map(viewOf);
}

function viewOf(rows: OrderRows): OrderView {
  const { head, adjustments } = rows;
  const lines = rows.lines.map((line) => lineOf(line, adjustments));
  const payments = rows.payments.map((payment) => ({
    ...payment,
    createdAt: instant(payment.createdAt),
    paidAt: instantOrNull(payment.paidAt),
  }));
  const captured = sum(payments.map((payment) => payment.captured));
  const refunded = sum(payments.map((payment) => payment.refunded));
  return {
    ...head,
    label: orderLabel(head.number),
    url: orderUrl(head),
    createdAt: instant(head.createdAt),
    updatedAt: instant(head.updatedAt),
    placedAt: instantOrNull(head.placedAt),
    canceledAt: instantOrNull(head.canceledAt),
    paymentStatus: paymentStatus(payments),
    fulfilmentStatus: fulfilmentStatus(
      lines
        .filter((line) => line.requiresShipping)
        .map((line) => ({
          lineId: line.id,
          ordered: line.quantity,
          shipped: line.shipped,
          canceled: line.canceled,
        })),
    ),
    lines,
    adjustments,
    totals: buildTotals(lines, adjustments),
    includedTax: includedTaxOf(adjustments),
    delivery: addressOf(rows, "delivery"),
    billing: addressOf(rows, "billing"),
    promise: rows.promise,
    payments,
    captured,
    refunded,
    refundable: captured - refunded,
    refunds: rows.refunds.map((refund) => ({
      ...refund,
      createdAt: instant(refund.createdAt),
      settledAt: instantOrNull(refund.settledAt),
    })),
    shipments: rows.shipments.map((shipment) => ({
      ...shipment,
      shippedAt: instant(shipment.shippedAt),
      deliveredAt: instantOrNull(shipment.deliveredAt),
    })),
  };
}

function lineOf(line: OrderLineRows, adjustments: readonly Adjustment[]): OrderLineView {
  const own = adjustments.filter((row) => row.lineId === line.id && !row.included);
  const discount = sum(own.filter((row) => row.type === "discount").map((row) => row.amount));
  return {
    ...line,
    discount,
    total: line.subtotal + sum(own.map((row) => row.amount)),
    open: line.requiresShipping ? line.quantity - line.canceled - line.shipped : 0,
  };
}

/** What became of the money, from what was captured and asked back; what is still to come only when none came. */
export function paymentStatus(
  payments: readonly Pick<OrderPaymentView, "state" | "captured" | "refunded">[],
): PaymentStatus {
  const has = (state: OrderPaymentView["state"]) => payments.some((payment) => payment.state === state);
  const captured = sum(payments.map((payment) => payment.captured));
  const refunded = sum(payments.map((payment) => payment.refunded));
  if (has("review")) return "review";
  if (captured > 0 && refunded >= captured) return "refunded";
  if (refunded > 0) return "partly_refunded";
  if (has("paid")) return "paid";
  if (has("pending")) return "pending";
  return has("open") ? "awaiting_payment" : "not_paid";
}

function addressOf(rows: OrderRows, kind: "delivery" | "billing"): Address | null {
  const found = rows.addresses.find((address) => address.kind === kind);
  if (!found) return null;
  const { kind: _, ...address } = found;
  return address;
}

/** JSON writes timestamptz with its offset; a column that cannot be null is there. */
function instant(text: string | null): Date {
  return new Date(text ?? Number.NaN);
}

function instantOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
