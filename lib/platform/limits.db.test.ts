import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fixedClock } from "@/lib/kernel/clock";
import { startRedis } from "@/sandbox/redis";
import { testDatabase } from "@/tests/database";

/** Stands before Redis and can fall silent, as networks do. */
let mode: "pass" | "silent" | "broken" = "pass";
let asked = 0;
const redis = await startRedis();
const gate = createServer(async (request, response) => {
  asked += 1;
  if (mode === "silent") return;
  if (mode === "broken" || !redis) return response.writeHead(503).end("no");
  const body: Buffer[] = [];
  for await (const piece of request) body.push(piece as Buffer);
  const answer = await fetch(redis.url + (request.url ?? ""), {
    method: "POST",
    headers: {
      authorization: request.headers.authorization ?? "",
      "upstash-encoding": String(request.headers["upstash-encoding"] ?? ""),
    },
    body: Buffer.concat(body),
  }).catch(() => null);
  response.writeHead(answer?.status ?? 502).end(answer ? await answer.text() : "gone");
});
await new Promise<void>((listening) => gate.listen(0, "127.0.0.1", () => listening()));
process.env.UPSTASH_REDIS_REST_URL = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
process.env.UPSTASH_REDIS_REST_TOKEN = redis?.token ?? "token-of-a-redis-that-is-not-there";
const { coarseLimit, strictLimit } = await import("./limits");

const database = await testDatabase();
const clock = fixedClock("2026-03-02T09:00:10.000Z");
const ctx = database.ctx({ clock });
const limit = { max: 5, windowSeconds: 60 };
let names = 0;
let name = "";

beforeEach(() => {
  mode = "pass";
  asked = 0;
  name = `test-${++names}`;
  // The rest after a failure is over.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 * names });
});
afterAll(async () => {
  vi.useRealTimers();
  gate.closeAllConnections();
  gate.close();
  await redis?.close();
});

async function uses(times: number): Promise<boolean[]> {
  const passed: boolean[] = [];
  for (let use = 0; use < times; use += 1) passed.push((await coarseLimit(ctx, name, "1.2.3.4", limit)).ok);
  return passed;
}
// The first call of a process opens what the later ones use: on a busy machine it may take longer than is waited for.
for (let tries = 0; redis && tries < 5; tries += 1) await coarseLimit(ctx, "warm", "1.2.3.4", limit);
const fiveOfSeven = [true, true, true, true, true, false, false];

describe("a coarse limit", () => {
  it.runIf(redis)("is counted in Redis, where all instances see it", async () => {
    expect(await uses(7)).toEqual(fiveOfSeven);
    expect(asked).toBe(7);
    const elsewhere = await fetch(
      `${redis!.url}/get/limit:${name}:1.2.3.4:${Math.floor(clock.now().getTime() / 60_000)}`,
      {
        headers: { authorization: `Bearer ${redis!.token}` },
      },
    );
    expect(await elsewhere.json()).toEqual({ result: "7" });
  });

  it("says when to come back, and lets the next window pass", async () => {
    await uses(5);
    expect(await coarseLimit(ctx, name, "1.2.3.4", limit)).toEqual({ ok: false, retryAfterSeconds: 50 });
    clock.advance(50_000);
    expect(await coarseLimit(ctx, name, "1.2.3.4", limit)).toEqual({ ok: true });
  });

  it.each(["broken", "silent"] as const)(
    "still limits while Redis is %s, and does not wait for it twice",
    async (how) => {
      mode = how;
      const begun = performance.now();
      expect(await uses(7)).toEqual(fiveOfSeven);
      expect(performance.now() - begun).toBeLessThan(1_000);
      expect(asked).toBe(1);
    },
  );
});

describe("a strict limit", () => {
  it("never asks Redis, and holds for callers at the same moment", async () => {
    mode = "silent";
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => strictLimit(ctx, name, "ines", limit)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(asked).toBe(0);
  });
});
