import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { checkpoint } from "@/lib/platform/checkpoint";
import type { OpenSession, SessionRefusal, SessionRequest } from "./contract";
import { paymentById } from "./queries";
import { insertPayment, type PaymentRow, writeNextTry, writeSession } from "./store";
import { createSession, expireSession, openSession, sessionsBetween, TRY_WINDOW } from "./stripe/sessions";

/** Opens the record of collecting an order's total, in the order's transaction. A total of zero needs no handler. */
export function openPayment(
  tx: TxCtx,
  payment: {
    readonly id: string;
    readonly orderId: string;
    readonly currency: string;
    readonly amount: number;
  },
): Promise<PaymentRow> {
  const now = tx.clock.now();
  return insertPayment(tx, {
    ...payment,
    handler: payment.amount === 0 ? "free" : "stripe",
    state: "open",
    tryStartedAt: now,
    createdAt: now,
    updatedAt: now,
  });
}

/**
 * Gets the payment's session: the one it has, or a new one at Stripe, kept on the payment before anybody is sent
 * there. Safe to call again after a crash or a time-out and from two processes at once.
 * Refusals: `payment_unavailable` (Stripe is down or slow: try again), `payment_busy` (another call is making it),
 * `payment_refused` (Stripe says no for good), `payment_not_open` (it was cancelled meanwhile).
 */
export async function openSessionFor(
  ctx: Ctx,
  payment: PaymentRow,
  request: Omit<SessionRequest, "tryNumber" | "tryStartedAt">,
): Promise<Result<OpenSession, SessionRefusal | "payment_not_open", { problem: string }>> {
  const current = await currentTry(ctx, payment);
  if (!current) return refuse("payment_busy", { problem: "another call began a new try" });
  if (current.sessionId) return existing(current);
  const made = await createSession(ctx, {
    ...request,
    tryNumber: current.tryNumber,
    tryStartedAt: current.tryStartedAt ?? current.createdAt,
  });
  checkpoint("place.session-made");
  if (!made.ok) {
    // Stripe replays an executed failure under the same key for a day: only a new try can succeed.
    if (made.detail.executed) await writeNextTry(ctx, current, made.detail.problem);
    return made;
  }
  return keep(ctx, payment.id, made.value);
}

function existing(payment: PaymentRow): Result<OpenSession, "payment_not_open", { problem: string }> {
  const { sessionId, sessionUrl, sessionExpiresAt } = payment;
  if (sessionId && sessionUrl && sessionExpiresAt)
    return ok({ sessionId, url: sessionUrl, expiresAt: sessionExpiresAt });
  return refuse("payment_not_open", { problem: "its session is complete already" });
}

/**
 * The try to repeat. One that is too old, or that ended in a stored failure, is followed by a new one, but only after
 * looking for a session that Stripe made without our hearing of it: that one is adopted.
 */
async function currentTry(ctx: Ctx, payment: PaymentRow): Promise<PaymentRow | null> {
  const startedAt = payment.tryStartedAt ?? payment.createdAt;
  const isFresh = ctx.clock.now().getTime() - startedAt.getTime() <= TRY_WINDOW;
  if (payment.sessionId || (isFresh && payment.tryNumber === 1)) return payment;
  const adopted = await adoptOrphan(ctx, payment);
  if (adopted) return adopted;
  if (isFresh) return payment;
  const begun = await writeNextTry(ctx, payment, payment.problem ?? "the try grew too old to repeat");
  return begun ? paymentById(ctx, payment.id) : null;
}

/** Looks through the sessions made since the payment was opened (at most 1,000) for one that carries our reference. */
async function adoptOrphan(ctx: Ctx, payment: PaymentRow): Promise<PaymentRow | null> {
  const from = new Date(payment.createdAt.getTime() - 60_000);
  const sessions = await sessionsBetween(ctx, from, new Date(ctx.clock.now().getTime() + 60_000), 1_000);
  const orphan = sessions.find(
    (session) => session.client_reference_id === payment.id && session.status === "open",
  );
  if (!orphan) return null;
  await writeSession(ctx, payment.id, openSession(orphan));
  return paymentById(ctx, payment.id);
}

async function keep(
  ctx: Ctx,
  paymentId: string,
  session: OpenSession,
): Promise<Result<OpenSession, "payment_not_open", { problem: string }>> {
  if (await writeSession(ctx, paymentId, session)) {
    checkpoint("place.session-kept");
    return ok(session);
  }
  const now = await paymentById(ctx, paymentId);
  if (now?.sessionId === session.sessionId) return ok(session);
  // The payment was cancelled, or kept another session, while Stripe was answering: this one must not be paid.
  await expireSession(ctx, session.sessionId);
  return refuse("payment_not_open", { problem: "the payment was closed while its session was made" });
}
