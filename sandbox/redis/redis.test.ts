import { Redis } from "@upstash/redis";
import { afterAll, describe, expect, it } from "vitest";
import { startRedis } from "./index";

const sandbox = await startRedis();
afterAll(() => sandbox?.close());

/** Without redis-server on the machine the shop does without, and there is nothing to speak to. */
describe.runIf(sandbox)("Redis over REST, asked by Upstash's own client", () => {
  const { url, token } = sandbox ?? { url: "http://localhost", token: "" };
  const redis = new Redis({ url, token, enableTelemetry: false, retry: false });

  it("keeps text, numbers, objects and what is no ASCII as they were", async () => {
    expect(await redis.set("text", "Größe 寸法 🧵")).toBe("OK");
    expect(await redis.get("text")).toBe("Größe 寸法 🧵");
    await redis.set("word", "OK");
    expect(await redis.get("word")).toBe("OK");
    await redis.set("object", { a: [1, "b", null], c: { d: true } });
    expect(await redis.get("object")).toEqual({ a: [1, "b", null], c: { d: true } });
    expect(await redis.incrby("number", 41)).toBe(41);
    expect(await redis.get("number")).toBe(41);
    expect(await redis.get("nothing")).toBeNull();
  });

  it("expires, lists and hashes", async () => {
    await redis.set("short", "1", { px: 30 });
    await new Promise((next) => setTimeout(next, 60));
    expect(await redis.get("short")).toBeNull();
    await redis.rpush("list", "a", "b", "c");
    expect(await redis.lrange("list", 0, -1)).toEqual(["a", "b", "c"]);
    await redis.hset("hash", { one: 1, two: "zwei" });
    expect(await redis.hgetall("hash")).toEqual({ one: 1, two: "zwei" });
  });

  it("runs pipelines and transactions, and calls made in one breath", async () => {
    const answers = await redis.pipeline().incr("count").incr("count").expire("count", 60).exec();
    expect(answers).toEqual([1, 2, 1]);
    expect(await redis.multi().set("both", "x").get("both").exec()).toEqual(["OK", "x"]);
    const all = await Promise.all(Array.from({ length: 50 }, () => redis.incr("crowd")));
    expect(new Set(all).size).toBe(50);
  });

  it("runs scripts", async () => {
    expect(await redis.eval("return redis.call('incrby', KEYS[1], ARGV[1])", ["scripted"], ["7"])).toBe(7);
  });

  it("answers errors as errors", async () => {
    await redis.set("plain", "text");
    await expect(redis.incr("plain")).rejects.toThrow("not an integer");
    await expect(redis.pipeline().incr("plain").get("plain").exec()).rejects.toThrow("not an integer");
    const wrong = new Redis({ url, token: "wrong", enableTelemetry: false, retry: false });
    await expect(wrong.get("text")).rejects.toThrow("Unauthorized");
  });

  it("takes a command as a path, and refuses what is no command", async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect(await (await fetch(`${url}/set/by-path/value`, { headers })).json()).toEqual({ result: "OK" });
    expect(await (await fetch(`${url}/get/by-path`, { headers })).json()).toEqual({ result: "value" });
    expect((await fetch(`${url}/`, { method: "POST", headers, body: "no json" })).status).toBe(400);
    expect((await fetch(`${url}/pipeline`, { method: "POST", headers, body: "[1]" })).status).toBe(400);
  });
});
