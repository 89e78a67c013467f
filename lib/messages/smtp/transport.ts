import nodemailer, { type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { env } from "@/lib/env";
import { seconds } from "@/lib/kernel/clock";

let made: { readonly url: string; readonly transport: Transporter<SMTPPool.SentMessageInfo> } | null = null;

/** Whether mails can leave at all. Without SMTP messages are kept and shown. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/** The one pooled connection to the mail server: at most two sockets, and every wait in it has an end. */
export function mailTransport(): Transporter<SMTPPool.SentMessageInfo> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) throw new Error("SMTP_URL is not set");
  if (made?.url === SMTP_URL) return made.transport;
  made?.transport.close();
  made = { url: SMTP_URL, transport: nodemailer.createTransport(optionsFrom(SMTP_URL)) };
  return made.transport;
}

/** Closes the sockets, so that a process can end. The next mail opens new ones. */
export function closeMail(): void {
  made?.transport.close();
  made = null;
}

function optionsFrom(address: string): SMTPPool.Options {
  const url = new URL(address);
  const secure = url.protocol === "smtps:";
  return {
    pool: true,
    maxConnections: 2,
    maxMessages: 100,
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    // Credentials never travel in the open, except to a server on this machine.
    requireTLS: url.username !== "" && !isLocal(url.hostname),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: seconds(30),
    dnsTimeout: seconds(10),
    // A mail is what we wrote: nodemailer must not fetch files or addresses for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function isLocal(host: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(host);
}
