import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  isBrokenCircuitError,
  type TimeoutPolicy,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import type { Ctx } from "@/lib/kernel/context";

/** So long the index may take; with what Postgres then takes, a shopper waits for well under half a second. */
const FIND_MS = 250;
const SUGGEST_MS = 120;
/** Failures in a row after which the index is left alone. */
const FAILURES = 3;
/** It is asked again by one search after so long, and later each time. */
const REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** Lets calls to the index through while it answers, and not while it does not. */
export interface Guard {
  /** Null when the index did not answer in time, answered garbage, or is resting: Postgres has the word then. */
  tried<T>(ctx: Ctx, what: "find" | "suggest", call: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
  /** What came back was true once: the index is left alone for a while, as if it had failed. */
  distrust(ctx: Ctx, why: string, facts: Readonly<Record<string, unknown>>): void;
}

export interface Patience {
  readonly findMs?: number;
  readonly suggestMs?: number;
  readonly restMs?: number;
}

export function guard({ findMs = FIND_MS, suggestMs = SUGGEST_MS, restMs = REST_MS }: Patience = {}): Guard {
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    halfOpenAfter: new ExponentialBackoff({ initialDelay: restMs, maxDelay: LONGEST_REST_MS }),
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const late: Readonly<Record<"find" | "suggest", TimeoutPolicy>> = {
    find: timeout(findMs, TimeoutStrategy.Aggressive),
    suggest: timeout(suggestMs, TimeoutStrategy.Aggressive),
  };
  const guarded = { find: wrap(breaker, late.find), suggest: wrap(breaker, late.suggest) };
  let distrustedUntil = 0;
  return {
    async tried(ctx, what, call) {
      if (Date.now() < distrustedUntil) return null;
      try {
        return await guarded[what].execute(({ signal }) => call(signal));
      } catch (error) {
        if (!isBrokenCircuitError(error))
          ctx.log.warn({ what, error: wordsOf(error) }, "the search index failed; Postgres answers");
        return null;
      }
    },
    distrust(ctx, why, facts) {
      distrustedUntil = Date.now() + restMs;
      ctx.log.warn({ why, ...facts }, "the search index is stale; Postgres answers");
    },
  };
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300);
}
