import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type RedisConnection, RedisError, type Reply } from "./resp";

const MOST_BYTES = 1 << 20;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The REST protocol of Upstash in front of a redis-server (https://upstash.com/docs/redis/features/restapi): a command
 * as a JSON list to `/` or as the words of a path, lists of them to `/pipeline` and `/multi-exec`.
 */
export async function listenRest(
  redis: RedisConnection,
  token: string,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answerTo(redis, token, request)
      .catch((error: unknown): Answer => ({ status: 500, body: { error: String(error) } }))
      .then((answer) => write(response, answer));
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => listening());
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

async function answerTo(redis: RedisConnection, token: string, request: IncomingMessage): Promise<Answer> {
  if (request.headers.authorization !== `Bearer ${token}`)
    return { status: 401, body: { error: "Unauthorized" } };
  const raw = await readBody(request);
  if (raw === null) return { status: 413, body: { error: "ERR the request is larger than 1 MB" } };
  const path = decodeURIComponent((request.url ?? "/").split("?")[0]!);
  const encode = request.headers["upstash-encoding"] === "base64" ? base64 : plain;
  if (path === "/pipeline" || path === "/multi-exec") {
    const commands = commandsIn(raw);
    if (!commands) return unreadable;
    return path === "/pipeline" ? pipeline(redis, commands, encode) : multiExec(redis, commands, encode);
  }
  const command = path === "/" ? commandIn(raw) : [...path.slice(1).split("/"), ...(raw === "" ? [] : [raw])];
  if (!command) return unreadable;
  const result = resultOf(await redis.send(command), encode);
  return { status: "error" in result ? 400 : 200, body: result };
}

const unreadable: Answer = { status: 400, body: { error: "ERR the body is not a command" } };

/** Commands one after the other; one that fails answers its error and the others go on. */
async function pipeline(
  redis: RedisConnection,
  commands: readonly string[][],
  encode: Encode,
): Promise<Answer> {
  const replies = await Promise.all(commands.map((command) => redis.send(command)));
  return { status: 200, body: replies.map((reply) => resultOf(reply, encode)) };
}

/** All or nothing, with nothing of anybody else's between: the words go out in one breath on the one connection. */
async function multiExec(
  redis: RedisConnection,
  commands: readonly string[][],
  encode: Encode,
): Promise<Answer> {
  const replies = await Promise.all([["MULTI"], ...commands, ["EXEC"]].map((command) => redis.send(command)));
  const done = replies.at(-1)!;
  if (done instanceof RedisError) return { status: 400, body: { error: done.message } };
  return { status: 200, body: (done as readonly Reply[]).map((reply) => resultOf(reply, encode)) };
}

type Encode = (reply: Reply) => unknown;

function resultOf(reply: Reply, encode: Encode): { result: unknown } | { error: string } {
  return reply instanceof RedisError ? { error: reply.message } : { result: encode(reply) };
}

const plain: Encode = (reply) => {
  if (Buffer.isBuffer(reply)) return reply.toString("utf8");
  return Array.isArray(reply) ? reply.map(plain) : reply instanceof RedisError ? reply.message : reply;
};

/** Every string but a bare OK travels as base64, so that bytes which are no text survive JSON. */
const base64: Encode = (reply) => {
  if (Buffer.isBuffer(reply)) return reply.toString("utf8") === "OK" ? "OK" : reply.toString("base64");
  return Array.isArray(reply) ? reply.map(base64) : reply instanceof RedisError ? reply.message : reply;
};

function commandIn(raw: string): string[] | null {
  return command(parsed(raw));
}

function commandsIn(raw: string): string[][] | null {
  const list = parsed(raw);
  if (!Array.isArray(list)) return null;
  const commands = list.map(command);
  return commands.every((words) => words !== null) ? commands : null;
}

function command(value: unknown): string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((word) => (typeof word === "string" ? word : JSON.stringify(word)));
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size <= MOST_BYTES) pieces.push(piece as Buffer);
  }
  return size > MOST_BYTES ? null : Buffer.concat(pieces).toString("utf8");
}

function write(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
