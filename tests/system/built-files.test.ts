import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rawGet } from "../raw-get";
import { type SystemShop, startSystem } from "./system";

/** What the build made for browsers goes out in the fewest bytes that who asks can read. */
let system: SystemShop;
let script: string;
let style: string;

beforeAll(async () => {
  system = await startSystem();
  const page = (await get("/")).body.toString();
  script = largest(await Promise.all([...page.matchAll(/src="(\/_next\/static\/[^"]+\.js)"/g)].map(sized)));
  style = /href="(\/_next\/static\/[^"]+\.css)"/.exec(page)![1]!;
});
afterAll(() => system.stop());

const get = (path: string, headers?: Record<string, string>, method?: string) =>
  rawGet(`${system.urls[0]}${path}`, headers, method);

const sized = async ([, path]: RegExpExecArray) => ({ path: path!, size: (await get(path!)).body.length });
const largest = (files: { path: string; size: number }[]) =>
  files.reduce((most, one) => (one.size > most.size ? one : most)).path;

it("is Brotli for who takes it, gzip for who takes that alone, else as it is; the same in each", async () => {
  for (const path of [script, style]) {
    const plain = await get(path);
    const zipped = await get(path, { "accept-encoding": "gzip" });
    const small = await get(path, { "accept-encoding": "gzip, deflate, br" });
    expect([plain, zipped, small].map(({ headers }) => headers["content-encoding"])).toEqual([
      undefined,
      "gzip",
      "br",
    ]);
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true);
    expect(small.body.length).toBeLessThan(zipped.body.length * 0.95);
    for (const { status, headers } of [plain, zipped, small]) {
      expect(status).toBe(200);
      expect(headers["cache-control"]).toMatch(/max-age=31536000, ?immutable/);
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-type"]).toMatch(
        path === style ? /^text\/css/ : /^(text|application)\/javascript/,
      );
    }
  }
});

it("is nothing beside the built files, and for reading alone", async () => {
  const br = { "accept-encoding": "br" };
  for (const path of ["none.js", "../BUILD_ID", "..%2fBUILD_ID", "%2e%2e/BUILD_ID", "chunks/%00.js"])
    expect([400, 404], path).toContain((await get(`/_next/static/${path}`, br)).status);
  for (const method of ["POST", "PUT", "DELETE"]) {
    const refused = await get(script, br, method);
    expect([refused.status, refused.headers.allow], method).toEqual([405, "GET, HEAD"]);
  }
});
