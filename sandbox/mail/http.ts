import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Box } from "./box";
import { letterPage, listPage, missingPage } from "./pages";
import type { Faults, MailFault } from "./smtp";

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};
/** A mail's own HTML: no script, no forms, no frames, an origin of its own. */
const letterHeaders = {
  ...pageHeaders,
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
};

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The mailbox's pages for people and its JSON for tests, on this machine only. */
export async function listenHttp(
  port: number,
  box: Box,
  faults: Faults,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    let answer: Answer;
    try {
      answer = answerTo(box, faults, request);
    } catch (error) {
      answer = { status: 500, body: `${String(error)}\n` };
    }
    write(response, answer);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => listening());
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function answerTo(box: Box, faults: Faults, request: IncomingMessage): Answer {
  // A page somewhere else must not read or empty this mailbox through the visitor's browser.
  if (!isLocal(request.headers.host)) return { status: 421, body: "wrong host\n" };
  const from = request.headers["sec-fetch-site"];
  if (request.method !== "GET" && from !== undefined && from !== "same-origin")
    return { status: 403, body: "from another site\n" };
  const url = new URL(request.url ?? "/", "http://localhost");
  const asked = `${request.method} ${url.pathname}`;
  const filter = {
    to: url.searchParams.get("to") || undefined,
    subject: url.searchParams.get("subject") || undefined,
  };
  if (asked === "GET /") return shown(listPage(box.list(filter), filter.to));
  if (asked === "GET /api/messages") return json({ messages: box.list(filter) });
  if (asked === "DELETE /api/messages" || asked === "POST /clear") return emptied(box, asked);
  if (asked === "POST /api/fault") return setFault(faults, url.searchParams);
  const wanted = /^GET \/messages\/(\d+)(\/html)?$/.exec(asked);
  const letter = wanted ? box.find(wanted[1]!) : null;
  if (!letter) return { ...shown(missingPage()), status: 404 };
  if (!wanted?.[2]) return shown(letterPage(letter));
  return { status: 200, headers: letterHeaders, body: `<base target="_blank">${letter.html ?? ""}` };
}

function emptied(box: Box, asked: string): Answer {
  box.clear();
  return asked === "POST /clear" ? { status: 303, headers: { location: "/" } } : { status: 204 };
}

/** `?kind=busy&times=2`: the next two mails meet a busy server. */
function setFault(faults: Faults, query: URLSearchParams): Answer {
  const kind = query.get("kind");
  const kinds: readonly (string | null)[] = ["busy", "refused", "lost_answer"];
  if (!kinds.includes(kind)) return { status: 422, body: "kind is busy, refused or lost_answer\n" };
  faults.kind = kind as MailFault;
  faults.left = Number(query.get("times") ?? 1);
  return { status: 204 };
}

function isLocal(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? "");
}

function shown(body: string): Answer {
  return { status: 200, headers: pageHeaders, body };
}

function json(value: unknown): Answer {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify(value) };
}

function write(response: ServerResponse, { status, headers = {}, body = "" }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
