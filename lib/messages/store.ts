import { and, eq, inArray, not, sql } from "drizzle-orm";
import { messages } from "@/db/schema/messages";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";

export type MessageRow = typeof messages.$inferSelect;

/** Writes a message unless this event has already made it. False then. */
export async function insertMessage(tx: TxCtx, message: typeof messages.$inferInsert): Promise<boolean> {
  const written = await tx.db
    .insert(messages)
    .values(message)
    .onConflictDoNothing({
      target: [messages.eventId, messages.template, messages.recipient],
      where: sql`${messages.eventId} is not null`,
    })
    .returning({ id: messages.id });
  return written.length === 1;
}

/** Counts a try, before it is made. Null when the message is not waiting to be sent. */
export async function beginTry(ctx: Ctx, id: string): Promise<MessageRow | null> {
  const [row] = await ctx.db
    .update(messages)
    .set({ attempts: sql`${messages.attempts} + 1` })
    .where(and(eq(messages.id, id), eq(messages.state, "queued")))
    .returning();
  return row ?? null;
}

export async function writeTryError(ctx: Ctx, id: string, problem: string): Promise<void> {
  await ctx.db
    .update(messages)
    .set({ lastError: problem })
    .where(and(eq(messages.id, id), eq(messages.state, "queued")));
}

/** True for whoever marks it first. */
export async function writeSent(tx: TxCtx, id: string): Promise<boolean> {
  const marked = await tx.db
    .update(messages)
    .set({ state: "sent", sentAt: tx.clock.now(), lastError: null })
    .where(and(eq(messages.id, id), eq(messages.state, "queued")))
    .returning({ id: messages.id });
  return marked.length === 1;
}

export async function writeFailed(tx: TxCtx, id: string, problem: string): Promise<MessageRow | null> {
  const [row] = await tx.db
    .update(messages)
    .set({ state: "failed", lastError: problem })
    .where(and(eq(messages.id, id), eq(messages.state, "queued")))
    .returning();
  return row ?? null;
}

/** Puts a message that never left back into the queue. False when it is in another state by now. */
export async function writeQueued(tx: TxCtx, id: string): Promise<boolean> {
  const queued = await tx.db
    .update(messages)
    .set({ state: "queued", lastError: null })
    .where(and(eq(messages.id, id), inArray(messages.state, ["failed", "kept"])))
    .returning({ id: messages.id });
  return queued.length === 1;
}

/** What was erased with whom it went to says nothing any more. */
const isErased = sql<boolean>`(${messages.html} = '' AND ${messages.text} = '')`;

/** The same for many, but for what was erased; locked in one order. Returns those that are in the queue by this. */
export async function writeAllQueued(tx: TxCtx, ids: readonly string[]): Promise<string[]> {
  const waiting = tx.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(inArray(messages.id, [...ids]), inArray(messages.state, ["failed", "kept"]), not(isErased)))
    .orderBy(messages.id)
    .for("update");
  const queued = await tx.db
    .update(messages)
    .set({ state: "queued", lastError: null })
    .where(inArray(messages.id, waiting))
    .returning({ id: messages.id });
  return queued.map(({ id }) => id);
}

export interface Standing {
  readonly state: MessageRow["state"];
  readonly isErased: boolean;
}

export async function standingsOf(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: messages.id, state: messages.state, isErased })
    .from(messages)
    .where(inArray(messages.id, [...ids]));
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
