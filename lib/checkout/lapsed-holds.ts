import { holdsOf, lapsedOrders, release, type Shortage } from "@/lib/inventory";
import type { Ctx } from "@/lib/kernel/context";
import { withoutSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";

/**
 * When stock is short, holds that have passed their time are freed on the spot, not only by the timer; but only those
 * of orders that were never sent to pay: one with a session waits for Stripe's word. Touches stock alone; the
 * reconciler cancels the orders later. Returns whether anything became free.
 */
export async function freeLapsedHolds(ctx: Ctx, short: readonly Shortage[]): Promise<boolean> {
  const lapsed = await lapsedOrders(
    ctx,
    short.map((row) => row.variantId),
  );
  const freeable = (await withoutSession(ctx, lapsed)).sort((a, b) => (a < b ? -1 : 1));
  let freed = 0;
  for (const orderId of freeable) freed += await transact(ctx, (tx) => release(tx, orderId));
  return freed > 0;
}

/** Whether an order that is to be paid no longer holds what it was promised. */
export async function holdsAreGone(ctx: Ctx, orderId: string): Promise<boolean> {
  const { taken, live } = await holdsOf(ctx, orderId);
  return taken > 0 && live === 0;
}
