import { openBox } from "./box";
import { listenHttp } from "./http";
import type { Letter } from "./letter";
import { type Faults, listenSmtp, type MailFault } from "./smtp";

export type { Letter } from "./letter";
export type { MailFault } from "./smtp";

export interface MailboxOptions {
  /** Ports on this machine; 0 or nothing for free ones. */
  readonly smtpPort?: number;
  readonly port?: number;
  /** Keeps the letters over a restart. Without it they live in memory. */
  readonly stateFile?: string;
}

/** A running mailbox: takes every mail of the shop and shows it, delivers none. */
export interface Mailbox {
  /** For SMTP_URL. */
  readonly smtpUrl: string;
  /** The page; `/api/messages?to=…&subject=…` is the same as JSON, DELETE empties it. */
  readonly url: string;
  readonly port: number;
  readonly smtpPort: number;
  /** Newest first. */
  letters(filter?: { readonly to?: string; readonly subject?: string }): Letter[];
  /** The next `times` mails meet this fault. */
  fault(kind: MailFault, times?: number): void;
  clear(): void;
  close(): Promise<void>;
}

/**
 * Starts the mailbox of the sandbox.
 * @throws when a port is taken.
 */
export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const box = await openBox(options.stateFile);
  const faults: Faults = { kind: null, left: 0 };
  const smtp = await listenSmtp(options.smtpPort ?? 0, box, faults);
  const web = await listenHttp(options.port ?? 0, box, faults).catch(async (error: unknown) => {
    await smtp.close();
    throw error;
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    url: `http://localhost:${web.port}`,
    port: web.port,
    smtpPort: smtp.port,
    letters: (filter) => box.list(filter),
    fault(kind, times = 1) {
      Object.assign(faults, { kind, left: times });
    },
    clear: () => box.clear(),
    async close() {
      await Promise.all([smtp.close(), web.close()]);
    },
  };
}
