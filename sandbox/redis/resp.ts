import { connect, type Socket } from "node:net";

/** What Redis answers, in RESP2: strings are bytes until somebody knows better. */
export type Reply = Buffer | number | null | RedisError | readonly Reply[];

/** An error that Redis answered, such as WRONGTYPE; the connection is fine. */
export class RedisError extends Error {
  override readonly name = "RedisError";
}

/** One connection to a redis-server. Commands may be sent without waiting: answers come in their order. */
export interface RedisConnection {
  send(command: readonly string[]): Promise<Reply>;
  close(): void;
}

export async function connectRedis(port: number): Promise<RedisConnection> {
  const socket = await open(port);
  const waiting: { done(reply: Reply): void; fail(error: Error): void }[] = [];
  let unread = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    for (let read = readReply(unread, 0); read; read = readReply(unread, 0)) {
      unread = unread.subarray(read.end);
      waiting.shift()?.done(read.reply);
    }
  });
  const broken = () => {
    for (const one of waiting.splice(0)) one.fail(new Error("the connection to redis-server broke"));
  };
  socket.on("close", broken);
  socket.on("error", broken);
  return {
    send: (command) =>
      new Promise((done, fail) => {
        if (socket.destroyed) return fail(new Error("the connection to redis-server is closed"));
        waiting.push({ done, fail });
        socket.write(writeCommand(command));
      }),
    close: () => socket.destroy(),
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.off("error", fail);
      done(socket);
    });
  });
}

function writeCommand(command: readonly string[]): string {
  return `*${command.length}\r\n${command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;
}

type Read = { readonly reply: Reply; readonly end: number };

/** Reads one reply from `at`; null when not all of it has arrived. */
function readReply(bytes: Buffer, at: number): Read | null {
  const lineEnd = bytes.indexOf("\r\n", at);
  if (lineEnd === -1) return null;
  const line = bytes.toString("utf8", at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(bytes[at]!)) {
    case "+":
      return { reply: Buffer.from(line), end };
    case "-":
      return { reply: new RedisError(line), end };
    case ":":
      return { reply: Number(line), end };
    case "$":
      return readBulk(bytes, Number(line), end);
    case "*":
      return readList(bytes, Number(line), end);
    default:
      throw new Error("redis-server said something that is not RESP");
  }
}

function readBulk(bytes: Buffer, length: number, at: number): Read | null {
  if (length === -1) return { reply: null, end: at };
  if (bytes.length < at + length + 2) return null;
  return { reply: Buffer.from(bytes.subarray(at, at + length)), end: at + length + 2 };
}

function readList(bytes: Buffer, length: number, at: number): Read | null {
  if (length === -1) return { reply: null, end: at };
  const replies: Reply[] = [];
  let end = at;
  for (let left = length; left > 0; left -= 1) {
    const read = readReply(bytes, end);
    if (!read) return null;
    replies.push(read.reply);
    end = read.end;
  }
  return { reply: replies, end };
}
