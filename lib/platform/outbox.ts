import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** A fact that leaves: a type in the past tense, what it is about, and ids (never secrets) as payload. */
export interface OutboxEvent {
  readonly type: string;
  readonly subject: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Events of one queue are delivered one after the other, in the order they were written. */
  readonly queue?: string;
}

/** The task that delivers an event to its handlers; `subscribers.ts` says which. */
export const DELIVER_EVENT = "deliver-event";

/**
 * Writes events and their delivery jobs in the caller's transaction, in one statement: either both are there or
 * neither.
 */
export async function emit(tx: TxCtx, ...events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const now = tx.clock.now();
  const rows = events.map((event) => ({
    id: tx.ids.next(),
    type: event.type,
    subject: event.subject,
    payload: event.payload ?? {},
    queue: event.queue ?? null,
  }));
  await tx.db.execute(sql`
    WITH facts AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS fact(id uuid, type text, subject text, payload jsonb, queue text)
    ), written AS (
      INSERT INTO outbox_events (id, type, subject, payload, actor, occurred_at)
      SELECT id, type, subject, payload, ${JSON.stringify(tx.actor)}::jsonb, ${now} FROM facts
    )
    SELECT graphile_worker.add_job(
      ${DELIVER_EVENT}, json_build_object('event_id', id), queue_name => queue, run_at => ${now}, max_attempts => 12
    ) FROM facts
  `);
}

/** Adds a job without an event, in the caller's transaction: work that is nobody's news. */
export async function enqueue(
  tx: TxCtx,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  options: {
    readonly key?: string;
    readonly queue?: string;
    readonly runAt?: Date;
    readonly maxAttempts?: number;
  } = {},
): Promise<void> {
  await tx.db.execute(sql`
    SELECT graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null},
      run_at => ${options.runAt ?? tx.clock.now()}, max_attempts => ${options.maxAttempts ?? 12},
      job_key => ${options.key ?? null}
    )
  `);
}

/** The same for many jobs of one task, in one statement. A job whose key waits already takes its place. */
export async function enqueueEach(
  tx: TxCtx,
  task: string,
  jobs: readonly { readonly payload: Readonly<Record<string, unknown>>; readonly key: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  await tx.db.execute(sql`
    SELECT graphile_worker.add_job(
      ${task}, payload, run_at => ${tx.clock.now()}, max_attempts => 12, job_key => key
    ) FROM json_to_recordset(${JSON.stringify(jobs)}::json) AS job(payload json, key text)
  `);
}
