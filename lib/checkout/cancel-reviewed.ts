import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addToTimeline, orderById } from "@/lib/orders";
import { type PaymentRow, paymentById, paymentsOf, recordReturned, requestRefund } from "@/lib/payments";
import { audit } from "@/lib/platform/audit";
import { finishAttempt } from "@/lib/platform/idempotency";
import { emit } from "@/lib/platform/outbox";
import { settleProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { endUnpaid } from "./cancel-unpaid";
import { lockRoad } from "./locks";

export type ReviewRefusal = "order_not_found" | "payment_not_in_review" | "changed_meanwhile";

/** Minor units of what was paid, which may be another currency than the order's. */
export interface ReviewEnded {
  readonly refunded: number;
  readonly currency: string;
}

const REASON = "amount_differs";

/**
 * Ends an order that was paid with another amount than was agreed: everything that came and has not gone back is
 * asked back, and the order ends as one that was not paid. `shown` is what somebody was told would go back, in minor
 * units: when it is another amount by now, nothing happens (`changed_meanwhile`).
 * Other refusals: `order_not_found`, `payment_not_in_review` (nothing differs, or somebody ended it meanwhile).
 */
export async function cancelReviewed(
  ctx: Ctx,
  orderId: string,
  shown: number,
): Promise<Result<ReviewEnded, ReviewRefusal>> {
  const found = (await paymentsOf(ctx, orderId)).find((payment) => payment.state === "review");
  if (!found) return refuse((await orderById(ctx, orderId)) ? "payment_not_in_review" : "order_not_found");
  return transact(ctx, async (tx): Promise<Result<ReviewEnded, ReviewRefusal>> => {
    const road = await lockRoad(tx, found.id);
    if (road?.payment_state !== "review") return refuse("payment_not_in_review");
    const payment = await paymentById(tx, found.id);
    invariant(payment, "a locked payment can be read");
    const amount = payment.capturedAmount - payment.refundedAmount;
    if (amount !== shown) return refuse("changed_meanwhile");
    await giveBack(tx, payment, amount);
    await recordReturned(tx, payment.id);
    await endUnpaid(tx, road, { reason: REASON, notice: null, paymentState: null });
    await settleProblem(tx, REASON, orderId, "What came was given back, and the order cancelled.");
    const done = { refunded: amount, currency: payment.capturedCurrency ?? payment.currency };
    await putOnRecord(tx, payment, done);
    await finishAttempt(tx, ok(done));
    return ok(done);
  });
}

async function giveBack(tx: TxCtx, payment: PaymentRow, amount: number): Promise<void> {
  if (amount === 0) return;
  const { id: paymentId, orderId } = payment;
  const reason = "Another amount was paid than was asked for";
  const asked = await requestRefund(tx, { paymentId, orderId, amount, reason, source: "staff" });
  invariant(asked.ok, "what was captured under this lock can be asked back");
  const detail = {
    amount,
    currency: payment.capturedCurrency ?? payment.currency,
    reason,
    refunds: [asked.value],
  };
  await addToTimeline(tx, { orderId, type: "refund_requested", detail });
}

/** For staff who look later, and for the buyer: the letter of a cancelled order says what goes back. */
async function putOnRecord(tx: TxCtx, payment: PaymentRow, done: ReviewEnded): Promise<void> {
  const { orderId } = payment;
  const agreed = { amount: payment.amount, currency: payment.currency };
  const paid = { amount: payment.capturedAmount, currency: done.currency };
  await audit(
    tx,
    "order.review_ended",
    { kind: "order", id: orderId },
    { before: { agreed, paid }, after: done },
  );
  const payload = { order_id: orderId, whole: true, reason: REASON, ...done };
  await emit(tx, { type: "order.canceled", subject: orderId, payload });
}
