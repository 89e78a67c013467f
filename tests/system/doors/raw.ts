import { type Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as no browser would send it: any Host, any method, a path that nobody has tidied. */
export function raw(
  url: string,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string | readonly string[]>>;
    readonly body?: string;
    /** Whose connections are used; the process's own unless one is given. */
    readonly agent?: Agent;
  } = {},
): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(url);
    const { method = "GET", body, agent } = options;
    const isChunked = options.headers?.["transfer-encoding"] !== undefined;
    const length =
      body === undefined || isChunked ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const headers = { ...length, ...options.headers };
    const asked = httpRequest(
      { hostname, port, path, method, agent, headers: headers as Record<string, string>, timeout: 30_000 },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        // Also where the server hung up on a body that it would not read.
        answer.on("close", () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
        answer.on("error", () => {});
      },
    );
    asked.on("error", fail);
    asked.on("timeout", () => asked.destroy(new Error(`${method} ${path} was not answered`)));
    asked.end(body);
  });
}

/** Bytes written to the server as they are; everything that comes back until it falls silent or hangs up. */
export function spoken(url: string, bytes: string): Promise<string> {
  return new Promise((done) => {
    const { hostname, port } = new URL(url);
    let said = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    // The first word may take its time; what may follow it comes with it.
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      socket.setTimeout(700);
      said += chunk.toString("utf8");
    });
    socket.on("error", () => {});
    socket.on("close", () => done(said));
  });
}

/** The status of each answer in what was said back. */
export function statuses(said: string): number[] {
  return [...said.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}
