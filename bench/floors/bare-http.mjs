// The least that serving a page can be on this Node: the same bytes from memory.
import { createServer } from "node:http";

/** @type {Map<string, Buffer>} */
const bodies = new Map();

const server = createServer((request, response) => {
  const body = bodies.get(request.url ?? "");
  response.writeHead(body ? 200 : 404, {
    "content-type": "text/html; charset=utf-8",
    "content-length": body?.byteLength ?? 0,
  });
  response.end(body);
});

process.on("message", (/** @type {{ path: string, text: string }} */ page) => {
  bodies.set(page.path, Buffer.from(page.text));
  process.send?.({ kept: page.path });
});
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ ready: true, port: address && typeof address === "object" ? address.port : 0 });
});
