import { request } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An answer as it came over the line, by node:http: fetch adds headers of its own and undoes the encoding. */
export function rawGet(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<RawAnswer> {
  const { origin } = new URL(address);
  return new Promise((done, fail) => {
    // The path as it is given: a URL would put dots in order.
    const options = { path: address.slice(origin.length), method, headers };
    const sent = request(origin, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        done({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on("error", fail).end();
  });
}
