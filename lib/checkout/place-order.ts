import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { type Ok, ok, type Result, refuse } from "@/lib/kernel/result";
import { adjustmentsOf, linesOf, orderById, orderLabel } from "@/lib/orders";
import { openSessionFor, type PaymentRow, paymentsOf } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { finishAttempt } from "@/lib/platform/idempotency";
import { checkoutUrl, orderUrl } from "@/lib/platform/urls";
import { cancelUnpaid } from "./cancel-unpaid";
import { orderReference } from "./checkout-view";
import { type Committed, commitOrder, type PayableOrder } from "./commit-order";
import type { CheckoutView, CompletedView } from "./contract";
import { freeLapsedHolds, holdsAreGone } from "./lapsed-holds";
import { type SessionItem, sessionItems } from "./session-items";
import { settleOrder } from "./settle-order";
import type { Checkout } from "./store";

export type PlaceRefusal =
  | "checkout_not_modifiable"
  | "checkout_in_progress"
  | "cart_empty"
  | "incomplete"
  | "price_changed"
  | "out_of_stock"
  | "discount_code_usage_limit_reached"
  | "discount_code_user_limit_reached"
  | "payment_unavailable"
  | "payment_refused";

export interface PlaceInput {
  /** Of the quote the buyer agrees to; without it, the one last shown to this caller counts. */
  readonly fingerprint: string | null;
}

/** With `price_changed`, `incomplete` and `out_of_stock` the checkout as it is now, so that the page can show it. */
export interface PlaceDetail {
  readonly checkout?: CheckoutView;
}

/**
 * Turns an open checkout into an order and sends the buyer to pay. Phase one commits the order with its stock held
 * and its codes used; between the phases Stripe is asked, outside any transaction; phase two keeps the session
 * before anybody is sent there. Killed anywhere, calling again goes on where it stopped: the rows are the recovery
 * point. Two tabs, a double click or a retry make one order and one charge.
 */
export async function placeOrder(
  ctx: Ctx,
  checkout: Checkout,
  input: PlaceInput,
): Promise<Result<CompletedView, PlaceRefusal, PlaceDetail>> {
  checkpoint("place.claimed");
  let committed = await commitOrder(ctx, checkout, input);
  if (
    !committed.ok &&
    committed.code === "out_of_stock" &&
    (await freeLapsedHolds(ctx, committed.detail.short))
  ) {
    committed = await commitOrder(ctx, checkout, input);
  }
  if (!committed.ok) return refuse(committed.code, { checkout: committed.detail.checkout });
  checkpoint("place.committed");
  return pay(ctx, committed.value);
}

async function pay(
  ctx: Ctx,
  committed: Committed,
): Promise<Result<CompletedView, PlaceRefusal, PlaceDetail>> {
  const { order, payment } = committed.made ?? (await stored(ctx, committed.orderId));
  if (payment.handler === "free") return settleFree(ctx, order, payment);
  if (payment.state === "paid" || payment.state === "pending") return arrived(ctx, order);
  if (committed.resumed && (await holdsAreGone(ctx, order.id))) return giveUp(ctx, payment, "stock_released");
  const session = await openSessionFor(ctx, payment, {
    paymentId: payment.id,
    orderId: order.id,
    checkoutId: committed.checkout.id,
    orderLabel: orderLabel(order.number),
    currency: order.currency,
    amount: payment.amount,
    email: order.email ?? "",
    locale: order.locale,
    items: committed.made?.items ?? (await storedItems(ctx, order.id, payment.amount)),
    successUrl: `${orderUrl(order)}?session={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${checkoutUrl(committed.checkout)}?returned=1`,
  });
  if (session.ok)
    return answer(ctx, { status: "redirect", redirect_url: session.value.url, order: orderReference(order) });
  ctx.log.warn(
    { order: order.id, code: session.code, problem: session.detail.problem },
    "no payment session",
  );
  if (session.code === "payment_refused") return giveUp(ctx, payment, session.detail.problem);
  if (session.code === "payment_not_open") return refuse("checkout_in_progress", {});
  return refuse("payment_unavailable", {});
}

/** Keeps the answer with the attempt, so that a repeat of the same call gets it byte for byte. */
async function answer(ctx: Ctx, view: CompletedView): Promise<Ok<CompletedView>> {
  const result = ok(view);
  await finishAttempt(ctx, result);
  return result;
}

function arrived(ctx: Ctx, order: PayableOrder) {
  const reference = orderReference(order);
  return answer(ctx, { status: "completed", redirect_url: reference.permalink_url, order: reference });
}

async function settleFree(ctx: Ctx, order: PayableOrder, payment: PaymentRow) {
  await settleOrder(ctx, {
    kind: "paid",
    paymentId: payment.id,
    orderId: order.id,
    checkoutId: order.checkoutId,
    sessionId: `free:${payment.id}`,
    paymentIntentId: null,
    amount: 0,
    currency: order.currency,
    problem: null,
  });
  return arrived(ctx, order);
}

/** The order cannot be paid as it stands: it is cancelled, and the checkout is open again for another try. */
async function giveUp(
  ctx: Ctx,
  payment: PaymentRow,
  reason: string,
): Promise<Result<never, PlaceRefusal, PlaceDetail>> {
  await cancelUnpaid(ctx, payment.id, {
    reason,
    notice: reason === "stock_released" ? null : "payment_failed",
  });
  return refuse(reason === "stock_released" ? "checkout_in_progress" : "payment_refused", {});
}

async function stored(ctx: Ctx, orderId: string): Promise<{ order: PayableOrder; payment: PaymentRow }> {
  const [order, payments] = await Promise.all([orderById(ctx, orderId), paymentsOf(ctx, orderId)]);
  invariant(order && payments[0], "a completing checkout has an order with a payment");
  return { order, payment: payments[0] };
}

async function storedItems(ctx: Ctx, orderId: string, totalAmount: number): Promise<SessionItem[]> {
  const [lines, adjustments] = await Promise.all([linesOf(ctx, orderId), adjustmentsOf(ctx, orderId)]);
  return sessionItems({ totalAmount, lines, adjustments });
}
