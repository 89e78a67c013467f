// The web process: Next behind a small server of our own, which decides whose word about the client's address counts.
import { createServer } from "node:http";
import next from "next";
import { giveBuilt } from "./lib/web/built-files.mjs";
import { keptAnswer } from "./lib/web/kept-answers.mjs";
import { settleHeaders } from "./lib/web/settle-headers.mjs";
import { turnAway } from "./lib/web/turn-away.mjs";
import { readEnvFile, whenNpmEnds } from "./scripts/bootstrap.mjs";

// Ours to read, before anything below asks: Next would do it later, and for the sandbox too, whose supervisor has
// said everything. (The variable is Next's own word for "done already".)
if (!process.env.CARTWRIGHT_SANDBOX) readEnvFile();
process.env.__NEXT_PROCESSED_ENV = "true";

const dev = process.env.NODE_ENV === "development";
const port = Number(process.env.PORT || 3000);
const hostname = process.env.HOST || "127.0.0.1";
/** How many proxies stand before this server; each appends to X-Forwarded-For. With none, no header is believed. */
const trustedProxies = Number(process.env.TRUSTED_PROXIES || 0);
if (trustedProxies === 0 && process.env.SHOP_URL?.startsWith("https:"))
  process.stderr.write(
    "TRUSTED_PROXIES is 0 though SHOP_URL is https: if a proxy stands before this server, all visitors count as one and share their limits.\n",
  );

/** Headers by which a client could pretend to be elsewhere, or to be a proxy. */
const forwarding = ["forwarded", "x-real-ip", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];

/**
 * Writes the one address that doors may key limits by: the socket's own, or the entry that the outermost trusted
 * proxy has written. What a client sent beyond that is dropped.
 * @param {import("node:http").IncomingMessage} request
 */
function settleAddress(request) {
  const socket = request.socket.remoteAddress ?? "unknown";
  const chain = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const vouched = trustedProxies > 0 ? chain.at(-trustedProxies) : undefined;
  request.headers["x-forwarded-for"] = vouched ?? socket;
  if (trustedProxies === 0) for (const name of forwarding) delete request.headers[name];
  // Next's own switch for skipping the proxy file must never come from outside (CVE-2025-29927).
  delete request.headers["x-middleware-subrequest"];
}

/** What goes on while the shop is closed: the desk, payments' word, jobs, health, paid orders, and what pages are made of. */
const goesOn =
  /^\/(admin|order|_next|media|api\/(webhooks|jobs|internal|health|metrics|auth\/staff))(\/|$)|^\/[\w.-]+\.(ico|svg|png|css|txt|js)$/;

/** Set by instrumentation-node.ts, which hears of the setting. @param {string} path */
function isClosed(path) {
  const { cartwrightMaintenance } = /** @type {{ cartwrightMaintenance?: { isOn: boolean } }} */ (globalThis);
  return cartwrightMaintenance?.isOn === true && !goesOn.test(path);
}

/** Next begins instrumentation-node.ts without waiting for it; a closed shop must be closed from its first answer. */
async function knowsWhetherClosed() {
  for (let tries = 0; tries < 250 && !("cartwrightMaintenance" in globalThis); tries += 1)
    await new Promise((next) => setTimeout(next, 20));
}

/**
 * While the shop is closed its pages show one page with 503, and no word about for how long it may be kept.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function showClosed(request, response) {
  const writeHead = response.writeHead.bind(response);
  // Whatever Next says of the page that it renders, the answer to this address is 503.
  response.writeHead = /** @type {typeof response.writeHead} */ (
    (_status, ...rest) => writeHead(503, .../** @type {[]} */ (rest))
  );
  response.setHeader("retry-after", "600");
  request.method = request.method === "HEAD" ? "HEAD" : "GET";
  request.url = "/closed";
}

/** The same at a door: one refusal. @param {import("node:http").ServerResponse} response */
function refuseClosed(response) {
  const problem = {
    type: "/api/v1/docs#unavailable",
    title: "The shop is closed for a moment.",
    status: 503,
    code: "unavailable",
  };
  response.setHeader("retry-after", "600");
  response.writeHead(503, { "content-type": "application/problem+json", "cache-control": "no-store" });
  response.end(JSON.stringify(problem));
}

const app = next({ dev, port, hostname: "localhost", turbopack: true });
const handle = app.getRequestHandler();
try {
  await app.prepare();
  await knowsWhetherClosed();
} catch (error) {
  // instrumentation.ts refuses with a sentence for whoever started this: no stack belongs before it.
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Answers on their way. */
const running = new Set();
let stopping = false;

const server = createServer((request, response) => {
  settleAddress(request);
  running.add(response);
  response.once("close", () => {
    running.delete(response);
    if (stopping) closeQuiet();
  });
  // A body of unknown length that a door stops reading would hold up whatever comes after it on the same connection.
  if (request.headers["transfer-encoding"]) response.shouldKeepAlive = false;
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const closed = isClosed(path);
  const isDoor = path.startsWith("/api/");
  // Before its policy is settled, which goes by the address.
  if (closed && !isDoor) showClosed(request, response);
  const kept = dev || closed ? null : keptAnswer(request);
  if (kept?.give(response)) return;
  settleHeaders(request, response, dev, kept?.keep);
  if (turnAway(request, response)) return;
  if (closed && isDoor) return refuseClosed(response);
  const askNext = () => {
    handle(request, response).catch(() => {
      response.statusCode = 500;
      response.end();
    });
  };
  if (dev) askNext();
  else giveBuilt(request, response, askNext);
});
server.requestTimeout = 60_000;
server.headersTimeout = 20_000;
server.keepAliveTimeout = 65_000;
server.on("error", (error) => {
  const inUse = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
  process.stderr.write(
    inUse ? `Port ${port} is in use. Free it, or choose another: PORT=${port + 1}.\n` : `${error}\n`,
  );
  process.exit(1);
});
server.listen(port, hostname, () => {
  process.send?.({ ready: true, port });
  process.stdout.write(`Cartwright answers at ${process.env.SHOP_URL ?? `http://localhost:${port}`}\n`);
});

/** Node counts a connection on which nothing was ever asked as busy: it would be waited for until its time-out. */
function closeQuiet() {
  if (running.size === 0) server.closeAllConnections();
  else server.closeIdleConnections();
}

/** Lets running requests and jobs end, but not for ever. */
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 6_000).unref();
  const closed = new Promise((done) => server.close(done));
  closeQuiet();
  // Set by instrumentation-node.ts, which is inside Next's bundle: the worker waits for the jobs it has begun.
  await /** @type {{ cartwrightStop?: () => Promise<void> }} */ (globalThis).cartwrightStop?.();
  await closed;
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);
whenNpmEnds(stop);
