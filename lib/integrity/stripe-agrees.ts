import { desc, eq, inArray, isNotNull } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import { payments, refunds } from "@/db/schema/payments";
import type { Ctx } from "@/lib/kernel/context";
import { sum } from "@/lib/kernel/money";
import { orderLabel } from "@/lib/orders";
import { factOf, type PaymentRow, type RefundRow, refundsAtStripe, retrieveSession } from "@/lib/payments";
import type { IdentityResult, Violation } from "./contract";

/** How many payments are asked about at a time: Stripe allows a hundred calls a second, and a shop is asking too. */
const AT_ONCE = 4;

interface Asked {
  readonly payment: PaymentRow;
  readonly number: number;
  readonly refunds: readonly RefundRow[];
}

/**
 * Asks Stripe about the newest payments: the session's amount is the payment's, it is paid there exactly when it is
 * paid here, and as much was given back there as here. The one identity that reads the outside, so it is bounded and
 * only made when asked for.
 */
export async function stripeAgrees(ctx: Ctx, most: number): Promise<IdentityResult> {
  const recent = await newestPayments(ctx, most);
  const violations: Violation[] = [];
  for (let at = 0; at < recent.length; at += AT_ONCE) {
    const asked = recent.slice(at, at + AT_ONCE).map((row) => judge(ctx, row));
    for (const verdict of await Promise.all(asked)) if (verdict) violations.push(verdict);
  }
  return {
    name: "stripe_agrees",
    says: `Of the newest ${recent.length} payments, Stripe’s session has our amount, is paid when ours is, and as much of it went back.`,
    count: violations.length,
    violations,
  };
}

async function newestPayments(ctx: Ctx, most: number): Promise<Asked[]> {
  const recent = await ctx.db
    .select({ payment: payments, number: orders.number })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(isNotNull(payments.sessionId))
    .orderBy(desc(payments.createdAt))
    .limit(most);
  const ids = recent.map(({ payment }) => payment.id);
  const made =
    ids.length === 0 ? [] : await ctx.db.select().from(refunds).where(inArray(refunds.paymentId, ids));
  return recent.map((row) => ({
    ...row,
    refunds: made.filter((refund) => refund.paymentId === row.payment.id),
  }));
}

async function judge(ctx: Ctx, { payment, number, refunds: ours }: Asked): Promise<Violation | null> {
  const session = await retrieveSession(ctx, payment.sessionId!);
  const fact = session && factOf(session);
  const agreed = { amount: payment.amount, currency: payment.currency, isPaid: payment.state === "paid" };
  const came = {
    amount: payment.capturedAmount,
    currency: payment.capturedCurrency ?? payment.currency,
    isPaid: true,
  };
  const differs = payment.state === "review" || payment.state === "returned";
  const expected = said(differs ? came : agreed, sum(answered(ours).map((refund) => refund.amount)));
  const back = payment.paymentIntentId ? await givenBack(ctx, payment.paymentIntentId, ours) : 0;
  const { amount, currency } = fact ?? agreed;
  const found = session ? said({ amount, currency, isPaid: fact?.kind === "paid" }, back) : "no such session";
  if (found === expected) return null;
  const label = `${orderLabel(number)}, ${payment.sessionId}`;
  return {
    subject: { kind: "payment", id: payment.id, label, pageOf: payment.orderId },
    expected,
    found,
    note: payment.state,
  };
}

/** What Stripe has answered about: a refund that is only asked for may or may not have reached it yet. */
function answered(ours: readonly RefundRow[]): readonly RefundRow[] {
  return ours.filter((refund) => refund.state === "pending" || refund.state === "succeeded");
}

/** Minor units that Stripe gave back, or is giving back, but for those whose answer we still wait for. */
async function givenBack(ctx: Ctx, intentId: string, ours: readonly RefundRow[]): Promise<number> {
  const waiting = new Set(ours.filter((refund) => refund.state === "requested").map((refund) => refund.id));
  const made = await refundsAtStripe(ctx, intentId);
  const counted = made.filter((fact) => fact.state !== "failed" && !waiting.has(fact.refundId ?? ""));
  return sum(counted.map((fact) => fact.amount));
}

function said(paid: { amount: number; currency: string; isPaid: boolean }, back: number): string {
  return `${paid.amount} ${paid.currency}, ${paid.isPaid ? "paid" : "not paid"}, ${back} given back`;
}
