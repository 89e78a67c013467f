import { release } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { moveOrder } from "@/lib/orders";
import { recordEnd } from "@/lib/payments";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { unredeem } from "@/lib/promotions";
import { type LockedRoad, lockRoad } from "./locks";
import { writePhase } from "./store";

export interface UnpaidEnd {
  readonly reason: string;
  /** Kept on the checkout for the buyer to read when it is open again. */
  readonly notice: "payment_failed" | null;
}

/**
 * Ends an order that was not paid: stock and codes are free again, and its checkout is open for another try.
 * Returns false when there was nothing to end: it was paid or ended meanwhile. Safe to run again.
 */
export function cancelUnpaid(ctx: Ctx, paymentId: string, end: UnpaidEnd): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const road = await lockRoad(tx, paymentId);
    if (!road || (road.payment_state !== "open" && road.payment_state !== "pending")) return false;
    await endUnpaid(tx, road, { ...end, paymentState: "canceled" });
    return true;
  });
}

/** The same for a caller that holds the locks. `paymentState` null leaves the payment as it is recorded. */
export async function endUnpaid(
  tx: TxCtx,
  road: LockedRoad,
  end: UnpaidEnd & { readonly paymentState: "canceled" | "failed" | null },
): Promise<void> {
  if (end.paymentState) {
    await recordEnd(tx, road.payment_id, { state: end.paymentState, problem: end.reason });
  }
  if (road.order_state === "awaiting_payment" || road.order_state === "payment_pending") {
    const type = end.notice === "payment_failed" ? "payment_failed" : "canceled";
    await moveOrder(tx, { id: road.order_id, state: road.order_state }, "cancel", {
      type,
      detail: { reason: end.reason },
    });
  }
  if (road.phase === "completing" && road.checkout_order === road.order_id) {
    // A cart that another order has taken leaves nothing to try again.
    const to = road.cart_state === "open" ? "open" : "canceled";
    await writePhase(tx, {
      checkoutId: road.checkout_id,
      from: "completing",
      to,
      reason: end.reason,
      orderId: null,
      notice: end.notice,
    });
  }
  await release(tx, road.order_id);
  await unredeem(tx, road.order_id);
  await emit(tx, {
    type: "order.payment_ended",
    subject: road.order_id,
    payload: { order_id: road.order_id, reason: end.reason, was: road.order_state },
  });
}
