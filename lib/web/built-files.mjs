// Scripts and styles of the build, given as the build has compressed them (scripts/build.mjs; docs/decisions: built
// files). Next would compress them anew for each reader, quickly and only as gzip.
import { extname, join } from "node:path";
import send from "send";
import { root } from "../../scripts/bootstrap.mjs";
import { encodingFor } from "./kept-answers.mjs";

const AT = "/_next/static";
const folder = join(root, process.env.NEXT_DIST_DIR ?? ".next", "static");
const types = /** @type {Readonly<Record<string, string>>} */ ({
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
});
const endings = { br: ".br", gzip: ".gz" };
const ours = ["cache-control", "content-encoding", "content-type", "etag", "last-modified"];

/**
 * Answers a request for a built file, if there is one that the build has compressed as who asks can read it. Whatever
 * else it is, `elsewhere` answers.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {() => void} elsewhere
 */
export function giveBuilt(request, response, elsewhere) {
  const { method, headers, url = "" } = request;
  const path = url.split("?", 1)[0] ?? "";
  const type = types[extname(path)];
  const encoding = encodingFor(String(headers["accept-encoding"] ?? ""));
  const isRead = method === "GET" || method === "HEAD";
  if (!type || !isRead || !path.startsWith(`${AT}/`) || encoding === "identity") return elsewhere();
  send(request, path.slice(AT.length) + endings[encoding], {
    root: folder,
    index: false,
    // A part of compressed bytes is of no use, and nobody needs one (RFC 9110, 14.2).
    acceptRanges: false,
    // In milliseconds. Their names change with their content.
    maxAge: 31_536_000_000,
    immutable: true,
  })
    .on("headers", () => {
      response.setHeader("content-type", type);
      response.setHeader("content-encoding", encoding);
      response.appendHeader("vary", "accept-encoding");
    })
    .on("directory", elsewhere)
    .on("error", () => {
      if (response.headersSent) return response.destroy();
      for (const name of ours) response.removeHeader(name);
      elsewhere();
    })
    .pipe(response);
}
