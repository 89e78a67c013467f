import type { Ctx } from "@/lib/kernel/context";
import { addToTimeline, lockOrderRow } from "@/lib/orders";
import { makeRefund as askStripe, recordRefusedRefund } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { lock } from "@/lib/platform/locks";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { mirrorRefund } from "./mirror";

/**
 * The job behind a requested refund: asks Stripe, then writes its answer as if it had come by webhook. Throws when
 * Stripe could not answer, so that the job runs again; one that Stripe refuses for good is put before staff.
 */
export async function makeRefund(ctx: Ctx, refundId: string): Promise<void> {
  const made = await askStripe(ctx, refundId);
  if (made.ok) {
    if (!made.value) return;
    await mirrorRefund(ctx, made.value.fact);
    checkpoint("refund.kept");
    return;
  }
  const { refund, problem } = made.detail;
  await transact(ctx, async (tx) => {
    await lock(tx, "order", () => lockOrderRow(tx, refund.orderId));
    const failed = await recordRefusedRefund(tx, refund.id, problem);
    if (!failed) return;
    const detail = { refund: refund.id, amount: refund.amount, problem };
    await addToTimeline(tx, { orderId: refund.orderId, type: "refund_failed", detail });
    await raiseProblem(tx, "refund_failed", refund.id, { order: refund.orderId, problem });
  });
}
