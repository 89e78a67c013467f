import { and, asc, desc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import {
  disputes,
  payments,
  refunds,
  stripeEventBodies,
  stripeEventOutcomes,
  stripeEvents,
} from "@/db/schema/payments";
import { after, days, minutes, seconds } from "@/lib/kernel/clock";
import type { ReadCtx } from "@/lib/kernel/context";
import type { PaymentRow, RefundRow } from "./store";

export async function paymentById(ctx: ReadCtx, id: string): Promise<PaymentRow | null> {
  const [row] = await ctx.db.select().from(payments).where(eq(payments.id, id));
  return row ?? null;
}

export async function paymentBySession(ctx: ReadCtx, sessionId: string): Promise<PaymentRow | null> {
  const [row] = await ctx.db.select().from(payments).where(eq(payments.sessionId, sessionId));
  return row ?? null;
}

/** The payment a charge or intent of Stripe belongs to. */
export async function paymentByIntent(
  ctx: ReadCtx,
  intentId: string | null,
  chargeId: string | null,
): Promise<PaymentRow | null> {
  if (!intentId && !chargeId) return null;
  const [row] = await ctx.db
    .select()
    .from(payments)
    .where(
      or(
        intentId ? eq(payments.paymentIntentId, intentId) : undefined,
        chargeId ? eq(payments.chargeId, chargeId) : undefined,
      ),
    )
    .limit(1);
  return row ?? null;
}

export function paymentsOf(ctx: ReadCtx, orderId: string): Promise<PaymentRow[]> {
  return ctx.db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.createdAt));
}

export function refundsOfOrder(ctx: ReadCtx, orderId: string): Promise<RefundRow[]> {
  return ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.createdAt));
}

/** What one member of staff has asked back in a currency since an instant, failed tries included; minor units. */
export async function refundedBy(
  ctx: ReadCtx,
  staffId: string,
  currency: string,
  since: Date,
): Promise<number> {
  const [row] = await ctx.db
    .select({ total: sql<string>`coalesce(sum(${refunds.amount}), 0)` })
    .from(refunds)
    .where(
      and(
        eq(refunds.currency, currency),
        gte(refunds.createdAt, since),
        sql`${refunds.actor}->>'staffId' = ${staffId}`,
      ),
    );
  return Number(row?.total ?? 0);
}

export async function refundById(ctx: ReadCtx, id: string): Promise<RefundRow | null> {
  const [row] = await ctx.db.select().from(refunds).where(eq(refunds.id, id));
  return row ?? null;
}

export async function refundByStripeId(ctx: ReadCtx, stripeRefundId: string): Promise<RefundRow | null> {
  const [row] = await ctx.db.select().from(refunds).where(eq(refunds.stripeRefundId, stripeRefundId));
  return row ?? null;
}

/** Refunds that were asked for before an instant and have not been made: their job died with its process. */
export function refundsWaiting(ctx: ReadCtx, before: Date): Promise<RefundRow[]> {
  return ctx.db
    .select()
    .from(refunds)
    .where(and(inArray(refunds.state, ["requested", "pending"]), lte(refunds.createdAt, before)))
    .orderBy(asc(refunds.createdAt))
    .limit(100);
}

/** Of these orders, those whose open payment has no session at Stripe: their holds may be freed by time alone. */
export async function withoutSession(ctx: ReadCtx, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await ctx.db
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(
      and(
        inArray(payments.orderId, orderIds as string[]),
        eq(payments.state, "open"),
        isNull(payments.sessionId),
      ),
    );
  return rows.map((row) => row.orderId);
}

/**
 * Payments that should have been settled by now: their session has ended, or they never got one, or a delayed method
 * has been silent for a day. Oldest first.
 */
export function overduePayments(ctx: ReadCtx, limit: number): Promise<PaymentRow[]> {
  const now = ctx.clock.now();
  return ctx.db
    .select()
    .from(payments)
    .where(
      or(
        and(eq(payments.state, "open"), lte(payments.sessionExpiresAt, after(now, -seconds(30)))),
        and(
          eq(payments.state, "open"),
          isNull(payments.sessionId),
          lte(payments.updatedAt, after(now, -minutes(10))),
        ),
        and(eq(payments.state, "pending"), lte(payments.updatedAt, after(now, -days(1)))),
      ),
    )
    .orderBy(asc(payments.updatedAt), asc(payments.id))
    .limit(limit);
}

/**
 * From when on Stripe's list of events has not been read: the end of what was read without a gap, or the first payment
 * that was ever asked for; null where there is neither.
 */
export async function eventsUnreadFrom(ctx: ReadCtx): Promise<Date | null> {
  const { rows } = await ctx.db.execute<{ from: Date | null }>(sql`
    SELECT coalesce((SELECT until FROM stripe_events_read), (SELECT min(created_at) FROM payments)) AS from
  `);
  return rows[0]?.from ? new Date(rows[0].from) : null;
}

/** Paid payments whose method and fee have not been read yet. */
export function paymentsWithoutCharge(ctx: ReadCtx, limit: number): Promise<PaymentRow[]> {
  return ctx.db
    .select()
    .from(payments)
    .where(and(eq(payments.state, "paid"), eq(payments.handler, "stripe"), isNull(payments.feeAmount)))
    .orderBy(asc(payments.createdAt))
    .limit(limit);
}

export function disputesOf(ctx: ReadCtx, paymentIds: readonly string[]) {
  if (paymentIds.length === 0) return Promise.resolve([]);
  return ctx.db
    .select()
    .from(disputes)
    .where(inArray(disputes.paymentId, paymentIds as string[]));
}

/** Stored events that have no outcome yet, newest first: those that will never have one keep no other waiting. */
export function eventsWithoutOutcome(ctx: ReadCtx, before: Date, limit: number) {
  return ctx.db
    .select({
      id: stripeEvents.id,
      type: stripeEvents.type,
      receivedAt: stripeEvents.receivedAt,
      body: stripeEventBodies.body,
    })
    .from(stripeEvents)
    .innerJoin(stripeEventBodies, eq(stripeEventBodies.eventId, stripeEvents.id))
    .leftJoin(stripeEventOutcomes, eq(stripeEventOutcomes.eventId, stripeEvents.id))
    .where(and(isNull(stripeEventOutcomes.eventId), lte(stripeEvents.receivedAt, before)))
    .orderBy(desc(stripeEvents.receivedAt))
    .limit(limit);
}
