import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestOptions, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { root } from "@/scripts/bootstrap.mjs";

/** The door on a folder of its own, where files can go away and be large. */
const dist = mkdtempSync(join(tmpdir(), "cartwright-built-"));
const chunks = join(dist, "static/chunks");
const script = Buffer.from("const a = 1;\n".repeat(1_000));
/** More than a connection takes at once. */
const long = Buffer.alloc(8_000_000, 1);
let port: number;
let close: () => void;

beforeAll(async () => {
  mkdirSync(chunks, { recursive: true });
  for (const name of ["a.js", "gone.js", "a.css"]) {
    writeFileSync(join(chunks, name), script);
    writeFileSync(join(chunks, `${name}.br`), brotliCompressSync(script));
    writeFileSync(join(chunks, `${name}.gz`), gzipSync(script));
  }
  writeFileSync(join(chunks, "small.js"), "1");
  writeFileSync(join(chunks, "long.js.br"), long);
  writeFileSync(join(dist, "secret.js.br"), "secret");
  vi.stubEnv("NEXT_DIST_DIR", relative(root, dist));
  const { giveBuilt } = await import("./built-files.mjs");
  const server = createServer((asked, response) =>
    giveBuilt(asked, response, () => response.writeHead(421).end(asked.url)),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  close = () => server.close();
});
afterAll(() => {
  close();
  rmSync(dist, { recursive: true });
  vi.unstubAllEnvs();
});

function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const options: RequestOptions = { port, path: `/_next/static/${path}`, method, headers, agent: false };
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
    const sent = request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        done({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on("error", fail).end();
  });
}

const br = { "accept-encoding": "gzip, deflate, br, zstd" };

it("is given in the fewest bytes that who asks can read", async () => {
  const small = await get("chunks/a.js", br);
  expect(small.headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "text/javascript; charset=utf-8",
    "content-length": String(small.body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  expect(brotliDecompressSync(small.body).equals(script)).toBe(true);
  const zipped = await get("chunks/a.css?dpl=1", { "accept-encoding": "gzip, br;q=0" });
  expect([zipped.headers["content-encoding"], zipped.headers["content-type"]]).toEqual([
    "gzip",
    "text/css; charset=utf-8",
  ]);
  expect(gunzipSync(zipped.body).equals(script)).toBe(true);
});

it("is given whole to who asks for a part, not at all to who has it, and HEAD gets no body", async () => {
  const whole = await get("chunks/a.js", br);
  for (const range of ["bytes=0-0", "bytes=5-2", "bytes=-10", "bytes=0-99999999999999999999", "lines=1"]) {
    const { status, body } = await get("chunks/a.js", { ...br, range });
    expect([status, body.equals(whole.body)], range).toEqual([200, true]);
  }
  const again = await get("chunks/a.js", { ...br, "if-none-match": String(whole.headers.etag) });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, whole.headers.etag]);
  const head = await get("chunks/a.js", br, "HEAD");
  expect([head.body.length, head.headers["content-length"]]).toEqual([0, String(whole.body.length)]);
});

it.each([
  ["none.js", br, "GET"],
  ["chunks/small.js", br, "GET"],
  ["chunks/a.js", {}, "GET"],
  ["chunks/a.js", { "accept-encoding": "br;q=0, gzip;q=0" }, "GET"],
  ["chunks/a.js", br, "POST"],
  ["chunks/a.js", { ...br, "if-match": '"other"' }, "GET"],
  ["chunks/", br, "GET"],
  ["../secret.js", br, "GET"],
  ["..%2fsecret.js", br, "GET"],
  ["%2e%2e/secret.js", br, "GET"],
  ["chunks/%00.js", br, "GET"],
  ["chunks/%ff.js", br, "GET"],
])(
  "leaves %s with %o by %s to others, and nothing of its own in the answer",
  async (path, headers, method) => {
    const answer = await get(path, headers as Record<string, string>, method);
    expect([answer.status, answer.body.toString()]).toEqual([421, `/_next/static/${path}`]);
    for (const name of ["content-encoding", "etag", "cache-control", "last-modified"])
      expect(answer.headers[name], name).toBeUndefined();
  },
);

it("leaves what a new build took away to others", async () => {
  expect((await get("chunks/gone.js", br)).status).toBe(200);
  for (const name of ["gone.js", "gone.js.br", "gone.js.gz"]) unlinkSync(join(chunks, name));
  expect((await get("chunks/gone.js", br)).status).toBe(421);
});

// Where the system says what a process has open.
it.runIf(existsSync("/proc/self/fd"))("closes its file when who asked has gone", async () => {
  const open = () => readdirSync("/proc/self/fd").length;
  const before = open();
  const leave = () =>
    new Promise<void>((done) => {
      const options = { port, path: "/_next/static/chunks/long.js", headers: br, agent: false };
      const sent = request(options, (answer) => {
        answer.once("data", () => sent.destroy());
        answer.on("close", () => done());
        answer.on("error", () => {});
      });
      sent.on("error", () => {}).end();
    });
  await Promise.all(Array.from({ length: 20 }, leave));
  await expect.poll(open).toBeLessThan(before + 10);
});
