import { z } from "zod";
import type { StaffRole } from "@/lib/auth/contract";
import type { AddressView } from "@/lib/customers/contract";
import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { Actor } from "@/lib/kernel/actor";
import type { Address } from "@/lib/kernel/address";
import type { Total, TotalDetail } from "@/lib/kernel/totals";
import type { OrderState } from "@/lib/orders/contract";
import { orderStates } from "@/lib/orders/contract";
import type { OrderPaymentView, OrderRefundView, PaymentStatus } from "../order-contract";

/* What the back office reads. Instants are ISO 8601 text, so that a view can be handed to a browser as it is. */

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

/** A day that Postgres knows too: there is no year nought. */
const day = z.iso.date().regex(/^[12]/);

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

/** What the packing queue can be asked for: everything that waits, or only what is untouched or begun. */
export const packingSchema = z.object({
  fulfilment: z.enum(["unfulfilled", "partly_fulfilled"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
  /** The order that stands open on the page. */
  order: z.uuid().optional().catch(undefined),
});
export type PackingInput = z.infer<typeof packingSchema>;

/** A line with something left to send, as somebody before the shelf needs it. */
export interface PackingLine {
  readonly id: string;
  readonly title: string;
  /** In the order of the product's options; a name is null where the product has changed since. */
  readonly options: readonly { readonly name: string | null; readonly value: string }[];
  readonly sku: string | null;
  readonly pictureKey: string | null;
  /** Units that were ordered and not cancelled, and those of them that still have to leave. */
  readonly ordered: number;
  readonly open: number;
  /** Where the units were taken off the books; none where stock is not counted. */
  readonly places: readonly { readonly name: string; readonly units: number }[];
}

/** An order that waits to be sent. It carries no money, whoever reads it. */
export interface PackingOrder {
  readonly id: string;
  readonly label: string;
  readonly name: string | null;
  readonly placedAt: string;
  readonly fulfilment: FulfilmentStatus;
  readonly delivery: Address | null;
  readonly promise: { readonly title: string; readonly carrier: string | null } | null;
  readonly buyerNote: string | null;
  readonly giftMessage: string | null;
  /** The newest notes of staff. */
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  readonly lines: readonly PackingLine[];
}

export interface PackingQueue {
  readonly orders: readonly PackingOrder[];
  readonly next: string | null;
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

/** Sales of one day in one currency: totals of placed orders, refunds not taken off. */
export interface SalesOfDay {
  readonly day: string;
  readonly amount: number;
  readonly orders: number;
}

export interface DeskSales {
  /** Today in the shop's time zone. */
  readonly today: string;
  readonly sameDayLastWeek: string;
  /** By currency, the one with the most sales of the fortnight first. */
  readonly currencies: readonly {
    readonly currency: string;
    readonly today: { readonly amount: number; readonly orders: number };
    /** The same weekday a week ago until this time of day, and its whole. */
    readonly lastWeekSoFar: number;
    readonly lastWeek: { readonly amount: number; readonly orders: number };
    /** Four weeks of days, oldest first, none left out. */
    readonly days: readonly SalesOfDay[];
  }[];
}

/** A variant of which this many or fewer can be sold is low. */
export const LOW = 5;
export const lowStockSchema = z.object({
  show: z.enum(["sold_out"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type LowStockInput = z.infer<typeof lowStockSchema>;

export interface LowStockRow {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  /** On the shelf less what is promised, over every location. */
  readonly available: number;
  readonly held: number;
  /** It may be sold below zero. */
  readonly backorder: boolean;
  readonly pictureKey: string | null;
}
export interface LowStock {
  readonly rows: readonly LowStockRow[];
  readonly next: string | null;
}

/** How much waits: the numbers in the navigation. */
export interface DeskCounts {
  readonly toShip: number;
  /** When the order was placed that has waited longest to be sent. */
  readonly oldestToShip: string | null;
  /** Letters to the shop that nobody has answered. */
  readonly toAnswer: number;
  readonly problems: number;
}

/** Something that staff must look at, with the order it is about where there is one. */
export interface DeskProblem {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly seen: number;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: Actor | null;
  readonly resolution: string | null;
  readonly order: { readonly id: string; readonly label: string } | null;
  /** It is about work that can be queued anew once its cause is mended. */
  readonly canTryAgain: boolean;
}

export const problemListSchema = z.object({
  scope: z.enum(["open", "resolved"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type ProblemListInput = z.infer<typeof problemListSchema>;

export interface DeskProblems {
  readonly problems: readonly DeskProblem[];
  readonly next: string | null;
}

/** A picture that an import named and that could not be had. */
export interface MissingPicture {
  readonly id: string;
  /** As the file wrote it. */
  readonly source: string;
  readonly problem: string;
  readonly products: readonly { readonly id: string; readonly title: string }[];
}

/** What became of the pictures that an import waited for. */
export interface ImportPictures {
  readonly all: number;
  readonly waiting: number;
  readonly missingCount: number;
  /** The first of them by name. */
  readonly missing: readonly MissingPicture[];
  /** How many of the missing ones are addresses of the web, which can be asked again. */
  readonly canFetch: number;
  /** Paths beside the file, which whoever has the folder can send; the first two thousand. */
  readonly beside: readonly string[];
}

/** One use of a coupon by an order. */
export interface CouponUse {
  readonly orderId: string;
  readonly label: string;
  readonly at: string;
  /** Given back, because the order was never paid. */
  readonly releasedAt: string | null;
}

/** One change of what is on the shelf, of any variant of a product. */
export interface DeskMovement {
  readonly id: string;
  readonly variantId: string;
  readonly variantTitle: string;
  readonly location: string;
  readonly delta: number;
  readonly kind: "initial" | "import" | "adjustment" | "sale" | "restock";
  readonly reason: string | null;
  readonly order: { readonly id: string; readonly label: string } | null;
  readonly actor: Actor;
  readonly at: string;
}

/** What the palette finds of each kind, the likeliest first. */
export interface FoundOrder {
  readonly id: string;
  readonly label: string;
  readonly name: string | null;
  /** Null to those who may not see customers. */
  readonly email: string | null;
  readonly state: OrderState;
  readonly at: string;
}
export interface FoundProduct {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  /** The variant that fits best; null of a product that has none. */
  readonly variantId: string | null;
  readonly status: "draft" | "active" | "archived";
  readonly pictureKey: string | null;
}
export interface FoundCustomer {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
export interface DeskFind {
  readonly orders: readonly FoundOrder[];
  readonly products: readonly FoundProduct[];
  readonly customers: readonly FoundCustomer[];
}

/** `unproven`: nobody has shown yet that the address is theirs. */
export const customerListSchema = z.object({
  standing: z.enum(["unproven", "closed"]).optional().catch(undefined),
  /** Pieces of names or of the address. */
  q: z.string().trim().max(120).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type CustomerListInput = z.infer<typeof customerListSchema>;

/** What somebody bought: placed orders, and what was paid less what was given back, by currency. */
interface Bought {
  readonly orders: number;
  readonly spent: readonly { readonly currency: string; readonly amount: number }[];
  readonly lastOrderAt: string | null;
}

export interface CustomerListRow extends Bought {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly since: string;
  readonly isProven: boolean;
  readonly isClosed: boolean;
  readonly isErased: boolean;
  /** Whether the newsletter goes to them. */
  readonly letter: boolean;
}
export interface CustomerList {
  readonly rows: readonly CustomerListRow[];
  readonly next: string | null;
}

export interface DeskCustomer extends Bought {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly since: string;
  readonly provenAt: string | null;
  readonly closedAt: string | null;
  readonly erasedAt: string | null;
  /** Browsers that are signed in now. */
  readonly sessions: number;
  readonly hasPassword: boolean;
  readonly letter: { readonly state: "asked" | "confirmed" | "withdrawn"; readonly at: string } | null;
  /** Orders made with the address and without signing in, whether they count as theirs yet or not. */
  readonly guestOrders: number;
  /** Their letters to the shop that nobody has answered. */
  readonly toAnswer: number;
  readonly lastOrders: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: string;
    readonly state: OrderState;
    readonly asGuest: boolean;
    readonly money: {
      readonly payment: PaymentStatus;
      readonly total: number;
      readonly currency: string;
    } | null;
  }[];
  readonly addresses: readonly AddressView[];
  readonly notes: readonly {
    readonly id: string;
    readonly author: Actor;
    readonly text: string;
    readonly at: string;
  }[];
}
/** What the staff list can be asked for. */
export const staffListSchema = z.object({
  show: z.enum(["disabled"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type StaffListInput = z.infer<typeof staffListSchema>;

export type StaffState = "invited" | "active" | "disabled";

/** A member of staff as an owner sees them. */
export interface DeskStaff {
  readonly id: string;
  /** `stf_…`: what the verbs about staff take. */
  readonly wireId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly state: StaffState;
  readonly secondFactor: "app" | "passkey" | "both" | null;
  /** How many browsers they are signed in with now. */
  readonly sessions: number;
  readonly lastSeenAt: string | null;
  /** Until when the link of an open invitation works; null where none was made yet, or it is forgotten. */
  readonly invitedUntil: string | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

export interface DeskStaffList {
  readonly people: readonly DeskStaff[];
  readonly next: string | null;
}

/** What audit entries are about. */
/** A category as the desk shows it, with how much stands in it and under it. */
export interface DeskCategory {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly handle: string;
  /** Handles from the root. */
  readonly path: string;
  readonly description: string;
  /** From zero at the root. */
  readonly depth: number;
  /** Products that are not archived, each once, those under it included. */
  readonly products: number;
}
export interface DeskCategories {
  /** In the order of the tree: each right before what stands under it. */
  readonly live: readonly DeskCategory[];
  /** Those that were taken away; `mayReturn` where what they stood under is still there. */
  readonly archived: readonly (Pick<DeskCategory, "id" | "name" | "path"> & {
    readonly mayReturn: boolean;
  })[];
}

export interface DeskCollectionRow {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly archived: boolean;
  readonly products: number;
  /** Of them, how many are on sale somewhere. */
  readonly onSale: number;
  readonly pictureKey: string | null;
}

/** A collection with its products in their order. */
export interface DeskCollection {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly archived: boolean;
  readonly products: readonly CollectedProduct[];
}
export type CollectedProduct = Pick<FoundProduct, "id" | "title" | "status" | "pictureKey">;

export const auditKinds = [
  "order",
  "product",
  "category",
  "collection",
  "setting",
  "page",
  "tax",
  "delivery",
  "staff",
  "customer",
  "promotion",
  "message",
  "inquiry",
  "problem",
  "job",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The filters of the audit log as its address carries them. What cannot be read counts as not there. */
export const auditListSchema = z.object({
  /** A member of staff by id, or everything that no member of staff did. */
  person: z
    .union([z.uuid(), z.literal("system")])
    .optional()
    .catch(undefined),
  about: z.enum(auditKinds).optional().catch(undefined),
  /** One thing of that kind. */
  subject: z.string().min(1).max(120).optional().catch(undefined),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  /** Days of the shop's time zone, both included. */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type AuditListInput = z.infer<typeof auditListSchema>;

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  readonly action: string;
  readonly kind: string;
  readonly subject: string;
  /** What it was done to, as people call it; null where it is gone or has no name. */
  readonly name: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditList {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}
