import { z } from "zod";
import { totalSchema } from "@/lib/cart/contract";
import { answeredAddressSchema } from "@/lib/kernel/address";
import { toWire } from "@/lib/kernel/ids";
import { orderStates } from "@/lib/orders/contract";
import type { OrderView } from "./contract";

const amount = z.int().meta({ description: "Minor units of the order's currency" });
const instant = z.iso.datetime();

/** An order as the API shows it to whoever holds its link: what was bought, paid, sent and given back. */
export const orderSchema = z.object({
  id: z.string(),
  label: z.string(),
  permalink_url: z.string(),
  state: z.enum(orderStates),
  payment_status: z.enum([
    "awaiting_payment",
    "pending",
    "paid",
    "partly_refunded",
    "refunded",
    "review",
    "not_paid",
  ]),
  fulfilment_status: z.enum(["nothing_to_send", "unfulfilled", "partly_fulfilled", "fulfilled"]),
  currency: z.string(),
  locale: z.string(),
  tax_inclusive: z.boolean(),
  email: z.string().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      item_id: z.string(),
      title: z.string(),
      variant_title: z.string(),
      quantity: z.object({ original: z.int(), total: z.int(), fulfilled: z.int() }),
      unit_amount: amount,
      subtotal: amount,
      discount: amount,
      total: amount,
    }),
  ),
  totals: z.array(totalSchema),
  included_tax: z.array(z.object({ label: z.string(), amount })),
  total: amount,
  refunded: amount,
  destination: answeredAddressSchema.nullable(),
  expectation: z
    .object({ title: z.string(), description: z.string(), min_days: z.int(), max_days: z.int() })
    .nullable()
    .meta({ description: "What was promised for delivery, frozen when the order was placed" }),
  shipments: z.array(
    z.object({
      id: z.string(),
      carrier: z.string().nullable(),
      tracking_number: z.string().nullable(),
      tracking_url: z.string().nullable(),
      shipped_at: instant,
      delivered_at: instant.nullable(),
    }),
  ),
  refunds: z.array(
    z.object({
      id: z.string(),
      amount,
      state: z.enum(["pending", "completed", "failed"]),
      created_at: instant,
    }),
  ),
  placed_at: instant.nullable(),
  version: z.int(),
});
export type OrderWire = z.infer<typeof orderSchema>;

export function wireOrder(view: OrderView): OrderWire {
  return {
    id: toWire("order", view.id),
    label: view.label,
    permalink_url: view.url,
    state: view.state,
    payment_status: view.paymentStatus,
    fulfilment_status: view.fulfilmentStatus,
    currency: view.currency,
    locale: view.locale,
    tax_inclusive: view.taxInclusive,
    email: view.email,
    lines: view.lines.map((line) => ({
      id: toWire("line", line.lineId),
      item_id: line.sku ?? toWire("variant", line.variantId),
      title: line.title,
      variant_title: line.variantTitle,
      quantity: { original: line.quantity, total: line.quantity - line.canceled, fulfilled: line.shipped },
      unit_amount: line.unitAmount,
      subtotal: line.subtotal,
      discount: line.discount,
      total: line.total,
    })),
    totals: view.totals.map((entry) => ({ ...entry, lines: entry.lines?.map((line) => ({ ...line })) })),
    included_tax: view.includedTax.map((entry) => ({ ...entry })),
    total: view.total,
    refunded: view.refunded,
    destination: view.delivery,
    expectation: view.promise && {
      title: view.promise.title,
      description: view.promise.description,
      min_days: view.promise.minDays,
      max_days: view.promise.maxDays,
    },
    shipments: view.shipments.map((parcel) => ({
      id: toWire("shipment", parcel.id),
      carrier: parcel.carrier,
      tracking_number: parcel.trackingNumber,
      tracking_url: parcel.trackingUrl,
      shipped_at: parcel.shippedAt.toISOString(),
      delivered_at: parcel.deliveredAt?.toISOString() ?? null,
    })),
    refunds: view.refunds.map((refund) => ({
      id: toWire("refund", refund.id),
      amount: refund.amount,
      state: refundStates[refund.state],
      created_at: refund.createdAt.toISOString(),
    })),
    placed_at: view.placedAt?.toISOString() ?? null,
    version: view.version,
  };
}

const refundStates = {
  requested: "pending",
  pending: "pending",
  succeeded: "completed",
  failed: "failed",
} as const;
