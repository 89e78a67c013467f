import { lookup as resolveName } from "node:dns";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isPublicAddress } from "./public-address";

export interface DownloadRules {
  readonly maxBytes: number;
  /** Milliseconds for the whole of it, redirects included. */
  readonly timeout: number;
  /** Which addresses may be connected to. Tests open their own machine; nothing else does. */
  readonly mayReach?: (address: string) => boolean;
}

export type DownloadRefusal =
  | "address_invalid"
  | "address_private"
  | "name_unknown"
  | "answer_refused"
  | "too_many_redirects"
  | "too_large"
  | "timed_out"
  | "unreachable";

const MOST_REDIRECTS = 3;

/**
 * Fetches a file that a stranger named, without being led to our own network: http(s) on its usual port only, the
 * name is resolved once and the connection goes to the very address that was checked, and every redirect is judged
 * like the first address. No proxy, no cookies, no credentials. `detail` is the HTTP status, if there was one.
 */
export async function download(
  address: string,
  rules: DownloadRules,
): Promise<Result<Buffer, DownloadRefusal, number | undefined>> {
  const ends = AbortSignal.timeout(rules.timeout);
  let at = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const url = acceptable(at, rules);
    if (url === null) return refuse("address_invalid", undefined);
    const answer = await ask(url, rules, ends);
    if (!answer.ok || Buffer.isBuffer(answer.value)) return answer as Result<Buffer, DownloadRefusal, number>;
    if (!URL.canParse(answer.value.location, url)) return refuse("address_invalid", undefined);
    at = new URL(answer.value.location, url).href;
  }
  return refuse("too_many_redirects", undefined);
}

function acceptable(address: string, { mayReach }: DownloadRules): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const usual = url.port === "" || mayReach !== undefined;
  return /^https?:$/.test(url.protocol) && usual && url.username === "" && url.password === "" ? url : null;
}

type Answer = Result<Buffer | { readonly location: string }, DownloadRefusal, number | undefined>;

function ask(url: URL, rules: DownloadRules, ends: AbortSignal): Promise<Answer> {
  const mayReach = rules.mayReach ?? isPublicAddress;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A host that is an address already is never looked up, so it is judged here.
  if (isIP(host) !== 0 && !mayReach(host)) return Promise.resolve(refuse("address_private", undefined));
  return new Promise((resolve) => {
    const send = url.protocol === "https:" ? secureRequest : plainRequest;
    const request = send(url, {
      lookup: guardedLookup(mayReach),
      signal: ends,
      agent: false,
      headers: { accept: "image/*", "user-agent": "Cartwright import" },
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(refuse(faultOf(error), undefined)));
    request.on("response", (response) => {
      readAnswer(response, rules.maxBytes).then(resolve, (error) =>
        resolve(refuse(faultOf(error), undefined)),
      );
    });
    request.end();
  });
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location) {
    response.destroy();
    return ok({ location });
  }
  if (status !== 200) {
    response.destroy();
    return refuse("answer_refused", status);
  }
  const pieces: Buffer[] = [];
  let total = Number(response.headers["content-length"] ?? 0);
  if (total > maxBytes) {
    response.destroy();
    return refuse("too_large", undefined);
  }
  total = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    total += piece.length;
    if (total > maxBytes) {
      response.destroy();
      return refuse("too_large", undefined);
    }
    pieces.push(piece);
  }
  return ok(Buffer.concat(pieces));
}

class PrivateAddress extends Error {
  readonly code = "PRIVATE";
}

/** Resolves a name and hands on only addresses that may be reached: one private one among them refuses all. */
function guardedLookup(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { all: true, family: 0 }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      if (addresses.length === 0 || !addresses.every(({ address }) => mayReach(address)))
        return callback(new PrivateAddress("private address"), "", 0);
      const [first] = addresses;
      if (options.all) return callback(null, addresses as never);
      return callback(null, first!.address, first!.family);
    });
  };
}

function faultOf(error: NodeJS.ErrnoException): DownloadRefusal {
  if (error.code === "PRIVATE") return "address_private";
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN" || error.code === "ENODATA")
    return "name_unknown";
  if (error.name === "AbortError" || error.name === "TimeoutError" || error.code === "ABORT_ERR")
    return "timed_out";
  return "unreachable";
}
