import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Box } from "./box";

/** What the next mails meet: a busy server, a refusal for good, or an answer that never comes though the mail did. */
export type MailFault = "busy" | "refused" | "lost_answer";

export interface Faults {
  kind: MailFault | null;
  /** How many more mails meet it. */
  left: number;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** An SMTP server that takes every mail and delivers none. */
export async function listenSmtp(
  port: number,
  box: Box,
  faults: Faults,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: MOST_BYTES,
    banner: "Cartwright mailbox",
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anyone" }),
    onRcptTo(_address, _session, done) {
      if (strikes(faults, "busy")) return done(answer(451, "the mailbox is told to be busy"));
      if (strikes(faults, "refused")) return done(answer(550, "the mailbox is told to refuse"));
      done();
    },
    onData(stream, session, done) {
      receive(stream, session, box).then(
        () => {
          if (!strikes(faults, "lost_answer")) return done();
          cut(session);
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that hangs up is no news.
  server.on("error", () => {});
  await new Promise<void>((listening, failed) => {
    server.server.once("error", failed);
    server.listen(port, "127.0.0.1", () => listening());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };

  function cut(session: SMTPServerSession): void {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  }
}

function strikes(faults: Faults, kind: MailFault): boolean {
  if (faults.kind !== kind || faults.left <= 0) return false;
  faults.left -= 1;
  return true;
}

function answer(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, box: Box): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw answer(552, "the mail is larger than 10 MB");
  const { mailFrom, rcptTo } = session.envelope;
  await box.add({
    from: mailFrom ? mailFrom.address : "",
    to: rcptTo.map((recipient) => recipient.address),
    raw: Buffer.concat(chunks).toString("utf8"),
    at: new Date().toISOString(),
  });
}
