import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { doorsUnder, type MatchedDoor } from "./bare-doors";

/**
 * The shop's own route handlers under bare node:http: what the same work costs without Next. Loads the very modules
 * that the build was made of and calls them as Next does, with a Request and a promise of params.
 */
const port = Number(process.env.PORT);
const find = await doorsUnder("app/api");

const server = createServer((message, reply) => {
  serve(message, reply).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    reply.statusCode = 500;
    reply.end();
  });
});
server.keepAliveTimeout = 65_000;
server.listen(port, "127.0.0.1", () => process.send?.({ ready: true }));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));

async function serve(message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = new URL(message.url ?? "/", `http://${message.headers.host}`);
  const door = find(message.method ?? "GET", url.pathname);
  if (!door) {
    reply.statusCode = 404;
    reply.end();
    return;
  }
  await send(await answerOf(door, message, url), reply);
}

async function answerOf(door: MatchedDoor, message: IncomingMessage, url: URL): Promise<Response> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  // What server.mjs does for the real one.
  headers.set("x-forwarded-for", message.socket.remoteAddress ?? "unknown");
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const request = new Request(url, { method: message.method ?? "GET", headers, body });
  return door.handle(request, { params: Promise.resolve(door.params) });
}

async function send(answer: Response, reply: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  reply.statusCode = answer.status;
  answer.headers.forEach((value, name) => {
    if (name !== "set-cookie") reply.setHeader(name, value);
  });
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.setHeader("set-cookie", cookies);
  reply.setHeader("content-length", body.byteLength);
  reply.end(body);
}
