import type { StaffRole } from "@/lib/auth/contract";
import type { ProductStatus } from "@/lib/catalog/contract";
import type { FulfilmentStatus } from "@/lib/fulfilment/contract";
import type { MovementKind } from "@/lib/inventory/contract";
import type { Actor } from "@/lib/kernel/actor";
import type { MessageState } from "@/lib/messages/contract";
import type { OrderState } from "@/lib/orders/contract";
import type { PaymentState } from "@/lib/payments/contract";
import type { CouponStanding } from "@/lib/promotions/contract";
import type { FulfilmentFilter, PackingStanding, PaymentStatus, StockFilter } from "@/lib/views/contract";

/* The words of the desk for every code that its pages show. A code without a word does not compile. */

/**
 * How a status is meant: the colour of its dot. The word says the same to those who do not see it. What is as it should be
 * on nearly every row has no dot (`usual`), so that those beside it are seen.
 */
export type Tone = "usual" | "good" | "wait" | "bad" | "note" | "quiet";
export interface Word {
  readonly word: string;
  readonly tone: Tone;
}
const word = (text: string, tone: Tone): Word => ({ word: text, tone });

export const orderStateWords: Readonly<Record<OrderState, Word>> = {
  awaiting_payment: word("Waiting for payment", "note"),
  payment_pending: word("Waiting for the bank", "note"),
  placed: word("Placed", "good"),
  canceled: word("Cancelled", "quiet"),
};

export const paymentStatusWords: Readonly<Record<PaymentStatus, Word>> = {
  awaiting_payment: word("Waiting for payment", "note"),
  pending: word("Waiting for the bank", "note"),
  paid: word("Paid", "good"),
  partly_refunded: word("Part refunded", "quiet"),
  refunded: word("Refunded", "quiet"),
  review: word("Amount differs", "bad"),
  not_paid: word("Not paid", "quiet"),
};

export const fulfilmentWords: Readonly<Record<FulfilmentStatus, Word>> = {
  nothing_to_send: word("Nothing to send", "quiet"),
  unfulfilled: word("To ship", "wait"),
  partly_fulfilled: word("Part shipped", "wait"),
  fulfilled: word("Shipped", "good"),
};

/** Why an order of the packing queue is no common one. */
export const packingStandingWords: Readonly<Record<PackingStanding, Word>> = {
  late: word("Late", "bad"),
  stock: word("Waiting for stock", "note"),
};

export const fulfilmentFilterWords: Readonly<Record<FulfilmentFilter, string>> = {
  to_ship: "Anything to ship",
  unfulfilled: "Nothing shipped yet",
  partly_fulfilled: "Part shipped",
  fulfilled: "Shipped",
};

/** What an order waits for in the warehouse: an order that is not placed has no parcels to speak of. */
export function shippingWord(state: OrderState, fulfilment: FulfilmentStatus): Word {
  if (state === "placed") return fulfilmentWords[fulfilment];
  if (state === "canceled")
    return fulfilment === "fulfilled" ? fulfilmentWords.fulfilled : orderStateWords.canceled;
  return word("Held until paid", "quiet");
}

export const paymentStateWords: Readonly<Record<PaymentState, Word>> = {
  open: word("Open", "note"),
  pending: word("Waiting for the bank", "note"),
  paid: word("Paid", "good"),
  failed: word("Failed", "bad"),
  canceled: word("Ended unpaid", "quiet"),
  review: word("Amount differs", "bad"),
  returned: word("Refunded", "quiet"),
};

export const refundStateWords: Readonly<Record<"requested" | "pending" | "succeeded" | "failed", Word>> = {
  requested: word("Asked for", "note"),
  pending: word("On its way", "note"),
  succeeded: word("Refunded", "good"),
  failed: word("Failed", "bad"),
};
export const refundSourceWords = {
  staff: "by staff",
  system: "by itself",
  stripe: "made at Stripe",
} as const;

/** Every state of a dispute at Stripe. An inquiry is a question of the bank before it takes any money. */
const disputeStateWords: Readonly<Record<string, Word>> = {
  warning_needs_response: word("Inquiry: to be answered", "wait"),
  warning_under_review: word("Inquiry: with the bank", "note"),
  warning_closed: word("Inquiry: closed", "quiet"),
  needs_response: word("To be answered", "bad"),
  under_review: word("With the bank", "note"),
  appeal_needs_response: word("Appeal: to be answered", "bad"),
  appeal_under_review: word("Appeal: with the bank", "note"),
  won: word("Won: the money stays", "good"),
  lost: word("Lost: the money is gone", "bad"),
  prevented: word("Settled before it began", "quiet"),
};

/** How a dispute stands; by Stripe's own name while there is no word for it. */
export function disputeWord(state: string): Word {
  return disputeStateWords[state] ?? word(state.replaceAll("_", " "), "note");
}

/** Why a payment is disputed, by every reason that Stripe has. */
const disputeReasonWords: Readonly<Record<string, string>> = {
  bank_cannot_process: "The bank could not process the payment",
  check_returned: "The cheque was returned",
  credit_not_processed: "The buyer says a refund they were promised did not come",
  customer_initiated: "The buyer asked their bank for the money back",
  debit_not_authorized: "The buyer says they did not authorise the direct debit",
  duplicate: "The buyer says they were charged more than once",
  fraudulent: "The cardholder says they did not make this payment",
  general: "The bank gave no particular reason",
  incorrect_account_details: "The account’s details were wrong",
  insufficient_funds: "The account did not have enough money",
  noncompliant: "The card network says its rules were not kept",
  product_not_received: "The buyer says nothing arrived",
  product_unacceptable: "The buyer says it arrived damaged or not as described",
  subscription_canceled: "The buyer says they had cancelled a subscription",
  unrecognized: "The cardholder does not recognise this payment",
};

/** Why a payment is disputed; by Stripe's own name while there is no word for it. */
export function disputeReason(reason: string): string {
  const plain = reason.replaceAll("_", " ");
  return disputeReasonWords[reason] ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}

export const messageStateWords: Readonly<Record<MessageState, Word>> = {
  queued: word("On its way", "note"),
  sent: word("Sent", "usual"),
  failed: word("Failed", "bad"),
  kept: word("Kept, not sent", "quiet"),
};

/** What a message is, by its template. */
export const templateWords: Readonly<Record<string, string>> = {
  order_confirmed: "Order confirmation",
  payment_promised: "Payment promised",
  payment_failed: "Payment failed",
  order_refused: "Sold out after payment",
  paid_twice: "Paid twice",
  order_shipped: "Parcel sent",
  order_delivered: "Parcel arrived",
  order_canceled: "Cancellation",
  order_refunded: "Refund",
  welcome: "Welcome",
  already_registered: "Signed up again",
  password_reset: "New password",
  password_changed: "Password changed",
  newsletter_asked: "Newsletter, asked",
  newsletter_confirmed: "Newsletter, confirmed",
  stock_back: "Back in stock",
  inquiry_received: "Contact form",
  staff_invitation: "Invitation",
  staff_password_reset: "New password (staff)",
  staff_password_changed: "Password changed (staff)",
  staff_second_factor: "Second factor changed (staff)",
};

/** What a message is; by its template's own name while there is no word for it. */
export function templateWord(template: string): string {
  const word = templateWords[template] ?? template.replaceAll("_", " ");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const productStatusWords: Readonly<Record<ProductStatus, Word>> = {
  draft: word("Draft", "note"),
  active: word("Active", "usual"),
  archived: word("Archived", "quiet"),
};

export const stockFilterWords: Readonly<Record<StockFilter, string>> = {
  sold_out: "Sold out",
  low: "Running low",
};

export const movementWords: Readonly<Record<MovementKind, string>> = {
  initial: "First count",
  import: "Import",
  adjustment: "Counted",
  sale: "Sold",
  restock: "Put back",
};

export const couponStandingWords: Readonly<Record<CouponStanding, Word>> = {
  active: word("Active", "usual"),
  scheduled: word("Scheduled", "note"),
  ended: word("Ended", "quiet"),
  used_up: word("Used up", "quiet"),
  paused: word("Paused", "wait"),
  archived: word("Archived", "quiet"),
};

export const importStateWords: Readonly<Record<"waiting" | "running" | "done" | "failed", Word>> = {
  waiting: word("Waiting", "note"),
  running: word("Running", "note"),
  done: word("Done", "usual"),
  failed: word("Failed", "bad"),
};

const taskWords: Readonly<Record<string, string>> = {
  "deliver-event": "Something that follows a change",
  "send-message": "Sending an e-mail",
  "make-refund": "Asking Stripe for a refund",
  "read-charge": "Reading a payment’s fee from Stripe",
  "refresh-stock": "Showing new stock in the shop",
  "fetch-media": "Fetching pictures",
  "run-import": "Reading an imported file",
};

/** What a job does; by its own name while there is no word for it. */
export function taskWord(task: string): string {
  return taskWords[task] ?? task.replace(/^timer[: -]/, "Every so often: ").replaceAll("-", " ");
}

export const roleNames: Readonly<Record<StaffRole, string>> = {
  owner: "Owner",
  manager: "Manager",
  support: "Support",
  warehouse: "Warehouse",
};

/** Who did something, as a person would say it. */
export function actorName(actor: Actor): string {
  if (actor.kind === "staff") return actor.name;
  if (actor.kind === "shopper") return "Buyer";
  if (actor.kind === "agent") return "Agent";
  return systemNames[actor.principal] ?? "System";
}

const systemNames: Readonly<Record<string, string>> = {
  "system:stripe-webhook": "Stripe",
  "system:import": "Import",
};
