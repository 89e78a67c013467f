// What is turned away before Next sees it: what no door is meant for, and what Next itself would answer with a 500.

/** @typedef {"bad_request" | "cross_site" | "not_found" | "method_not_allowed" | "too_large" | "unsupported_media_type"} Code */

/** Statuses and words are those of `problems.ts`, which this file, run as it is by Node, cannot import. */
export const refusals = /** @satisfies {Record<Code, { status: number, title: string }>} */ ({
  bad_request: { status: 400, title: "The request could not be read." },
  cross_site: { status: 403, title: "This request came from another site." },
  not_found: { status: 404, title: "There is nothing here." },
  method_not_allowed: { status: 405, title: "This cannot be done here." },
  too_large: { status: 413, title: "The request is too large." },
  unsupported_media_type: { status: 415, title: "Send JSON." },
});

/** Nothing here answers another; TRACE would echo cookies (ASVS 5.0 13.4.4). */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Files of the build: Next's own answer to another method is a 500. */
const built = /^\/_next\/static\//;
const reading = ["GET", "HEAD"];
/** The most that Next reads of an action's body (`serverActions.bodySizeLimit`). */
const ACTION_LIMIT = 1024 * 1024;

/**
 * Answers a request that is to be turned away, as a problem (RFC 9457), and says whether it did.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean}
 */
export function turnAway(request, response) {
  const code = refusalOf(request);
  if (code) {
    const { status, title } = refusals[code];
    response.writeHead(status, {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(status === 405 ? { allow: (built.test(request.url ?? "") ? reading : methods).join(", ") } : {}),
    });
    response.end(JSON.stringify({ type: `/api/v1/docs#${code}`, title, status, code }));
    return true;
  }
  if (isAction(request)) unreadIsTheCallersFault(response);
  return false;
}

/**
 * Why a request is turned away; null for one that Next may have.
 * @param {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders }} request
 * @returns {Code | null}
 */
export function refusalOf(request) {
  if (!methods.includes(request.method ?? "")) return "method_not_allowed";
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  if (!path.startsWith("/") || !isReadable(path)) return "bad_request";
  if (built.test(path) && !reading.includes(request.method ?? "")) return "method_not_allowed";
  // Next's own page for an error of the root layout: asked for by its name it answers 500.
  if (path === "/_global-error") return "not_found";
  if (isAction(request)) return refusalOfAction(request.headers);
  // Pages take no files: the one thing that would read them is Next's road for actions without script, which has none.
  if (isMultipart(request.headers) && !path.startsWith("/api/")) return "unsupported_media_type";
  return null;
}

/**
 * Actions are called by our own pages' scripts, which send plain text, from our own origin.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @returns {Code | null}
 */
function refusalOfAction(headers) {
  if (headers.origin !== undefined && hostOf(headers.origin) !== hostAsked(headers)) return "cross_site";
  if (!(headers["content-type"] ?? "").startsWith("text/plain")) return "unsupported_media_type";
  // Without a length it may be Next's own: it passes an action on to the page that has it.
  return Number(headers["content-length"] ?? 0) > ACTION_LIMIT ? "too_large" : null;
}

/**
 * Actions answer bugs of ours as values; an HTTP 500 is Next's word for arguments that it cannot read.
 * @param {import("node:http").ServerResponse} response
 */
function unreadIsTheCallersFault(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = /** @type {typeof writeHead} */ (
    (/** @type {number} */ status, /** @type {any[]} */ ...rest) =>
      writeHead(status === 500 ? 400 : status, ...rest)
  );
}

/** @param {{ method?: string, headers: import("node:http").IncomingHttpHeaders }} request */
function isAction(request) {
  return request.method === "POST" && request.headers["next-action"] !== undefined;
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function isMultipart(headers) {
  return (headers["content-type"] ?? "").toLowerCase().startsWith("multipart/");
}

/** The host that a browser asked for: a trusted proxy's word before the Host header, as Next has it.
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
function hostAsked(headers) {
  const forwarded = headers["x-forwarded-host"];
  return (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0]?.trim() || headers.host;
}

/** @param {string} origin */
function hostOf(origin) {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** @param {string} path */
function isReadable(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
