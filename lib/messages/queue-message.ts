import type { TxCtx } from "@/lib/kernel/context";
import { enqueue, enqueueEach } from "@/lib/platform/outbox";
import type { MessageDraft } from "./contract";
import { mailDomain } from "./smtp/send-mail";
import { canSendMail } from "./smtp/transport";
import { insertMessage } from "./store";

/** The job that hands a queued message to the mail server. */
export const SEND_MESSAGE = "send-message";

/**
 * Writes a message and the job that sends it, in the caller's transaction: exactly once an event, template and
 * recipient, however often the event is handled and by how many workers at once. Without SMTP it is kept, not queued.
 * Returns the new message's id, or null when this event has already made it.
 */
export async function queueMessage(tx: TxCtx, draft: MessageDraft): Promise<string | null> {
  const id = tx.ids.next();
  const state = canSendMail() ? "queued" : "kept";
  const isNew = await insertMessage(tx, {
    ...draft,
    id,
    state,
    mailId: mailIdOf(id),
    createdAt: tx.clock.now(),
  });
  if (!isNew) return null;
  if (state === "queued") await enqueueSending(tx, id);
  return id;
}

export function enqueueSending(tx: TxCtx, id: string): Promise<void> {
  return enqueue(tx, SEND_MESSAGE, { message_id: id }, { key: `message:${id}` });
}

export function enqueueSendings(tx: TxCtx, ids: readonly string[]): Promise<void> {
  return enqueueEach(
    tx,
    SEND_MESSAGE,
    ids.map((id) => ({ payload: { message_id: id }, key: `message:${id}` })),
  );
}

/** One Message-ID a message row, the same on every try, so that a doubled delivery can be recognised. */
export function mailIdOf(id: string): string {
  return `<${id}@${mailDomain()}>`;
}
