import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { messages } from "@/db/schema/messages";
import type { ReadCtx } from "@/lib/kernel/context";
import {
  type MessageFilter,
  type MessagePage,
  type MessageView,
  messageListSchema,
  SECRET_LINK,
} from "./contract";
import type { MessageRow } from "./store";

const summary = {
  id: messages.id,
  template: messages.template,
  recipient: messages.recipient,
  subject: messages.subject,
  state: messages.state,
  attempts: messages.attempts,
  lastError: messages.lastError,
  orderId: messages.orderId,
  customerId: messages.customerId,
  staffId: messages.staffId,
  createdAt: messages.createdAt,
  sentAt: messages.sentAt,
};

/** Messages, newest first, a page at a time by keyset: the list does not shift while new ones arrive. */
export async function listMessages(ctx: ReadCtx, filter: MessageFilter): Promise<MessagePage> {
  const { state, template, to, order_id, customer_id, after, limit } = messageListSchema.parse(filter);
  const rows = await ctx.db
    .select(summary)
    .from(messages)
    .where(
      and(
        state ? eq(messages.state, state) : undefined,
        template ? eq(messages.template, template) : undefined,
        to ? sql`lower(${messages.recipient}) LIKE ${begins(to.toLowerCase())}` : undefined,
        order_id ? eq(messages.orderId, order_id) : undefined,
        customer_id ? eq(messages.customerId, customer_id) : undefined,
        after ? before(after) : undefined,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null;
  return { messages: page, next };
}

/** What begins with a text, for LIKE. */
const begins = (text: string) => `${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function before(cursor: string): SQL {
  const [ms = "0", id = ""] = cursor.split("_");
  const at = new Date(Number(ms)).toISOString();
  return sql`(${messages.createdAt}, ${messages.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** One message with what it says; null when there is none. */
export async function messageById(ctx: ReadCtx, id: string): Promise<MessageView | null> {
  const row = await messageRow(ctx, id);
  if (!row) return null;
  const { eventId: _, ...view } = row;
  return { ...view, hasSecret: row.text.includes(SECRET_LINK) };
}

export async function messageRow(ctx: ReadCtx, id: string): Promise<MessageRow | null> {
  const [row] = await ctx.db.select().from(messages).where(eq(messages.id, id));
  return row ?? null;
}

/** Queued since before an instant, oldest first: their job may have died with its process. */
export async function messagesWaiting(ctx: ReadCtx, since: Date): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.state, "queued"), lte(messages.createdAt, since)))
    .orderBy(messages.createdAt)
    .limit(100);
  return rows.map((row) => row.id);
}
