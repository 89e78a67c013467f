import { asksForRefund, type SignedInStaff, staffSecurity } from "@/lib/auth";
import type { Ctx } from "@/lib/kernel/context";
import { orderById } from "@/lib/orders";
import { paymentsOf, refundedBy } from "@/lib/payments";

/**
 * Whether giving this much of an order back (minor units) takes showing again who one is: above the shop's limit by
 * itself, or together with what the same person gave back since they last did, so that many small ones are no way
 * around it. An order that does not exist is for the verb to refuse.
 */
export async function refundAsksAgain(
  ctx: Ctx,
  staff: SignedInStaff,
  orderId: string,
  amount: number,
): Promise<boolean> {
  const order = await orderById(ctx, orderId);
  if (!order || amount === 0) return false;
  const paid = (await paymentsOf(ctx, orderId)).find((payment) => payment.capturedCurrency !== null);
  const currency = paid?.capturedCurrency ?? order.currency;
  const before = await refundedBy(ctx, staff.id, currency, staff.confirmedAt);
  return asksForRefund(await staffSecurity(ctx), before + amount, currency);
}
