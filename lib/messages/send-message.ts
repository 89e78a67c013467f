import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { checkpoint } from "@/lib/platform/checkpoint";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { SECRET_LINK } from "./contract";
import { sendMail } from "./smtp/send-mail";
import { beginTry, type MessageRow, writeFailed, writeSent, writeTryError } from "./store";

/** What sending needs from those who know more than this folder does. */
export interface Sending {
  /** What readers see instead of the name in MAIL_FROM; null keeps that. */
  readonly senderName: string | null;
  readonly replyTo: string | null;
  /** Makes the one-time link of a message that hides one; null when there is nobody left to send it to. */
  readonly secretLink: (ctx: Ctx, message: MessageRow) => Promise<string | null>;
  /** Runs in the transaction that marks the message as sent, once a message. */
  readonly sent: (tx: TxCtx, message: MessageRow) => Promise<void>;
}

/**
 * Sends a queued message: at least once, always under the same Message-ID. Throws `MailUnavailable` when the server
 * could not take it, so that the job tries again; one that is refused for good ends `failed`, before staff.
 *
 * The written state after a crash: killed before the server took it, the message is still `queued` and is sent by the
 * next try. Killed after that and before our mark, it is also `queued`, and the next try sends it once more under the
 * same Message-ID: servers and readers that look at it show one mail. No order of the two writes can do better, since
 * the mail server is no part of our transaction; a doubled mail is the lesser harm than a lost one.
 */
export async function sendMessage(ctx: Ctx, id: string, sending: Sending): Promise<void> {
  const message = await beginTry(ctx, id);
  if (!message) return;
  const link = hidesLink(message) ? await sending.secretLink(ctx, message) : null;
  if (hidesLink(message) && link === null) {
    await transact(ctx, (tx) => writeFailed(tx, id, "The account it is for does not exist any more."));
    return;
  }
  const sent = await sendMail(ctx, {
    to: message.recipient,
    senderName: sending.senderName,
    replyTo: message.replyTo ?? sending.replyTo,
    unsubscribeUrl: message.unsubscribeUrl,
    subject: message.subject,
    html: link ? message.html.replaceAll(SECRET_LINK, escapeAttribute(link)) : message.html,
    text: link ? message.text.replaceAll(SECRET_LINK, link) : message.text,
    mailId: message.mailId,
  });
  checkpoint("mail.sent");
  if (sent.ok) {
    await transact(ctx, async (tx) => {
      if (await writeSent(tx, id)) await sending.sent(tx, message);
    });
    checkpoint("mail.marked");
    return;
  }
  if (sent.code === "mail_unavailable") {
    await writeTryError(ctx, id, sent.detail.problem);
    throw new MailUnavailable(sent.detail.problem);
  }
  await transact(ctx, (tx) => failMessage(tx, id, sent.detail.problem));
}

/** Nothing more will be tried: the message ends `failed`, and staff see why. Does nothing when it is not queued. */
export async function failMessage(tx: TxCtx, id: string, problem: string): Promise<void> {
  const failed = await writeFailed(tx, id, problem);
  if (!failed) return;
  const { template, recipient, orderId } = failed;
  await raiseProblem(tx, "message_failed", id, { template, recipient, order: orderId, problem });
}

export class MailUnavailable extends Error {
  override readonly name = "MailUnavailable";
}

function hidesLink(message: MessageRow): boolean {
  return message.text.includes(SECRET_LINK) || message.html.includes(SECRET_LINK);
}

/** Our links are plain, but the place they go to is an HTML attribute. */
function escapeAttribute(link: string): string {
  return link.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
