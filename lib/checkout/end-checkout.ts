import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import type { CheckoutView } from "./contract";
import { lockCheckout } from "./locks";
import { reopenCheckout } from "./reopen-checkout";
import { type Checkout, checkoutById, overdueCheckouts, writePhase } from "./store";
import { viewCheckout } from "./view-checkout";

/**
 * Gives a checkout up; the cart stays. One that is being paid is reopened first, so that its session cannot be paid.
 * Refusals: `checkout_not_modifiable` (it ended), and those of reopening.
 */
export async function cancelCheckout(
  ctx: Ctx,
  checkout: Checkout,
): Promise<Result<CheckoutView, "checkout_not_modifiable" | "already_paid" | "payment_unavailable">> {
  if (checkout.phase === "completing") {
    const reopened = await reopenCheckout(ctx, checkout);
    if (!reopened.ok) return refuse(reopened.code);
  }
  if (!(await end(ctx, checkout.id, "canceled", "canceled by the buyer")))
    return refuse("checkout_not_modifiable");
  const now = await checkoutById(ctx, checkout.id);
  return now ? ok(await viewCheckout(ctx, now)) : refuse("checkout_not_modifiable");
}

/** Ends open checkouts that nobody touched for their time. Returns how many. */
export async function expireCheckouts(ctx: Ctx, most = 500): Promise<number> {
  let ended = 0;
  for (const id of await overdueCheckouts(ctx, most)) {
    if (await end(ctx, id, "expired", "not touched for its time")) ended += 1;
  }
  return ended;
}

function end(ctx: Ctx, checkoutId: string, to: "canceled" | "expired", reason: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const locked = await lockCheckout(tx, checkoutId);
    if (locked?.phase !== "open") return false;
    await writePhase(tx, { checkoutId, from: "open", to, reason });
    return true;
  });
}
