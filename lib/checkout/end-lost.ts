import type { Ctx } from "@/lib/kernel/context";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { endUnpaid } from "./cancel-unpaid";
import { lockRoad } from "./locks";

/**
 * Ends an order whose session Stripe does not know any more: nothing can be heard of it, so its stock and codes are
 * free again, and staff are told, since the money may be in an account that we cannot ask. If word of it comes after
 * all, it is settled like any other late payment. False when it was paid or ended meanwhile.
 */
export function endLost(ctx: Ctx, paymentId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const road = await lockRoad(tx, paymentId);
    if (!road || (road.payment_state !== "open" && road.payment_state !== "pending")) return false;
    await endUnpaid(tx, road, { reason: "session_lost", notice: null, paymentState: "canceled" });
    await raiseProblem(tx, "session_lost", road.order_id, {
      session: road.payment_session,
      amount: road.payment_amount,
      currency: road.payment_currency,
    });
    return true;
  });
}
