import type Stripe from "stripe";
import { cancelUnpaid, endLost, expireCheckouts, settleOrder } from "@/lib/checkout";
import { after, days, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import {
  eventsBetween,
  eventsUnreadFrom,
  eventsWithoutOutcome,
  expireSession,
  factOf,
  noteAsked,
  noteEventsRead,
  overduePayments,
  type PaymentRow,
  paymentById,
  retrieveSession,
  sessionsBetween,
} from "@/lib/payments";
import { raiseProblem, settleProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { conclude, receiveEvent } from "./receive-event";

/** How much of each kind one run looks at: a run is short, and the next one goes on. */
const BATCH = 100;
/** Payments that may fail in one run before it is broken off. */
const MOST_FAILED = 3;
/**
 * How long a session that Stripe does not know is waited for after its end: a key that was wrong for an afternoon can
 * be put right, and a bank's promise takes two weeks of working days.
 */
const LOST_AFTER = { open: days(1), pending: days(21) };
/** The shortest stretch of time whose events are asked for at once, in milliseconds. */
const SHORTEST = minutes(1);
/** The problem of an event that is stored and cannot be applied. */
const UNSETTLED = "event_unsettled";

/**
 * Every minute: what our own rows show to be unfinished. Like everything here it does only what the other roads do
 * too, so it may run at any time, twice at once, or after a day of silence. Returns how much was concluded.
 */
export async function reconcileStored(ctx: Ctx): Promise<number> {
  const expired = await expireCheckouts(ctx);
  return expired + (await concludeStored(ctx)) + (await endAllOverdue(ctx));
}

/** Stored events that have no outcome yet. One that fails for a quarter of an hour is put before staff, and tried on. */
async function concludeStored(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  let done = 0;
  for (const row of await eventsWithoutOutcome(ctx, after(now, -minutes(0.5)), BATCH)) {
    const error = await conclude(ctx, row.body as Stripe.Event);
    if (error === null) done += 1;
    const isOld = row.receivedAt <= after(now, -minutes(15));
    if (isOld && error !== null) await raiseProblem(ctx, UNSETTLED, row.id, { type: row.type, error });
    else if (isOld)
      await transact(ctx, (tx) => settleProblem(tx, UNSETTLED, row.id, "It could be applied after all."));
  }
  return done;
}

/**
 * Payments past their time. One that cannot be asked about goes to the back of the line, so that it keeps nobody else
 * waiting; when several cannot, Stripe is down, and the next run goes on.
 */
async function endAllOverdue(ctx: Ctx): Promise<number> {
  let done = 0;
  let failed = 0;
  for (const payment of await overduePayments(ctx, BATCH)) {
    await noteAsked(ctx, payment.id);
    try {
      if (await endOverdue(ctx, payment)) done += 1;
    } catch (error) {
      ctx.log.warn(
        { payment: payment.id, error: String(error) },
        "an overdue payment could not be asked about",
      );
      failed += 1;
      if (failed === MOST_FAILED) throw error;
    }
  }
  return done;
}

/** A payment past its time: Stripe's word decides; one that never got a session is cancelled and its stock freed. */
async function endOverdue(ctx: Ctx, payment: PaymentRow): Promise<boolean> {
  if (payment.sessionId) {
    const session = await retrieveSession(ctx, payment.sessionId);
    if (session) return settleSession(ctx, session);
    return isLost(ctx, payment) && endLost(ctx, payment.id);
  }
  const from = after(payment.createdAt, -minutes(1));
  const sessions = await sessionsBetween(ctx, from, ctx.clock.now(), 1_000);
  const orphan = sessions.find(
    (session) => session.metadata?.payment === payment.id && session.status !== "expired",
  );
  if (orphan) return settleSession(ctx, orphan);
  return cancelUnpaid(ctx, payment.id, { reason: "never sent to pay", notice: null });
}

function isLost(ctx: Ctx, payment: PaymentRow): boolean {
  const endedAt = payment.sessionExpiresAt ?? payment.createdAt;
  const margin = payment.state === "pending" ? LOST_AFTER.pending : LOST_AFTER.open;
  return after(endedAt, margin) <= ctx.clock.now();
}

/** Ends a session if it is still open, and settles what it became. */
async function settleSession(ctx: Ctx, found: Stripe.Checkout.Session): Promise<boolean> {
  const session = found.status === "open" ? await expireSession(ctx, found.id) : found;
  const fact = session ? factOf(session) : null;
  if (!fact) return false;
  const outcome = await settleOrder(ctx, fact);
  return outcome !== "nothing" && outcome !== "not_ours";
}

/**
 * Every five minutes: what Stripe recorded and never reached us. Looks back twenty minutes, or to where its list was
 * last read without a gap: webhooks that were silent for hours and have begun to speak again do not hide what was
 * missed, nor does a run that broke off. Reads the oldest first, a day at a time or less where a day holds more than
 * `most` events, and keeps how far it came. Stripe keeps events for 30 days. Returns how many were read.
 */
export async function reconcileEvents(ctx: Ctx, most = 2_000): Promise<number> {
  const now = ctx.clock.now();
  const recent = after(now, -minutes(20));
  const unread = (await eventsUnreadFrom(ctx)) ?? recent;
  let from = new Date(
    Math.max(after(now, -days(29)).getTime(), Math.min(unread.getTime(), recent.getTime())),
  );
  let span = days(1);
  let read = 0;
  while (from < now) {
    const to = new Date(Math.min(now.getTime(), from.getTime() + span));
    const events = await eventsBetween(ctx, from, to < now ? to : null, most);
    if (events.length >= most && span > SHORTEST) {
      span = Math.max(SHORTEST, Math.floor((to.getTime() - from.getTime()) / 2));
      continue;
    }
    if (events.length >= most) ctx.log.error({ from, to, most }, "more events than one run reads");
    for (const event of events.reverse()) await receiveEvent(ctx, event, "reconciler");
    await noteEventsRead(ctx, to);
    read += events.length;
    from = to;
    span = Math.min(days(1), span * 2);
  }
  return read;
}

/**
 * Every ten minutes: sessions of the last two hours that carry our reference but are not the one kept on their
 * payment. Paid ones are settled, open ones are ended, since nobody was ever sent there. Returns how many.
 */
export async function reconcileSessions(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  let done = 0;
  for (const session of await sessionsBetween(ctx, after(now, -minutes(120)), now, 1_000)) {
    if (session.status === "expired" || !session.metadata?.payment) continue;
    const payment = await paymentById(ctx, session.metadata.payment);
    if (!payment || payment.sessionId === session.id) continue;
    if (session.status === "open" && isStillBeingMade(ctx, payment)) continue;
    if (await settleSession(ctx, session)) done += 1;
  }
  return done;
}

/** A session made seconds ago may be about to be kept by the process that asked for it. */
function isStillBeingMade(ctx: Ctx, payment: PaymentRow): boolean {
  if (payment.state !== "open" || payment.sessionId !== null) return false;
  return ctx.clock.now().getTime() - (payment.tryStartedAt ?? payment.createdAt).getTime() < minutes(2);
}

/** All of it, for the command and after a start. */
export async function reconcile(ctx: Ctx): Promise<{ stored: number; events: number; sessions: number }> {
  const events = await reconcileEvents(ctx);
  const sessions = await reconcileSessions(ctx);
  return { events, sessions, stored: await reconcileStored(ctx) };
}
