// Answers of kept pages as they go over the line, given again by the server entry without asking Next, which looks
// through its routes, hashes the page and compresses it anew each time (docs/decisions: kept answers).
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { LRUCache } from "lru-cache";

/**
 * How long an answer is given again before Next is asked, in milliseconds. What drops a page drops its answer at the
 * same moment; this bounds what a notice that is lost could do.
 */
const AGAIN_MS = 2_000;
const MOST_BYTES = 48 * 1024 * 1024;

/** Headers by which Next gives another answer at the same address, or the caller wants a part or a fresh one. */
const otherAnswers = [
  "rsc",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "range",
  "x-prerender-revalidate",
];
/** Set for each answer anew. */
const ofOneAnswer = ["content-length", "content-encoding", "transfer-encoding", "connection", "date", "vary"];

const encoders = {
  br: (/** @type {Buffer} */ body) =>
    promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (/** @type {Buffer} */ body) => promisify(gzip)(body),
};

/** @typedef {"identity" | keyof typeof encoders} Encoding */
/**
 * @typedef {object} Kept
 * @property {string} etag
 * @property {Map<Encoding, Buffer>} bodies
 * @property {string[]} headers names and values in turn, as `writeHead` takes them
 * @property {number} until
 * @property {number} state
 */

/** @type {LRUCache<string, Kept>} */
const kept = new LRUCache({ max: 5_000, maxSize: MOST_BYTES, sizeCalculation: sizeOf });

/**
 * Counts what became stale, in this process: an answer that was made under another count is not given again. Written
 * by instrumentation-node.ts, which hears of it; without it nothing is kept.
 * @returns {number | undefined}
 */
const stateNow = () =>
  /** @type {{ cartwrightStale?: { count: number } }} */ (globalThis).cartwrightStale?.count;

/**
 * What may be done for a request without Next: `give` answers it from what is kept, and says whether it could; `keep`
 * takes the answer that Next is about to send. Null for a request whose answer is never kept.
 * @param {import("node:http").IncomingMessage} request
 */
export function keptAnswer(request) {
  const { method, headers, url = "" } = request;
  const state = stateNow();
  const isPlain = (method === "GET" || method === "HEAD") && !url.includes("?");
  if (state === undefined || !isPlain || otherAnswers.some((name) => headers[name] !== undefined))
    return null;
  const encoding = encodingFor(String(headers["accept-encoding"] ?? ""));
  const tags = String(headers["if-none-match"] ?? "");

  return {
    /** @param {import("node:http").ServerResponse} response */
    give(response) {
      const answer = kept.get(url);
      if (!answer || answer.state !== state || answer.until < performance.now()) return false;
      const body = answer.bodies.get(encoding);
      // Next compresses this one; the next one finds it done.
      if (!body) void encode(url, answer, encoding);
      if (!body) return false;
      if (tags && hasIt(tags, answer.etag)) response.writeHead(304, answer.headers).end();
      else {
        const ofBody = ["content-length", String(body.length)];
        if (encoding !== "identity") ofBody.push("content-encoding", encoding);
        response.writeHead(200, [...answer.headers, ...ofBody]).end(method === "HEAD" ? undefined : body);
      }
      return true;
    },

    /**
     * @param {import("node:http").ServerResponse} response @param {string} etag @param {string} body
     * @returns {import("./settle-headers.mjs").Encoded | null}
     */
    keep(response, etag, body) {
      const header = (/** @type {string} */ name) => String(response.getHeader(name) ?? "");
      const isShared = header("cache-control").includes("s-maxage") && !response.hasHeader("set-cookie");
      const isHit = response.statusCode === 200 && header("x-nextjs-cache") === "HIT";
      if (!isHit || !isShared || state !== stateNow()) return null;
      const before = kept.get(url);
      const bodies = before?.etag === etag ? before.bodies : new Map();
      if (!bodies.has("identity")) bodies.set("identity", Buffer.from(body));
      const lasting = Object.entries(response.getHeaders()).filter(([name]) => !ofOneAnswer.includes(name));
      const vary = [header("vary"), "accept-encoding"].filter(Boolean).join(", ");
      const answer = {
        etag,
        bodies,
        headers: [...lasting.map(([name, value]) => [name, String(value)]), ["vary", vary]].flat(),
        until: performance.now() + AGAIN_MS,
        state,
      };
      kept.set(url, answer);
      if (encoding === "identity") return null;
      // What is asked for now and then is never given again in time: it goes out small all the same.
      const encoded = bodies.get(encoding);
      if (!encoded) void encode(url, answer, encoding);
      return encoded ? { encoding, body: encoded } : null;
    },
  };
}

/**
 * What each content is being compressed to just now.
 * @type {WeakMap<Kept["bodies"], Set<Encoding>>}
 */
const underWay = new WeakMap();

/** @param {string} url @param {Kept} answer @param {Encoding} encoding */
async function encode(url, answer, encoding) {
  const body = answer.bodies.get("identity");
  const begun = underWay.get(answer.bodies) ?? new Set();
  if (!body || encoding === "identity" || begun.has(encoding)) return;
  underWay.set(answer.bodies, begun.add(encoding));
  const encoded = await encoders[encoding](body).catch(() => null);
  begun.delete(encoding);
  // Next goes on compressing it.
  if (!encoded) return;
  answer.bodies.set(encoding, encoded);
  const now = kept.peek(url);
  // A new one, since the cache weighs what it holds already no second time.
  if (now?.bodies === answer.bodies) kept.set(url, { ...now });
}

/**
 * The better of what the client takes; one that it refuses by `q=0` counts as not named.
 * @param {string} accepted @returns {Encoding}
 */
export function encodingFor(accepted) {
  const takes = (/** @type {string} */ name) =>
    accepted.split(",").some((one) => one.trim().startsWith(name) && !/;\s*q=0(\.0*)?\s*$/.test(one));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** Whether the client holds these bytes already; compared weakly (RFC 9110, 13.1.2). @param {string} tags @param {string} etag */
function hasIt(tags, etag) {
  const bare = (/** @type {string} */ tag) => tag.trim().replace(/^W\//, "");
  return tags.split(",").some((tag) => bare(tag) === bare(etag) || bare(tag) === "*");
}

/** @param {Kept} answer */
function sizeOf({ bodies }) {
  let size = 2_000;
  for (const body of bodies.values()) size += body.length;
  return size;
}
