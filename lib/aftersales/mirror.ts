import type Stripe from "stripe";
import type { Ctx } from "@/lib/kernel/context";
import { addToTimeline, lockOrderRow, touchOrder } from "@/lib/orders";
import { mirrorDispute, paymentByIntent, type RefundFact, recordRefund } from "@/lib/payments";
import { lock } from "@/lib/platform/locks";
import { emit } from "@/lib/platform/outbox";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";

export type RefundMirrored = "pending" | "succeeded" | "failed" | "nothing_to_do" | "not_ours" | "exceeds";

/**
 * Writes what Stripe says of a refund to payment, order timeline and outbox: the answer of our own call, the webhook
 * and the reconciler all end here, in any order, any number of times.
 */
export async function mirrorRefund(ctx: Ctx, fact: RefundFact): Promise<RefundMirrored> {
  const payment = await paymentByIntent(ctx, fact.paymentIntentId, fact.chargeId);
  if (!payment) return "not_ours";
  return transact(ctx, async (tx): Promise<RefundMirrored> => {
    await lock(tx, "order", () => lockOrderRow(tx, payment.orderId));
    const recorded = await recordRefund(tx, fact);
    if (recorded.outcome === "exceeds") {
      await raiseProblem(tx, "refund_exceeds", payment.orderId, {
        refund: fact.stripeRefundId,
        amount: fact.amount,
      });
      return "exceeds";
    }
    if (recorded.outcome !== "recorded") return recorded.outcome;
    const { refund, state } = recorded;
    const detail = {
      refund: refund.id,
      amount: refund.amount,
      currency: refund.currency,
      source: refund.source,
    };
    if (state === "failed") {
      await addToTimeline(tx, {
        orderId: refund.orderId,
        type: "refund_failed",
        detail: { ...detail, problem: fact.problem },
      });
      await raiseProblem(tx, "refund_failed", refund.id, { order: refund.orderId, problem: fact.problem });
    }
    if (state === "succeeded") {
      await addToTimeline(tx, { orderId: refund.orderId, type: "refunded", detail });
      await emit(tx, {
        type: "order.refunded",
        subject: refund.orderId,
        payload: { order_id: refund.orderId, refund_id: refund.id },
      });
    }
    await touchOrder(tx, refund.orderId);
    return state;
  });
}

/** Writes what Stripe says of a dispute, and puts a new one before staff. Null when the payment is not ours. */
export async function mirrorDisputeOf(
  ctx: Ctx,
  dispute: Stripe.Dispute,
): Promise<"opened" | "updated" | "nothing_new" | null> {
  const id = (value: string | { id: string } | null) =>
    typeof value === "string" ? value : (value?.id ?? null);
  const payment = await paymentByIntent(ctx, id(dispute.payment_intent), id(dispute.charge));
  if (!payment) return null;
  return transact(ctx, async (tx) => {
    await lock(tx, "order", () => lockOrderRow(tx, payment.orderId));
    const mirrored = await mirrorDispute(tx, dispute);
    if (!mirrored) return null;
    if (mirrored.change === "nothing_new") return mirrored.change;
    const detail = {
      dispute: dispute.id,
      state: dispute.status,
      amount: mirrored.amount,
      reason: dispute.reason,
    };
    const type = mirrored.change === "opened" ? "dispute_opened" : "dispute_updated";
    await addToTimeline(tx, { orderId: payment.orderId, type, detail });
    if (mirrored.change === "opened")
      await raiseProblem(tx, "dispute", dispute.id, {
        order: payment.orderId,
        ...detail,
        currency: mirrored.currency,
        due_by: mirrored.dueBy?.toISOString() ?? null,
      });
    return mirrored.change;
  });
}
