// The server entry's part of the headers: what needs the request or the answer. A proxy file would do the same, but
// every page and API call would pass it (docs/decisions: content policy).
import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { cachedPolicy, formsOf, framesOwn, inlineScripts, noncePolicy } from "./content-policy.mjs";
import { isListingAsked, isPerRequest, LISTING_ASKED } from "./per-request.mjs";
import { securityHeaders } from "./security-headers.mjs";

const NAME = "content-security-policy";

/**
 * Policies of cached pages by ETag, which names an answer's exact bytes.
 * @type {LRUCache<string, string>}
 */
const known = new LRUCache({ max: 5_000 });

/** @typedef {{ encoding: string, body: Buffer }} Encoded a page's bytes, and how they are encoded */

/**
 * Gives an answer the headers of every answer, and its content policy. Next takes a page's nonce off the request's header, so a client may not bring its own.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {boolean} isDevelopment
 * @param {((response: import("node:http").ServerResponse, etag: string, body: string) => Encoded | null) | undefined} keep
 *   is given a page that is sent whole, and may have it in fewer bytes
 */
export function settleHeaders(request, response, isDevelopment, keep) {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  delete request.headers[NAME];
  delete request.headers[`${NAME}-report-only`];
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  const asked = new URLSearchParams(query);
  if (isListingAsked(path, asked)) request.headers[LISTING_ASKED] = "1";
  else delete request.headers[LISTING_ASKED];
  const isDynamic = isPerRequest(path, asked);
  if (isDynamic) {
    const policy = noncePolicy(randomBytes(16).toString("base64"), {
      formsTo: formsOf(path),
      framesOwn: framesOwn(path),
      isDevelopment,
    });
    request.headers[NAME] = policy;
    response.setHeader(NAME, policy);
  } else response.setHeader(NAME, cachedPolicy(null, { isDevelopment }));
  watchHeaders(response, isDynamic, isDevelopment, keep);
  appendOnce(response);
}

/**
 * A kept page that leads elsewhere sets its address and then, as it is first made, appends the same one from the cache
 * (vercel/next.js#82117). Two of them are no address: whoever joins them is led to "/p/cup, /p/cup".
 * @param {import("node:http").ServerResponse} response
 */
function appendOnce(response) {
  const append = response.appendHeader;
  response.appendHeader = function appendOther(name, value) {
    const given = response.getHeader(name);
    const isThere = Array.isArray(given) ? given.includes(String(value)) : String(given) === String(value);
    return isThere ? response : append.call(response, name, value);
  };
}

/**
 * A kept page is sent whole and under an ETag: that is when its inline scripts can be hashed, once for all answers of
 * the same bytes. A nonce stands against the general policy of the build's configuration, which Next sets later.
 * @param {import("node:http").ServerResponse} response @param {boolean} hasNonce @param {boolean} isDevelopment
 * @param {Parameters<typeof settleHeaders>[3]} keep
 */
function watchHeaders(response, hasNonce, isDevelopment, keep) {
  const setHeader = response.setHeader;
  response.setHeader = function setOne(name, value) {
    const lower = name.toLowerCase();
    if (hasNonce && lower === NAME) return response;
    setHeader.call(response, name, value);
    if (lower === "etag") {
      response.setHeader = setHeader;
      hashBeforeEnd(response, String(value), isDevelopment, keep);
    }
    return response;
  };
}

/**
 * @param {import("node:http").ServerResponse} response @param {string} etag @param {boolean} isDevelopment
 * @param {Parameters<typeof settleHeaders>[3]} keep
 */
function hashBeforeEnd(response, etag, isDevelopment, keep) {
  const end = response.end;
  // @ts-expect-error Node's overloads of `end` cannot be spelled in a comment; what is given is passed on as it is.
  response.end = function endOnce(...given) {
    response.end = end;
    const policy = policyOf(response, etag, given[0], isDevelopment);
    if (policy && !response.headersSent) {
      response.setHeader(NAME, policy);
      const encoded = typeof given[0] === "string" ? keep?.(response, etag, given[0]) : null;
      if (encoded) {
        // What compresses Next's answers lets one alone that says how it is encoded.
        response.setHeader("content-encoding", encoded.encoding);
        response.setHeader("content-length", encoded.body.length);
        given[0] = encoded.body;
      }
    }
    // @ts-expect-error as above
    return end.apply(response, given);
  };
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {string} etag @param {unknown} body @param {boolean} isDevelopment
 */
function policyOf(response, etag, body, isDevelopment) {
  const kept = known.get(etag);
  if (kept) return kept;
  const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
  if (!isPage || typeof body !== "string") return null;
  const policy = cachedPolicy(inlineScripts(body), { isDevelopment });
  known.set(etag, policy);
  return policy;
}
