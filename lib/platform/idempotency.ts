import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { and, eq, lt, sql } from "drizzle-orm";
import { idempotencyKeys } from "@/db/schema/platform";
import { after, hours, seconds } from "@/lib/kernel/clock";
import type { Attempt, Ctx, ReadCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { keyFor } from "./secrets";

/** How long a running attempt may hold its key before another may take it over: longer than any door's time-out. */
const LEASE = seconds(60);
/** How long an answer is kept: the two days that agents' protocols ask for. */
const KEPT = hours(48);

export interface AttemptKey {
  /** Who asks: never empty, so that one caller's key cannot meet another's. */
  readonly principal: string;
  /** The door's name and the id of what it acts on. */
  readonly operation: string;
  /** The caller's key, 1 to 255 characters. */
  readonly key: string;
  readonly rawBody: string;
  /** The parsed body, hashed in canonical form (RFC 8785), so that key order does not count as a change. */
  readonly body: unknown;
}

export type Claim =
  | { readonly outcome: "fresh"; readonly attempt: Attempt }
  | { readonly outcome: "replay"; readonly status: number; readonly body: string }
  | { readonly outcome: "mismatch" }
  | { readonly outcome: "in_flight" };

/**
 * Claims a key in a statement of its own. Fresh: do the work and finish the attempt in its transaction. Replay: the
 * stored answer, byte for byte. Mismatch: the key was used with another body. In flight: somebody holds its lease.
 */
export async function claimAttempt(ctx: Ctx, wanted: AttemptKey): Promise<Claim> {
  const now = ctx.clock.now();
  const row = {
    principal: wanted.principal,
    operation: wanted.operation,
    key: wanted.key,
    rawHash: fingerprint(wanted.rawBody),
    canonicalHash: fingerprint(canonicalize(wanted.body) ?? ""),
    state: "running" as const,
    leaseUntil: after(now, LEASE),
    createdAt: now,
    expiresAt: after(now, KEPT),
  };
  const t = idempotencyKeys;
  const [claimed] = await ctx.db
    .insert(t)
    .values(row)
    .onConflictDoUpdate({
      target: [t.principal, t.operation, t.key],
      set: {
        ...row,
        status: null,
        body: null,
        claim: sql`${t.claim} + 1`,
      },
      setWhere: sql`(${t.state} = 'running' and ${t.leaseUntil} <= ${now.toISOString()} and ${t.canonicalHash} = excluded.canonical_hash)
        or ${t.expiresAt} <= ${now.toISOString()}`,
    })
    .returning({ claim: t.claim });
  if (claimed) {
    const { principal, operation, key } = wanted;
    return {
      outcome: "fresh",
      attempt: { principal, operation, key, claim: claimed.claim, render: null, finished: false },
    };
  }
  const [kept] = await ctx.db
    .select({ state: t.state, status: t.status, body: t.body, canonicalHash: t.canonicalHash })
    .from(t)
    .where(and(eq(t.principal, wanted.principal), eq(t.operation, wanted.operation), eq(t.key, wanted.key)));
  if (!kept) return { outcome: "in_flight" };
  if (kept.canonicalHash !== row.canonicalHash) return { outcome: "mismatch" };
  if (kept.state === "running") return { outcome: "in_flight" };
  return { outcome: "replay", status: kept.status ?? 200, body: kept.body ?? "" };
}

/**
 * Stores the answer with the work: called with the verb's own transaction when it succeeded. Does nothing without an
 * attempt. Throws when the lease was lost, so that the work rolls back: whoever took the key over does it.
 */
export async function finishAttempt(ctx: ReadCtx, result: unknown): Promise<void> {
  const attempt = ctx.attempt;
  if (!attempt || attempt.finished) return;
  invariant(attempt.render, "an attempt is finished only through its door, which renders the answer");
  const answer = attempt.render(result);
  const t = idempotencyKeys;
  const done = await ctx.db
    .update(t)
    .set({ state: "done", status: answer.status, body: answer.body })
    .where(sameClaim(attempt))
    .returning({ key: t.key });
  invariant(done.length === 1, `attempt ${attempt.operation} lost its lease`);
  attempt.finished = true;
}

/** Gives a key back after a failure that is nobody's answer (5xx are never kept), so that a retry need not wait. */
export async function abandonAttempt(ctx: Ctx, attempt: Attempt): Promise<void> {
  if (attempt.finished) return;
  await ctx.db.update(idempotencyKeys).set({ leaseUntil: ctx.clock.now() }).where(sameClaim(attempt));
}

/** Forgets what is past its time. Returns how many. */
export async function forgetAttempts(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, ctx.clock.now()));
  return gone.rowCount ?? 0;
}

function sameClaim(attempt: Attempt) {
  const t = idempotencyKeys;
  return and(
    eq(t.principal, attempt.principal),
    eq(t.operation, attempt.operation),
    eq(t.key, attempt.key),
    eq(t.claim, attempt.claim),
    eq(t.state, "running"),
  );
}

/** Keyed: a body may hold a password, and a plain hash of one could be guessed by whoever reads the table. */
function fingerprint(text: string): string {
  return createHmac("sha256", keyFor("idempotency")).update(text).digest("base64url");
}
