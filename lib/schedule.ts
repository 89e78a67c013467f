import "server-only";
import { forgetSessions } from "@/lib/auth";
import { endStandingImports } from "@/lib/imports";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { rankListings, refreshDue } from "@/lib/listing";
import { messagesWaiting, SEND_MESSAGE } from "@/lib/messages";
import { MAKE_REFUND, paymentsWithoutCharge, READ_CHARGE, refundsWaiting } from "@/lib/payments";
import { forgetAttempts } from "@/lib/platform/idempotency";
import { forgetLimits } from "@/lib/platform/limits";
import { ensureJob } from "@/lib/platform/worker-queue";
import type { Timer } from "@/lib/platform/worker-tasks";
import { reconcileEvents, reconcileSessions, reconcileStored } from "@/lib/reconcile";
import { keepIndex, mendIndex } from "@/lib/search";

/** What time asks for, in UTC: minute, hour, day, month, weekday. Each may run at any moment, and again. */
export const timers: readonly Timer[] = [
  { name: "reconcile-stored", pattern: "* * * * *", run: reconcileStored },
  { name: "reconcile-events", pattern: "*/5 * * * *", run: (ctx) => reconcileEvents(ctx) },
  { name: "reconcile-sessions", pattern: "*/10 * * * *", run: reconcileSessions },
  { name: "resume-jobs", pattern: "*/10 * * * *", run: resumeJobs },
  { name: "end-standing-imports", pattern: "*/5 * * * *", run: endStandingImports },
  { name: "refresh-due-listings", pattern: "* * * * *", run: (ctx) => refreshDue(ctx) },
  { name: "index-listings", pattern: "* * * * *", run: (ctx) => keepIndex(ctx) },
  { name: "mend-index", pattern: "50 3 * * *", run: (ctx) => mendIndex(ctx) },
  { name: "rank-listings", pattern: "40 * * * *", run: rankListings },
  { name: "forget-attempts", pattern: "10 3 * * *", run: forgetAttempts },
  { name: "forget-limits", pattern: "20 3 * * *", run: forgetLimits },
  { name: "forget-sessions", pattern: "30 3 * * *", run: forgetSessions },
];

/**
 * Makes sure that what our rows show to be unfinished has a job: refunds that were asked for, fees that were not
 * read, messages that were not sent. A job that is there, or failing, is left alone.
 */
async function resumeJobs(ctx: Ctx): Promise<void> {
  const before = after(ctx.clock.now(), -minutes(10));
  for (const refund of await refundsWaiting(ctx, before)) {
    if (refund.state !== "requested") continue;
    await ensureJob(ctx, MAKE_REFUND, { refund_id: refund.id }, `refund:${refund.id}`);
  }
  for (const payment of await paymentsWithoutCharge(ctx, 100))
    await ensureJob(ctx, READ_CHARGE, { payment_id: payment.id }, `charge:${payment.id}`);
  for (const id of await messagesWaiting(ctx, before))
    await ensureJob(ctx, SEND_MESSAGE, { message_id: id }, `message:${id}`);
}
