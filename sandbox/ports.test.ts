import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const state = mkdtempSync(join(tmpdir(), "cartwright-ports-"));
/** The module as another process has it: without memory of what this one gave. */
async function anew() {
  vi.resetModules();
  return import("./ports");
}
beforeAll(() => {
  vi.stubEnv("CARTWRIGHT_STATE", state);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true, force: true });
});

it("a free port is promised to one process only, and the system promises it to nobody", async () => {
  const given: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { freePort } = await anew();
    for (let at = 0; at < 5; at += 1) given.push(await freePort());
  }
  expect(new Set(given).size).toBe(given.length);
  expect(given.filter((port) => port < 20_000 || port >= 32_768)).toEqual([]);
  const near = given.flatMap((port) => [port + 1, port + 2]);
  expect(near.filter((port) => given.includes(port))).toEqual([]);
});

it("a service keeps its port, but for one that is promised to the shop itself", async () => {
  const { freePort, keptPort } = await anew();
  const port = await freePort();
  const kept = await keptPort("stripe", port + 1, [port]);
  expect(await keptPort("stripe", 3_000, [port])).toBe(kept);
  const other = await keptPort("stripe", kept + 1, [kept]);
  expect(other).not.toBe(kept);
  expect(await keptPort("mailbox", other, [port])).not.toBe(other);
});
