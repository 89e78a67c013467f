import { Redis } from "@upstash/redis";
import { env } from "@/lib/env";

/**
 * Redis over HTTP, for coarse limits and shared caches, never as truth. Every use has a time-out and an answer for
 * its absence: after a failure it is left alone for a while, so that a slow Redis cannot slow the shop.
 */
const TIMEOUT_MS = 200;
const REST_MS = 5_000;

let client: Redis | null | undefined;
let restUntil = 0;

/** Runs one command; null when Redis is not configured, resting, slow or broken. */
export async function withRedis<T>(command: (redis: Redis) => Promise<T>): Promise<T | null> {
  const redis = connect();
  if (!redis || Date.now() < restUntil) return null;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error("redis time-out")), TIMEOUT_MS);
    });
    return await Promise.race([command(redis), late]);
  } catch {
    restUntil = Date.now() + REST_MS;
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function connect(): Redis | null {
  if (client !== undefined) return client;
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  client =
    url && token
      ? new Redis({ url, token, enableTelemetry: false, retry: false, automaticDeserialization: true })
      : null;
  return client;
}
