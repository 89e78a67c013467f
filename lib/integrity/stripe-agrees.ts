import { desc, eq, isNotNull } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import { payments } from "@/db/schema/payments";
import type { Ctx } from "@/lib/kernel/context";
import { orderLabel } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import type { IdentityResult, Violation } from "./contract";

/** How many sessions are asked for at a time: Stripe allows a hundred calls a second, and a shop is asking too. */
const AT_ONCE = 4;

/**
 * Asks Stripe about the newest payments: the session's amount is the payment's, and it is paid there exactly when it
 * is paid here. The one identity that reads the outside, so it is bounded and only made when asked for.
 */
export async function stripeAgrees(ctx: Ctx, most: number): Promise<IdentityResult> {
  const recent = await ctx.db
    .select({ payment: payments, number: orders.number })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(isNotNull(payments.sessionId))
    .orderBy(desc(payments.createdAt))
    .limit(most);
  const violations: Violation[] = [];
  for (let at = 0; at < recent.length; at += AT_ONCE) {
    const asked = recent
      .slice(at, at + AT_ONCE)
      .map((row) => judge(ctx, row.payment, orderLabel(row.number)));
    for (const verdict of await Promise.all(asked)) if (verdict) violations.push(verdict);
  }
  return {
    name: "stripe_agrees",
    says: `Of the newest ${recent.length} payments, Stripe's session has our amount and is paid when ours is.`,
    count: violations.length,
    violations,
  };
}

async function judge(
  ctx: Ctx,
  payment: typeof payments.$inferSelect,
  label: string,
): Promise<Violation | null> {
  const session = await retrieveSession(ctx, payment.sessionId!);
  const fact = session && factOf(session);
  const state = payment.state === "review" ? "paid" : payment.state;
  const expected = `${payment.amount} ${payment.currency}, ${state === "paid" ? "paid" : "not paid"}`;
  const amount = session
    ? fact
      ? `${fact.amount} ${fact.currency}`
      : `${payment.amount} ${payment.currency}`
    : "no such session";
  const found = session ? `${amount}, ${fact?.kind === "paid" ? "paid" : "not paid"}` : amount;
  if (found === expected) return null;
  return {
    subject: {
      kind: "payment",
      id: payment.id,
      label: `${label}, ${payment.sessionId}`,
      pageOf: payment.orderId,
    },
    expected,
    found,
    note: payment.state,
  };
}
