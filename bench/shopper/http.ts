import http from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** One kept-alive connection to one origin; calls on it go one after the other. */
export interface Line {
  call(method: string, path: string, sent?: Sent): Promise<Answer>;
  close(): void;
}

const TIMEOUT = 30_000;

/** Opens a line. `node:http` and nothing above it: the generator shares the machine with what it measures. */
export function openLine(origin: string): Line {
  const { hostname, port } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    call: (method, path, sent = {}) =>
      new Promise((done, fail) => {
        const body = sent.body === undefined ? null : JSON.stringify(sent.body);
        const headers: Record<string, string | number> = { ...sent.headers };
        if (body !== null) {
          headers["content-type"] = "application/json";
          headers["content-length"] = Buffer.byteLength(body);
        }
        const request = http.request({ agent, hostname, port, method, path, headers, timeout: TIMEOUT });
        request.on("response", (answer) => {
          let text = "";
          answer.setEncoding("utf8");
          answer.on("data", (chunk: string) => {
            text += chunk;
          });
          answer.on("error", fail);
          answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        });
        request.on("timeout", () => request.destroy(new Error(`${path} took over ${TIMEOUT} ms`)));
        request.on("error", fail);
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}
