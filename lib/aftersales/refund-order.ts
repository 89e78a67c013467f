import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addToTimeline, lockOrderRow, touchOrder } from "@/lib/orders";
import { paymentsOf, requestRefund } from "@/lib/payments";
import { audit } from "@/lib/platform/audit";
import { checkpoint } from "@/lib/platform/checkpoint";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { transact } from "@/lib/platform/transact";
import type { RefundInput } from "./contract";

export type RefundRefusal = "order_not_found" | "nothing_captured" | "more_than_captured";

/**
 * Staff give money back, in full or in part. The request is committed here; the worker makes it at Stripe.
 * Refusals: `order_not_found`, `nothing_captured`, `more_than_captured` with what can still be given back.
 */
export async function refundOrder(
  ctx: Ctx,
  orderId: string,
  input: RefundInput,
): Promise<Result<{ refundIds: string[] }, RefundRefusal, { refundable: number }>> {
  const result = await transact(
    ctx,
    async (tx): Promise<Result<{ refundIds: string[] }, RefundRefusal, { refundable: number }>> => {
      const order = await lock(tx, "order", () => lockOrderRow(tx, orderId));
      if (!order) return refuse("order_not_found", { refundable: 0 });
      const asked = await refundWithin(tx, orderId, input.amount, input.reason, "staff");
      if (!asked.ok) return asked;
      await touchOrder(tx, orderId);
      const { amount, reason } = input;
      const after = { amount, currency: order.currency, reason };
      await audit(tx, "order.refunded", { kind: "order", id: orderId }, { after });
      const done = ok({ refundIds: asked.value });
      await finishAttempt(tx, done);
      return done;
    },
  );
  checkpoint("refund.requested");
  return result;
}

/**
 * Asks an amount back within the caller's transaction, which holds the order's lock: from the order's payments in
 * their order, never more than each captured.
 */
export async function refundWithin(
  tx: TxCtx,
  orderId: string,
  amount: number,
  reason: string,
  source: "staff" | "system",
): Promise<Result<string[], "nothing_captured" | "more_than_captured", { refundable: number }>> {
  const payments = await paymentsOf(tx, orderId);
  const refundable = payments.reduce(
    (sum, payment) => sum + payment.capturedAmount - payment.refundedAmount,
    0,
  );
  const captured = payments.some((payment) => payment.capturedAmount > 0);
  if (amount > refundable)
    return refuse(captured ? "more_than_captured" : "nothing_captured", { refundable });
  const refundIds: string[] = [];
  let left = amount;
  for (const payment of payments) {
    const part = Math.min(left, payment.capturedAmount - payment.refundedAmount);
    if (part <= 0) continue;
    const asked = await requestRefund(tx, { paymentId: payment.id, orderId, amount: part, reason, source });
    if (!asked.ok) return refuse("more_than_captured", { refundable });
    refundIds.push(asked.value);
    left -= part;
  }
  await addToTimeline(tx, {
    orderId,
    type: "refund_requested",
    detail: { amount, reason, refunds: refundIds },
  });
  return ok(refundIds);
}
