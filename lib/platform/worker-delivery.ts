import { eq, sql } from "drizzle-orm";
import { outboxDeliveries, outboxEvents } from "@/db/schema/platform";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { checkpoint } from "./checkpoint";
import { raiseProblem } from "./problems";
import { type GivenUpJob, idIn, type JobTask } from "./worker-tasks";

export type DeliveredEvent = typeof outboxEvents.$inferSelect;

/** Kept as the handler of an event that nobody listens to: an event without a word is one that was lost (integrity). */
const NOBODY = "nobody";

/** What somebody does about an event. Idempotent: it may run again after it has done its work. */
export type Handler = (ctx: Ctx, event: DeliveredEvent) => Promise<void>;

/** Event type to handlers by name. A handler's name is kept with each event it has handled: renaming runs it anew. */
export type Subscribers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** The job that delivers an event of the outbox to those who listen to it. */
export function deliverEventTask(subscribers: Subscribers): JobTask {
  return {
    run: (ctx, payload) => deliverEvent(ctx, subscribers, idIn(payload, "event_id")),
    gaveUp: reportUndelivered,
  };
}

/**
 * Runs every handler of an event that has not run to its end before, and records each by itself. One that fails does
 * not stop the others; it is thrown at the end, so that the job comes again for those that failed alone.
 */
export async function deliverEvent(ctx: Ctx, subscribers: Subscribers, eventId: string): Promise<void> {
  const { event, done } = await takeEvent(ctx, eventId);
  checkpoint("event.taken");
  const failed: string[] = [];
  const handlers = Object.entries(subscribers[event.type] ?? {});
  if (handlers.length === 0 && !done.has(NOBODY)) await record(ctx, eventId, NOBODY, null);
  for (const [name, handler] of handlers) {
    if (done.has(name)) continue;
    try {
      await handler(ctx, event);
      checkpoint("event.handled");
      await record(ctx, eventId, name, null);
    } catch (error) {
      const words = wordsOf(error);
      ctx.log.warn({ event: eventId, type: event.type, handler: name, error: words }, "a handler failed");
      await record(ctx, eventId, name, words);
      failed.push(`${name}: ${words}`);
    }
  }
  if (failed.length > 0) throw new HandlerFailed(failed.join("; "));
}

export class HandlerFailed extends Error {
  override readonly name = "HandlerFailed";
}

/** The event with the names of those who have handled it, in one statement. */
async function takeEvent(
  ctx: Ctx,
  eventId: string,
): Promise<{ event: DeliveredEvent; done: ReadonlySet<string> }> {
  const d = outboxDeliveries;
  const [row] = await ctx.db
    .select({
      event: outboxEvents,
      done: sql<
        string[]
      >`array(select ${d.handler} from ${d} where ${d.eventId} = ${outboxEvents.id} and ${d.state} = 'done')`,
    })
    .from(outboxEvents)
    .where(eq(outboxEvents.id, eventId));
  invariant(row, `event ${eventId} was written with its job`);
  return { event: row.event, done: new Set(row.done) };
}

/** Done stays done, whatever a slower run of the same handler has to say. */
async function record(ctx: Ctx, eventId: string, handler: string, problem: string | null): Promise<void> {
  const t = outboxDeliveries;
  const outcome = {
    state: problem === null ? ("done" as const) : ("failed" as const),
    lastError: problem,
    at: ctx.clock.now(),
  };
  await ctx.db
    .insert(t)
    .values({ eventId, handler, ...outcome })
    .onConflictDoUpdate({
      target: [t.eventId, t.handler],
      set: { ...outcome, attempts: sql`${t.attempts} + 1` },
      setWhere: sql`${t.state} = 'failed'`,
    });
}

async function reportUndelivered(tx: TxCtx, job: GivenUpJob): Promise<void> {
  const eventId = idIn(job.payload, "event_id");
  const [event] = await tx.db.select().from(outboxEvents).where(eq(outboxEvents.id, eventId));
  await raiseProblem(tx, "event_undelivered", eventId, {
    type: event?.type,
    subject: event?.subject,
    error: job.error,
  });
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.slice(0, 1_000);
}
