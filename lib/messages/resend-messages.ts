import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { auditMany } from "@/lib/platform/audit";
import { finishAttempt } from "@/lib/platform/idempotency";
import { settleProblems } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import type { MessageDone } from "./contract";
import { enqueueSendings } from "./queue-message";
import { canSendMail } from "./smtp/transport";
import { type Standing, standingsOf, writeAllQueued } from "./store";

/**
 * Sends messages that never left (failed, kept) again, as `resendMessage` does for one, in a fixed number of statements.
 * A message that was sent is left alone: a second mail of the same words is a decision about that one. What is on its
 * way by another call already is answered so and not sent twice. Refusal: `mail_not_configured`.
 */
export function resendMessages(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Result<{ results: readonly MessageDone[] }, "mail_not_configured">> {
  return transact(ctx, async (tx) => {
    if (!canSendMail()) return refuse("mail_not_configured");
    const queued = await writeAllQueued(tx, ids);
    await auditMany(
      tx,
      "message.resent",
      "message",
      queued.map((id) => ({ id })),
    );
    await settleProblems(tx, "message_failed", queued, "Sent again.");
    await enqueueSendings(tx, queued);
    const left = ids.filter((id) => !queued.includes(id));
    const standings = await standingsOf(tx, left);
    const done = ok({ results: ids.map((id) => doneOf(id, queued.includes(id), standings.get(id))) });
    await finishAttempt(tx, done);
    return done;
  });
}

function doneOf(id: string, isQueued: boolean, standing: Standing | undefined): MessageDone {
  if (isQueued) return { id, ok: true };
  if (!standing) return { id, ok: false, code: "message_not_found" };
  if (standing.isErased) return { id, ok: false, code: "message_erased" };
  return { id, ok: false, code: standing.state === "sent" ? "message_was_sent" : "message_queued" };
}
