import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { Address } from "@/lib/kernel/address";
import type { Total, TotalDetail } from "@/lib/kernel/totals";
import type { OrderState } from "@/lib/orders/contract";
import type { PaymentState } from "@/lib/payments/contract";
import type { Adjustment } from "@/lib/pricing/contract";

/** Computed from payments and refunds, never set. Money that was asked back counts as given back. */
export type PaymentStatus =
  | "awaiting_payment"
  | "pending"
  | "paid"
  | "partly_refunded"
  | "refunded"
  | "review"
  | "not_paid";

export interface OrderLineView {
  readonly id: string;
  /** What callers know the line by: the cart line's id. */
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly handle: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitAmount: number;
  /** unitAmount × quantity. */
  readonly subtotal: number;
  /** Zero or negative. */
  readonly discount: number;
  /** What the line adds to the total. */
  readonly total: number;
  readonly requiresShipping: boolean;
  readonly shipped: number;
  readonly canceled: number;
  /** Units that still have to leave. */
  readonly open: number;
}

export interface OrderPaymentView {
  readonly id: string;
  readonly handler: "stripe" | "free";
  readonly state: PaymentState;
  readonly currency: string;
  readonly amount: number;
  readonly captured: number;
  /** Of `captured` and `refunded`: another one than `currency` where another one was paid. */
  readonly capturedCurrency: string;
  /** Asked back so far, failed refunds not counted. */
  readonly refunded: number;
  readonly methodType: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly feeAmount: number | null;
  readonly feeCurrency: string | null;
  readonly sessionId: string | null;
  readonly paymentIntentId: string | null;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
}

export interface OrderRefundView {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly source: "staff" | "system" | "stripe";
  readonly state: "requested" | "pending" | "succeeded" | "failed";
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export interface OrderShipmentView {
  readonly id: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAt: Date;
  readonly deliveredAt: Date | null;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/** Everything that can be said of an order, for the shop, mails, the API and the back office. */
export interface OrderView {
  readonly id: string;
  readonly number: number;
  /** CW-10042 */
  readonly label: string;
  /** Its page by unguessable link. */
  readonly url: string;
  readonly linkVersion: number;
  readonly version: number;
  readonly state: OrderState;
  readonly source: "cart" | "draft" | "renewal" | "agent";
  readonly paymentStatus: PaymentStatus;
  readonly fulfilmentStatus: FulfilmentStatus;
  readonly marketId: string;
  readonly customerId: string | null;
  /** Null once the buyer was erased. */
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly buyerNote: string | null;
  readonly giftMessage: string | null;
  readonly currency: string;
  readonly locale: string;
  readonly taxInclusive: boolean;
  readonly lines: readonly OrderLineView[];
  readonly adjustments: readonly Adjustment[];
  readonly totals: readonly Total[];
  readonly includedTax: readonly TotalDetail[];
  readonly total: number;
  readonly delivery: Address | null;
  readonly billing: Address | null;
  readonly promise: {
    readonly methodCode: string;
    readonly title: string;
    readonly description: string;
    readonly carrier: string | null;
    readonly minDays: number;
    readonly maxDays: number;
  } | null;
  readonly payments: readonly OrderPaymentView[];
  readonly captured: number;
  readonly refunded: number;
  /** What can still be given back. */
  readonly refundable: number;
  readonly refunds: readonly OrderRefundView[];
  readonly shipments: readonly OrderShipmentView[];
  readonly createdAt: Date;
  readonly placedAt: Date | null;
  readonly canceledAt: Date | null;
  readonly updatedAt: Date;
}

/** One of a customer's orders, as their list shows it. */
export interface CustomerOrder {
  readonly label: string;
  /** Its page. */
  readonly url: string;
  readonly state: OrderState;
  /** How much of it has left; `delivered` once all of that has arrived. */
  readonly sent: "nothing_to_send" | "nothing" | "a_part" | "all" | "delivered";
  readonly total: number;
  readonly currency: string;
  readonly units: number;
  /** The first things of it, for recognition. */
  readonly things: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly pictureKey: string | null;
  }[];
  readonly at: Date;
}

export interface CustomerOrders {
  readonly orders: readonly CustomerOrder[];
  /** Give it back as `after` for the next page; null on the last. */
  readonly next: string | null;
}
