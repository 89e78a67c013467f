import type { Address } from "@/lib/kernel/address";

export const orderStates = ["awaiting_payment", "payment_pending", "placed", "canceled"] as const;
export type OrderState = (typeof orderStates)[number];

/** Order numbers are shown as CW-10042. */
export function orderLabel(number: number): string {
  return `CW-${number}`;
}

/** The number behind what a person typed ("cw-10042", "#10042", "10042"), or null. */
export function numberFromLabel(text: string): number | null {
  const match = /^\s*(?:cw-|#)?(\d{4,12})\s*$/i.exec(text);
  return match ? Number(match[1]) : null;
}

export interface NewOrderLine {
  readonly id: string;
  /** The cart line's id: what callers know the line by. */
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly productVersionId: string | null;
  readonly sku: string | null;
  readonly title: string;
  readonly variantTitle: string;
  readonly handle: string;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly subtotalAmount: number;
  readonly grams: number;
  readonly requiresShipping: boolean;
  readonly taxClass: string;
}

export interface NewOrderAdjustment {
  readonly type: "discount" | "fulfilment" | "fulfilment_discount" | "tax" | "rounding";
  /** The order line's own id; null for delivery and for the order as a whole. */
  readonly lineId: string | null;
  readonly sourceKind: "promotion" | "delivery_method" | "tax_rate" | "rule";
  readonly source: string;
  readonly code?: string;
  readonly label: string;
  readonly amount: number;
  readonly included: boolean;
}

export interface NewOrder {
  readonly id: string;
  readonly channelId: string;
  readonly marketId: string;
  readonly source: "cart" | "draft" | "renewal" | "agent";
  readonly checkoutId: string;
  readonly cartId: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly locale: string;
  readonly taxInclusive: boolean;
  readonly totalAmount: number;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly buyerNote: string | null;
  readonly giftMessage: string | null;
  readonly fingerprint: string;
  readonly delivery: Address | null;
  readonly billing: Address | null;
  readonly lines: readonly NewOrderLine[];
  readonly adjustments: readonly NewOrderAdjustment[];
  readonly promise: {
    readonly methodCode: string;
    readonly title: string;
    readonly description: string;
    readonly carrier: string | null;
    readonly minDays: number;
    readonly maxDays: number;
  } | null;
}

/** Event types on an order's timeline. */
export const timelineTypes = [
  "created",
  "payment_promised",
  "placed",
  "payment_failed",
  "canceled",
  "address_changed",
  "shipped",
  "delivered",
  "units_canceled",
  "refund_requested",
  "refunded",
  "refund_failed",
  "dispute_opened",
  "dispute_updated",
  "message_sent",
  "note",
  "paid_without_stock",
  "duplicate_payment",
  "amount_differs",
] as const;
export type TimelineType = (typeof timelineTypes)[number];
