import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { expireSession, factOf, paymentsOf } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { cancelUnpaid } from "./cancel-unpaid";
import type { CheckoutView } from "./contract";
import { settleOrder } from "./settle-order";
import { type Checkout, checkoutById } from "./store";
import { viewCheckout } from "./view-checkout";

/**
 * Takes a checkout back from the payment page, so that it can be changed: its session is ended at Stripe first, so
 * that nobody can pay what is about to change. If it was paid by then, that order stands and is settled; what the cart
 * holds beyond it goes on in a new cart. Refusals: `already_paid` (see the order), `payment_unavailable` (Stripe does
 * not answer: nothing was changed), `checkout_not_modifiable`.
 */
export async function reopenCheckout(
  ctx: Ctx,
  checkout: Checkout,
): Promise<
  Result<
    CheckoutView,
    "already_paid" | "payment_unavailable" | "checkout_not_modifiable",
    CheckoutView | undefined
  >
> {
  if (checkout.phase === "open") return ok(await viewCheckout(ctx, checkout));
  if (checkout.phase !== "completing" || !checkout.orderId) return refuse("checkout_not_modifiable");
  const payment = (await paymentsOf(ctx, checkout.orderId))[0];
  invariant(payment, "a completing checkout has a payment");
  if (payment.sessionId) {
    const ended = await endSession(ctx, payment.sessionId);
    if (ended === "unavailable") return refuse("payment_unavailable");
    if (ended === "paid")
      return refuse("already_paid", await viewCheckout(ctx, await again(ctx, checkout.id)));
  }
  checkpoint("reopen.expired");
  await cancelUnpaid(ctx, payment.id, { reason: "reopened", notice: null });
  const now = await again(ctx, checkout.id);
  if (now.phase === "completed") return refuse("already_paid", await viewCheckout(ctx, now));
  return ok(await viewCheckout(ctx, now));
}

/** Ends a session at Stripe; what was paid in the last moment is settled at once. */
async function endSession(ctx: Ctx, sessionId: string): Promise<"ended" | "paid" | "unavailable"> {
  try {
    const session = await expireSession(ctx, sessionId);
    const fact = session ? factOf(session) : null;
    if (fact?.kind !== "paid" && fact?.kind !== "promised")
      return session?.status === "open" ? "unavailable" : "ended";
    await settleOrder(ctx, fact);
    return "paid";
  } catch (error) {
    ctx.log.warn({ session: sessionId, error: String(error) }, "a session could not be ended");
    return "unavailable";
  }
}

async function again(ctx: Ctx, id: string): Promise<Checkout> {
  const checkout = await checkoutById(ctx, id);
  invariant(checkout, "checkouts are never deleted");
  return checkout;
}
