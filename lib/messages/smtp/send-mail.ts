import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { mailTransport } from "./transport";

export interface Mail {
  readonly to: string;
  readonly senderName: string | null;
  readonly replyTo: string | null;
  readonly unsubscribeUrl: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The Message-ID header, angle brackets included. */
  readonly mailId: string;
}

/**
 * Hands a mail to the mail server. Refusals: `mail_refused` (this mail will never be taken: the recipient is unknown,
 * the content rejected), `mail_unavailable` (no answer, a wrong password, a full queue: try again).
 */
export async function sendMail(
  _ctx: Ctx,
  mail: Mail,
): Promise<Result<undefined, "mail_refused" | "mail_unavailable", { problem: string }>> {
  try {
    await mailTransport().sendMail({
      from: senderOf(mail.senderName),
      // As an object it is one address, whatever commas or groups somebody typed.
      to: { name: "", address: mail.to },
      ...(mail.replyTo ? { replyTo: { name: "", address: mail.replyTo } } : {}),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: mail.mailId,
      // Answering machines leave mails alone that say they were written by one (RFC 3834).
      headers: {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        ...(mail.unsubscribeUrl ? oneClick(mail.unsubscribeUrl) : {}),
      },
    });
    return ok();
  } catch (error) {
    const problem = problemOf(error);
    return refuse(isFinal(error) ? "mail_refused" : "mail_unavailable", { problem });
  }
}

/** The address is the server's, since it is what the mail server may send as; the name may be the shop's. */
function senderOf(name: string | null) {
  const from = env().MAIL_FROM;
  const address = /<([^<>]+)>\s*$/.exec(from ?? "")?.[1] ?? from;
  return name !== null && address ? { name, address } : from;
}

/** What gives mail readers a button of their own (RFC 2369, RFC 8058). */
function oneClick(url: string) {
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** A 5xx answer to the recipient or the content is about this mail; to anything else it is about the connection. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return (responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
}

function problemOf(error: unknown): string {
  const { response, message } = error as { response?: string; message?: string };
  return (response ?? message ?? String(error)).slice(0, 500);
}

/** Where our Message-IDs say they were made: the sender's domain, else the shop's. */
export function mailDomain(): string {
  const from = /@([a-z0-9.-]+)/i.exec(env().MAIL_FROM ?? "");
  return from?.[1]?.toLowerCase() ?? new URL(env().SHOP_URL ?? "http://localhost").hostname;
}
