import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { settleProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import type { ResendRefusal } from "./contract";
import { messageRow } from "./queries";
import { enqueueSending, queueMessage } from "./queue-message";
import { canSendMail } from "./smtp/transport";
import { type MessageRow, writeQueued } from "./store";

/**
 * Sends a message again. One that never left (failed, kept) goes back into the queue as it is; one that was sent is
 * said anew, as a message of its own with its own Message-ID, since readers would hide a second mail under the first
 * one's. A hidden one-time link is made anew either way. That it had failed is settled by this, until it fails again.
 * Returns the id of the message that is now queued.
 * Refusals: `message_not_found`, `message_queued` (it is on its way already), `message_erased` (with whom it went to),
 * `mail_not_configured`.
 */
export function resendMessage(ctx: Ctx, id: string): Promise<Result<string, ResendRefusal>> {
  return transact(ctx, async (tx): Promise<Result<string, ResendRefusal>> => {
    if (!canSendMail()) return refuse("mail_not_configured");
    const message = await messageRow(tx, id);
    if (!message) return refuse("message_not_found");
    if (message.state === "queued") return refuse("message_queued");
    if (message.html === "" && message.text === "") return refuse("message_erased");
    await audit(tx, "message.resent", { kind: "message", id });
    if (message.state === "sent") return ok((await queueMessage(tx, copyOf(message))) ?? id);
    if (!(await writeQueued(tx, id))) return refuse("message_queued");
    await settleProblem(tx, "message_failed", id, "Sent again.");
    await enqueueSending(tx, id);
    return ok(id);
  });
}

/** Without the event: that one stays with the message it made. */
function copyOf(message: MessageRow) {
  const { template, recipient, locale, subject, html, text, orderId, customerId, staffId } = message;
  const { replyTo, unsubscribeUrl } = message;
  return {
    eventId: null,
    template,
    recipient,
    locale,
    subject,
    html,
    text,
    orderId,
    customerId,
    staffId,
    replyTo,
    unsubscribeUrl,
  };
}
