import { and, eq, inArray, isNull, like, notInArray, or, sql } from "drizzle-orm";
import { disputes, payments, refunds, stripeEventOutcomes, stripeEventsRead } from "@/db/schema/payments";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { OpenSession, PaymentFact } from "./contract";
import type { ChargeDetail } from "./stripe/charges";
import type { RefundFact } from "./stripe/refunds";

export type PaymentRow = typeof payments.$inferSelect;
export type RefundRow = typeof refunds.$inferSelect;

export async function insertPayment(tx: TxCtx, payment: typeof payments.$inferInsert): Promise<PaymentRow> {
  const [row] = await tx.db.insert(payments).values(payment).returning();
  return row!;
}

/** Keeps a session on its payment, only while that is open and has none. False when it was not. */
export async function writeSession(ctx: ReadCtx, paymentId: string, session: OpenSession): Promise<boolean> {
  const kept = await ctx.db
    .update(payments)
    .set({
      sessionId: session.sessionId,
      sessionUrl: session.url,
      sessionExpiresAt: session.expiresAt,
      problem: null,
      updatedAt: ctx.clock.now(),
    })
    .where(and(eq(payments.id, paymentId), eq(payments.state, "open"), isNull(payments.sessionId)))
    .returning({ id: payments.id });
  return kept.length === 1;
}

/** Begins the next try of a payment without a session, only from the try the caller saw. */
export async function writeNextTry(ctx: ReadCtx, payment: PaymentRow, problem: string): Promise<boolean> {
  const now = ctx.clock.now();
  const begun = await ctx.db
    .update(payments)
    .set({ tryNumber: payment.tryNumber + 1, tryStartedAt: now, problem, updatedAt: now })
    .where(
      and(
        eq(payments.id, payment.id),
        eq(payments.tryNumber, payment.tryNumber),
        eq(payments.state, "open"),
        isNull(payments.sessionId),
      ),
    )
    .returning({ id: payments.id });
  return begun.length === 1;
}

export async function writeState(
  tx: TxCtx,
  paymentId: string,
  change: Partial<typeof payments.$inferInsert>,
): Promise<void> {
  await tx.db
    .update(payments)
    .set({ ...change, updatedAt: tx.clock.now() })
    .where(eq(payments.id, paymentId));
}

/** An overdue payment was asked about: its turn comes again after the others', and a silent bank's after a day. */
export async function noteAsked(ctx: ReadCtx, paymentId: string): Promise<void> {
  await ctx.db
    .update(payments)
    .set({ updatedAt: ctx.clock.now() })
    .where(and(eq(payments.id, paymentId), inArray(payments.state, ["open", "pending"])));
}

/** The columns a payment fact fills in. */
export function paidColumns(tx: TxCtx, fact: PaymentFact) {
  return {
    state: "paid" as const,
    capturedAmount: fact.amount,
    sessionId: fact.sessionId,
    paymentIntentId: fact.paymentIntentId,
    paidAt: tx.clock.now(),
    problem: null,
  };
}

/**
 * Claims part of what was captured for a refund: the row comes back only if everything asked back so far still fits.
 * The check constraint says the same, as the last word.
 */
export async function claimRefundable(
  tx: TxCtx,
  paymentId: string,
  amount: number,
): Promise<PaymentRow | null> {
  const [row] = await tx.db
    .update(payments)
    .set({ refundedAmount: sql`${payments.refundedAmount} + ${amount}`, updatedAt: tx.clock.now() })
    .where(
      and(
        eq(payments.id, paymentId),
        sql`${payments.refundedAmount} + ${amount} <= ${payments.capturedAmount}`,
      ),
    )
    .returning();
  return row ?? null;
}

export async function giveBackRefundable(tx: TxCtx, paymentId: string, amount: number): Promise<void> {
  await tx.db
    .update(payments)
    .set({ refundedAmount: sql`${payments.refundedAmount} - ${amount}`, updatedAt: tx.clock.now() })
    .where(eq(payments.id, paymentId));
}

export async function insertRefund(tx: TxCtx, refund: typeof refunds.$inferInsert): Promise<void> {
  await tx.db.insert(refunds).values(refund);
}

/** Writes what Stripe says of a refund, only forwards: a settled refund does not become pending again. */
export async function writeRefund(tx: TxCtx, refund: RefundRow, fact: RefundFact): Promise<boolean> {
  const now = tx.clock.now();
  const written = await tx.db
    .update(refunds)
    .set({
      stripeRefundId: fact.stripeRefundId,
      state: fact.state,
      problem: fact.problem,
      settledAt: fact.state === "pending" ? null : now,
    })
    .where(and(eq(refunds.id, refund.id), eq(refunds.state, refund.state)))
    .returning({ id: refunds.id });
  return written.length === 1;
}

export async function writeRefundProblem(
  ctx: ReadCtx,
  refundId: string,
  change: { readonly problem: string; readonly nextTry?: number; readonly failed?: boolean },
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .update(refunds)
    .set({
      problem: change.problem,
      ...(change.nextTry === undefined ? {} : { tryNumber: change.nextTry, tryStartedAt: now }),
      ...(change.failed ? { state: "failed" as const, settledAt: now } : {}),
    })
    .where(eq(refunds.id, refundId));
}

export async function writeRefundTryStart(ctx: ReadCtx, refundId: string): Promise<void> {
  await ctx.db
    .update(refunds)
    .set({ tryStartedAt: ctx.clock.now() })
    .where(and(eq(refunds.id, refundId), isNull(refunds.tryStartedAt)));
}

export async function writeCharge(ctx: ReadCtx, paymentId: string, charge: ChargeDetail): Promise<void> {
  await ctx.db
    .update(payments)
    .set({ ...charge, updatedAt: ctx.clock.now() })
    .where(eq(payments.id, paymentId));
}

/**
 * What a dispute ends in (docs.stripe.com/api/disputes/object#dispute_object-status): but for an appeal, whatever comes
 * later is old.
 */
const ENDED = ["won", "lost", "warning_closed", "prevented"];

export async function writeDispute(
  tx: TxCtx,
  dispute: typeof disputes.$inferInsert,
): Promise<"opened" | "updated" | "nothing_new"> {
  const [row] = await tx.db
    .insert(disputes)
    .values(dispute)
    .onConflictDoUpdate({
      target: disputes.stripeDisputeId,
      set: {
        state: dispute.state,
        dueBy: dispute.dueBy,
        amount: dispute.amount,
        updatedAt: dispute.updatedAt,
      },
      setWhere: or(notInArray(disputes.state, ENDED), like(sql`excluded.state`, "appeal_%")),
    })
    .returning({ id: disputes.id });
  if (!row) return "nothing_new";
  return row.id === dispute.id ? "opened" : "updated";
}

/**
 * Keeps an event under its id, body apart. Returns whether it already has an outcome: then there is nothing to do,
 * however often it comes.
 */
export async function insertStripeEvent(
  ctx: ReadCtx,
  event: {
    readonly id: string;
    readonly type: string;
    readonly objectId: string;
    readonly livemode: boolean;
    readonly createdAt: Date;
    readonly body: string;
    readonly road: "webhook" | "reconciler";
  },
): Promise<{ readonly hasOutcome: boolean }> {
  const now = ctx.clock.now().toISOString();
  const { rows } = await ctx.db.execute<{ has_outcome: boolean }>(sql`
    WITH kept AS (
      INSERT INTO stripe_events (id, type, object_id, livemode, created_at, received_at, road)
      VALUES (${event.id}, ${event.type}, ${event.objectId}, ${event.livemode}, ${event.createdAt.toISOString()}, ${now}, ${event.road})
      ON CONFLICT (id) DO NOTHING RETURNING id
    ), body AS (
      INSERT INTO stripe_event_bodies (event_id, body) SELECT id, ${event.body}::jsonb FROM kept
    )
    SELECT EXISTS (SELECT FROM stripe_event_outcomes WHERE event_id = ${event.id}) AS has_outcome
  `);
  return { hasOutcome: rows[0]?.has_outcome ?? false };
}

/** Stripe's list of events was read without a gap up to this instant. Never moves back. */
export async function writeEventsRead(ctx: ReadCtx, until: Date): Promise<void> {
  await ctx.db
    .insert(stripeEventsRead)
    .values({ until })
    .onConflictDoUpdate({
      target: stripeEventsRead.only,
      set: { until: sql`greatest(${stripeEventsRead.until}, excluded.until)` },
    });
}

export type EventOutcome = "settled" | "nothing_to_do" | "not_ours" | "problem";

/** Says what became of an event; the first word stands. */
export async function insertOutcome(
  ctx: ReadCtx,
  eventId: string,
  outcome: EventOutcome,
  detail: string | null = null,
): Promise<void> {
  await ctx.db
    .insert(stripeEventOutcomes)
    .values({ eventId, outcome, detail, at: ctx.clock.now() })
    .onConflictDoNothing();
}
