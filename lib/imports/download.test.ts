import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { download } from "./download";
import { isPublicAddress } from "./public-address";

let server: Server;
let at = "";
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    const to = (location: string) => response.writeHead(302, { location }).end();
    if (request.url === "/ok") response.end("picture");
    else if (request.url === "/hop") to("/ok");
    else if (request.url === "/loop") to("/loop");
    else if (request.url === "/inside") to("http://10.0.0.1/secret");
    else if (request.url === "/file") to("file:///etc/passwd");
    else if (request.url === "/big") response.writeHead(200, { "content-length": "5000000" }).end();
    else if (request.url === "/endless") {
      response.writeHead(200);
      const more = () => response.write(Buffer.alloc(65_536), () => setImmediate(more));
      response.on("close", () => response.destroy());
      more();
    } else if (request.url === "/slow") response.writeHead(200).write("a");
    else if (request.url === "/hang") return;
    else response.writeHead(404).end("no");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const rules = { maxBytes: 1_000_000, timeout: 700, mayReach: (address: string) => address === "127.0.0.1" };

test("fetches, follows redirects, and says what went wrong", async () => {
  const outcome = async (path: string) => {
    const result = await download(`${at}${path}`, rules);
    return result.ok ? String(result.value) : [result.code, result.detail];
  };
  expect(await outcome("/ok")).toBe("picture");
  expect(await outcome("/hop")).toBe("picture");
  expect(await outcome("/none")).toEqual(["answer_refused", 404]);
  expect(await outcome("/loop")).toEqual(["too_many_redirects", undefined]);
  expect(await outcome("/inside")).toEqual(["address_private", undefined]);
  expect(await outcome("/file")).toEqual(["address_invalid", undefined]);
  expect(await outcome("/big")).toEqual(["too_large", undefined]);
  expect(await outcome("/endless")).toEqual(["too_large", undefined]);
  expect(await outcome("/slow")).toEqual(["timed_out", undefined]);
  expect(await outcome("/hang")).toEqual(["timed_out", undefined]);
});

test("never asks this machine or its neighbours, by address or by name", async () => {
  asked.length = 0;
  const { mayReach: _, ...strict } = rules;
  for (const address of [
    `${at}/ok`,
    "http://127.0.0.1/ok",
    "http://localhost/ok",
    "http://[::1]/ok",
    "http://[::ffff:127.0.0.1]/",
    "http://0x7f.1/",
    "http://0/",
    "http://10.1.2.3/",
    "http://169.254.169.254/latest/meta-data/",
  ]) {
    const result = await download(address, strict);
    expect(result.ok).toBe(false);
    expect(["address_private", "address_invalid"]).toContain(result.ok ? "" : result.code);
  }
  expect(asked).toEqual([]);
});

describe("an address is public", () => {
  test.each(["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"])(
    "%s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2002:a00:1::",
    "localhost",
    "",
    "1.2.3",
  ])("but not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
