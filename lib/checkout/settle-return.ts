import type { Ctx } from "@/lib/kernel/context";
import { factOf, retrieveSession } from "@/lib/payments";
import { type SettleOutcome, settleOrder } from "./settle-order";

/**
 * The third road: the buyer came back from the payment page. Asks Stripe about the session the address names, and
 * settles only if it is this order's. Stripe being slow or down is no refusal: the webhook or the reconciler will say.
 */
export async function settleReturn(
  ctx: Ctx,
  orderId: string,
  sessionId: string,
): Promise<SettleOutcome | "unknown"> {
  if (!/^cs_[A-Za-z0-9_]{10,200}$/.test(sessionId)) return "unknown";
  try {
    const session = await retrieveSession(ctx, sessionId);
    const fact = session ? factOf(session) : null;
    if (!fact || fact.orderId !== orderId) return "unknown";
    return await settleOrder(ctx, fact);
  } catch (error) {
    ctx.log.warn({ order: orderId, error: String(error) }, "the return page could not ask about its session");
    return "unknown";
  }
}
