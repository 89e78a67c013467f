// Content-Security-Policy (ASVS 5.0 3.4.3, 3.4.6; docs/decisions: content policy). Plain JavaScript, since the server
// entry, the build's configuration and tests all read it. Nothing is loaded from anywhere but the shop itself; what
// differs is which script may run in a page.
import { createHash } from "node:crypto";

const shut = ["default-src 'none'", "base-uri 'none'", "object-src 'none'"];
const unframed = [...shut, "frame-ancestors 'none'"];

const page = [
  ...unframed,
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  // React's style attributes; there is no other style in a page.
  "style-src-attr 'unsafe-inline'",
];

/** Of an answer that is data: nothing in it is ever run, framed or sent on. */
export const dataPolicy = [...unframed, "frame-src 'none'", "form-action 'none'"].join("; ");

/**
 * Of a letter as it is shown at the desk: its own styles and the shop's pictures, in a frame of the shop's pages and
 * without an origin. It runs nothing, sends nothing and leads nowhere, also where somebody opens its address itself.
 */
export const letterPolicy = [
  ...shut,
  "frame-ancestors 'self'",
  "frame-src 'none'",
  "form-action 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "sandbox",
].join("; ");

/**
 * Of a page that is rendered for one request: script runs by this answer's nonce or from the shop's own files; text put
 * into the page and `eval` never do. Without 'strict-dynamic', which would let a script run any text it adds itself.
 * `formsTo` is where its forms may lead besides the shop; `framesOwn`, that it may show a letter (`letterPolicy`).
 * @param {string} nonce 128 random bits in base64
 * @param {{ formsTo?: string, framesOwn?: boolean, isDevelopment?: boolean }} [options] with hot reload React
 *   evaluates text
 */
export function noncePolicy(nonce, { formsTo, framesOwn = false, isDevelopment = false } = {}) {
  return [
    ...page,
    `frame-src ${framesOwn ? "'self'" : "'none'"}`,
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `form-action 'self'${formsTo ? ` ${formsTo}` : ""}`,
  ].join("; ");
}

/**
 * Of a page that is kept and sent again, so that it can hold no nonce: its own inline scripts by their hashes, or any
 * inline script where the hashes are not known. Everything else is as shut.
 * @param {readonly string[] | null} hashes @param {{ isDevelopment?: boolean }} [options]
 */
export function cachedPolicy(hashes, { isDevelopment = false } = {}) {
  const inline = hashes ? hashes.map((hash) => `'sha256-${hash}'`).join(" ") : "'unsafe-inline'";
  return [
    ...page,
    "frame-src 'none'",
    `script-src 'self' ${inline}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "form-action 'self'",
  ].join("; ");
}

/**
 * Hashes of the inline scripts that a page of ours runs, for its policy. What the framework writes never holds
 * `</script`, so the text ends at the first one; data blocks are not run and need none.
 * @param {string} html
 */
export function inlineScripts(html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script/g)) {
    if (/\ssrc=/.test(attributes) || /\stype="application\//.test(attributes)) continue;
    hashes.add(createHash("sha256").update(text).digest("base64"));
  }
  return [...hashes];
}

/**
 * Where the checkout's form without script leads: Stripe's own page, or the sandbox's stand-in for it.
 * @param {string} path
 */
export function formsOf(path) {
  if (!path.startsWith("/checkout/")) return undefined;
  const sandbox = process.env.STRIPE_API_URL;
  return sandbox ? new URL(sandbox).origin : "https://checkout.stripe.com";
}

/**
 * Whether a page may show another address of the shop in a frame: the desk alone, which shows letters, and all of it,
 * since its pages follow each other without being loaded anew.
 * @param {string} path
 */
export function framesOwn(path) {
  return path === "/admin" || path.startsWith("/admin/");
}
