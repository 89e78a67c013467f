import { z } from "zod";
import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { Actor } from "@/lib/kernel/actor";
import type { Address } from "@/lib/kernel/address";
import type { Total, TotalDetail } from "@/lib/kernel/totals";
import type { OrderState } from "@/lib/orders/contract";
import { orderStates } from "@/lib/orders/contract";
import type { OrderPaymentView, OrderRefundView, PaymentStatus } from "../../order-contract";
import { day } from "./day";

/** Every payment status, for filters. */
export const paymentStatuses = [
  "awaiting_payment",
  "pending",
  "paid",
  "partly_refunded",
  "refunded",
  "review",
  "not_paid",
] as const satisfies readonly PaymentStatus[];

/** What a list can be asked for: the statuses of orders that have something to send, and `to_ship`, any of it left. */
export const fulfilmentFilters = [
  "to_ship",
  "unfulfilled",
  "partly_fulfilled",
  "fulfilled",
] as const satisfies readonly (FulfilmentStatus | "to_ship")[];
export type FulfilmentFilter = "to_ship" | "unfulfilled" | "partly_fulfilled" | "fulfilled";

/** `placed`: became an order at some time. `unfinished`: a try to pay that never did. */
export const orderScopes = ["placed", "unfinished", "all"] as const;

/** The filters of the order list as its address carries them. What cannot be read counts as not there. */
export const orderListSchema = z.object({
  scope: z.enum(orderScopes).optional().catch(undefined),
  state: z.enum(orderStates).optional().catch(undefined),
  payment: z.enum(paymentStatuses).optional().catch(undefined),
  fulfilment: z.enum(fulfilmentFilters).optional().catch(undefined),
  /** A number, an e-mail address or its beginning, or the beginning of names. */
  q: z.string().trim().max(120).optional().catch(undefined),
  /** Days of the shop's time zone, both included. */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  /** What the buyer pays in: the orders behind a sum of money. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  sort: z.enum(["newest", "oldest"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type OrderListInput = z.infer<typeof orderListSchema>;

/** What of an order its reader may see: asked of the permissions once, and followed by every query. */
export interface Sees {
  readonly money: boolean;
  readonly customer: boolean;
  readonly messages: boolean;
}

export interface OrderListRow {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly name: string | null;
  /** Null to those who may not see customers. */
  readonly email: string | null;
  readonly country: string | null;
  readonly state: OrderState;
  readonly fulfilment: FulfilmentStatus;
  readonly units: number;
  /** Units that still have to leave. */
  readonly open: number;
  readonly notes: number;
  /** When it was placed, or begun if it never was. */
  readonly listedAt: string;
  /** Null to those who may not see money. */
  readonly money: {
    readonly payment: PaymentStatus;
    readonly total: number;
    readonly currency: string;
  } | null;
}

export interface OrderList {
  readonly rows: readonly OrderListRow[];
  readonly next: string | null;
}

export interface DeskLine {
  readonly id: string;
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly requiresShipping: boolean;
  readonly shipped: number;
  readonly canceled: number;
  readonly open: number;
}

export interface DeskAdjustment {
  readonly type: "discount" | "fulfilment" | "fulfilment_discount" | "tax" | "rounding";
  readonly label: string;
  readonly code: string | null;
  readonly amount: number;
  /** Already inside the prices: it tells, and does not sum. */
  readonly included: boolean;
}

export interface DeskLineMoney {
  readonly lineId: string;
  readonly unit: number;
  readonly subtotal: number;
  readonly adjustments: readonly DeskAdjustment[];
  readonly total: number;
}

export interface DeskPayment extends Omit<OrderPaymentView, "createdAt" | "paidAt"> {
  readonly createdAt: string;
  readonly paidAt: string | null;
  readonly chargeId: string | null;
}

export interface DeskRefund extends Omit<OrderRefundView, "createdAt" | "settledAt"> {
  readonly createdAt: string;
  readonly settledAt: string | null;
  readonly stripeRefundId: string | null;
  readonly actor: Actor;
}

export interface DeskDispute {
  readonly id: string;
  readonly stripeDisputeId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly state: string;
  readonly dueBy: string | null;
  readonly openedAt: string;
}

/** Everything about an order's money; not even read for those who may not see it. */
export interface DeskMoney {
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly status: PaymentStatus;
  readonly lines: readonly DeskLineMoney[];
  /** Of the order as a whole: delivery, its discount and tax, rounding. */
  readonly adjustments: readonly DeskAdjustment[];
  readonly totals: readonly Total[];
  readonly includedTax: readonly TotalDetail[];
  readonly total: number;
  readonly captured: number;
  readonly refunded: number;
  readonly refundable: number;
  readonly payments: readonly DeskPayment[];
  readonly refunds: readonly DeskRefund[];
  readonly disputes: readonly DeskDispute[];
  readonly billing: Address | null;
}

export interface DeskParcel {
  readonly id: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly shippedAt: string;
  readonly deliveredAt: string | null;
  readonly actor: Actor;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/** One entry of the timeline: what, when, who. Notes of staff stand among the events. */
export interface DeskEntry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly actor: Actor;
  /** Amounts are left out for those who may not see money. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface DeskMessage {
  readonly id: string;
  readonly template: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: "queued" | "sent" | "failed" | "kept";
  readonly createdAt: string;
}

/** A letter to the shop that names the order and that nobody has answered. */
export interface OrderLetter {
  readonly id: string;
  readonly at: string;
  /** Null to those who may not see customers: they are told that there is one. */
  readonly said: {
    /** Null once the person was erased, as is what they wrote. */
    readonly name: string | null;
    /** How it begins. */
    readonly text: string | null;
    /** Whether it came from the address that the order was made with. */
    readonly isBuyers: boolean;
  } | null;
}

export interface DeskOrder {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  readonly version: number;
  readonly state: OrderState;
  readonly fulfilment: FulfilmentStatus;
  readonly market: string;
  readonly placedAt: string | null;
  readonly createdAt: string;
  readonly canceledAt: string | null;
  readonly name: string | null;
  /** The buyer's account; null for a guest, and to those who may not see customers. */
  readonly customerId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly buyerNote: string | null;
  readonly giftMessage: string | null;
  readonly delivery: Address | null;
  readonly promise: {
    readonly title: string;
    readonly carrier: string | null;
    readonly minDays: number;
    readonly maxDays: number;
  } | null;
  readonly lines: readonly DeskLine[];
  readonly parcels: readonly DeskParcel[];
  readonly timeline: readonly DeskEntry[];
  /** Null to those who may not read messages. */
  readonly messages: readonly DeskMessage[] | null;
  readonly letters: readonly OrderLetter[];
  /** Kinds of problems about it that are open. */
  readonly problems: readonly { readonly id: string; readonly kind: string }[];
  readonly money: DeskMoney | null;
}

/** An order's essentials, for a look beside the list. */
export interface OrderLook
  extends Pick<
    DeskOrder,
    | "id"
    | "label"
    | "state"
    | "fulfilment"
    | "placedAt"
    | "createdAt"
    | "name"
    | "email"
    | "phone"
    | "buyerNote"
    | "delivery"
    | "promise"
  > {
  readonly lines: readonly Pick<
    DeskLine,
    "id" | "title" | "variantTitle" | "sku" | "pictureKey" | "quantity" | "open"
  >[];
  /** Notes of staff, the newest first. */
  readonly notes: readonly { readonly id: string; readonly at: string; readonly text: string }[];
  readonly problems: number;
  readonly money: Pick<DeskMoney, "currency" | "status" | "total" | "captured" | "refunded"> | null;
}

/** What a packing list says of an order: nothing of money, nothing of who paid. */
export type PackingSheet = Pick<
  DeskOrder,
  "id" | "label" | "placedAt" | "createdAt" | "delivery" | "promise" | "buyerNote" | "giftMessage"
> & { readonly lines: readonly Pick<DeskLine, "id" | "title" | "variantTitle" | "sku" | "open">[] };

/** Packing lists that are printed at once. */
export const MOST_SHEETS = 50;
