import http from "node:http";
import type { AddressInfo } from "node:net";
import { answerControl } from "../control/door";
import type { Sandbox } from "../core";
import type { ResolvedOptions } from "../options";
import { answerPage } from "../pages/door";
import type { Answer } from "./answer";
import { answerApi } from "./api";
import type { ApiAnswer } from "./reply";

const largestBody = 1 << 20;

/** Listens, and hands each request to whatever `sandbox` says it is for. */
export async function listen(
  { port, host, log }: ResolvedOptions,
  sandbox: () => Sandbox,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    receive(sandbox(), request, response).catch((error: unknown) => {
      log(`bug: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  // Idle connections of the SDK's agent outlive a pause between two tests.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function receive(
  sandbox: Sandbox,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    write(response, { status: 413, headers: { Connection: "close" }, body: "" });
    return;
  }
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? "" : target.slice(mark + 1);
  const method = request.method ?? "GET";
  if (path.startsWith("/v1/")) {
    const { authorization } = request.headers;
    const headers = {
      authorization,
      idempotencyKey: one(request.headers["idempotency-key"]),
      version: one(request.headers["stripe-version"]),
    };
    sendApi(response, answerApi(sandbox, { method, path, query, body, headers }));
    return;
  }
  const asked = { method, path, query: new URLSearchParams(query), headers: request.headers, body };
  write(
    response,
    path.startsWith("/_sandbox") ? await answerControl(sandbox, asked) : answerPage(sandbox, asked),
  );
}

const one = (header: string | string[] | undefined): string | undefined =>
  typeof header === "string" ? header : header?.[0];

/** The body as text, or null when it is larger than any honest one. */
function readBody(request: http.IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    request.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size <= largestBody) pieces.push(piece);
    });
    request.on("end", () => resolve(size > largestBody ? null : Buffer.concat(pieces).toString("utf8")));
    request.on("error", reject);
  });
}

function sendApi(response: http.ServerResponse, answer: ApiAnswer): void {
  if (answer.cut) {
    answer.finally?.();
    response.socket?.destroy();
    return;
  }
  if (answer.wait === undefined) {
    write(response, answer);
    return;
  }
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    answer.finally?.();
    if (!response.destroyed) write(response, answer);
  };
  // Never to answer is to answer when nobody listens any more.
  const timer = answer.wait === Infinity ? undefined : setTimeout(end, answer.wait);
  response.on("close", end);
}

function write(response: http.ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}
