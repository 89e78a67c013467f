import { sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { rateLimits } from "@/db/schema/platform";
import { env } from "@/lib/env";
import { after, seconds } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { withRedis } from "./redis";

/** At most `max` uses in each window of `windowSeconds`. */
export interface Limit {
  readonly max: number;
  readonly windowSeconds: number;
}

export type LimitAnswer = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

const counters = new LRUCache<string, number>({ max: 50_000 });

/**
 * A coarse limit against floods: counted in Redis where there is one, so that all instances share it, else in this
 * process. It may let a few more pass when Redis is silent; what must hold goes through `strictLimit`.
 */
export async function coarseLimit(ctx: Ctx, name: string, key: string, limit: Limit): Promise<LimitAnswer> {
  const { slot, retryAfterSeconds } = window(ctx, limit);
  const counter = `limit:${name}:${key}:${slot}`;
  const shared = await withRedis(async (redis) => {
    const [count] = await redis
      .pipeline()
      .incr(counter)
      .expire(counter, limit.windowSeconds)
      .exec<[number, number]>();
    return count;
  });
  const count = shared ?? countHere(counter, limit);
  return count <= limit.max * env().LIMIT_FACTOR ? { ok: true } : { ok: false, retryAfterSeconds };
}

/** A coarse limit of this process alone: for the cheapest doors, where even Redis would cost more than the answer. */
export function localLimit(ctx: Ctx, name: string, key: string, limit: Limit): LimitAnswer {
  const { slot, retryAfterSeconds } = window(ctx, limit);
  const count = countHere(`limit:${name}:${key}:${slot}`, limit);
  return count <= limit.max * env().LIMIT_FACTOR ? { ok: true } : { ok: false, retryAfterSeconds };
}

/** A limit that must hold whatever else is down (sign-in, reset, coupon codes): counted in Postgres, one statement. */
export async function strictLimit(ctx: Ctx, name: string, key: string, limit: Limit): Promise<LimitAnswer> {
  const { slot, retryAfterSeconds } = window(ctx, limit);
  const windowStart = new Date(slot * seconds(limit.windowSeconds));
  const [row] = await ctx.db
    .insert(rateLimits)
    .values({ key: `${name}:${key}`, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.key, rateLimits.windowStart],
      set: { count: sql`${rateLimits.count} + 1` },
    })
    .returning({ count: rateLimits.count });
  return (row?.count ?? 1) <= limit.max * env().LIMIT_FACTOR
    ? { ok: true }
    : { ok: false, retryAfterSeconds };
}

/** Forgets windows older than a day. */
export async function forgetLimits(ctx: Ctx): Promise<void> {
  const dayAgo = after(ctx.clock.now(), -seconds(86_400));
  await ctx.db.delete(rateLimits).where(sql`${rateLimits.windowStart} < ${dayAgo.toISOString()}`);
}

function window(ctx: Ctx, limit: Limit) {
  const now = ctx.clock.now().getTime();
  const length = seconds(limit.windowSeconds);
  const slot = Math.floor(now / length);
  return { slot, retryAfterSeconds: Math.max(1, Math.ceil(((slot + 1) * length - now) / 1000)) };
}

function countHere(counter: string, limit: Limit): number {
  const count = (counters.get(counter) ?? 0) + 1;
  counters.set(counter, count, { ttl: seconds(limit.windowSeconds) });
  return count;
}
