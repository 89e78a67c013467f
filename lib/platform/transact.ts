import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { isRefused } from "@/lib/kernel/result";

/** Carries a refusal out of a transaction, so that what the verb wrote before refusing is rolled back. */
class RolledBack {
  constructor(readonly result: unknown) {}
}

/**
 * Runs `work` in one transaction (READ COMMITTED). A returned refusal rolls back; a serialization failure or a
 * deadlock is tried again, three times in all, since Postgres promises that a retry of the whole transaction is
 * right (SQLSTATE 40001, 40P01).
 */
export async function transact<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ctx.db.transaction(async (db) => {
        const result = await work({ ...ctx, scope: "tx", db, lockLedger: { rank: -1, taken: [] } });
        if (isRefused(result)) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result as T;
      if (tries >= 3 || !isRetryable(error)) throw error;
      ctx.log.warn({ tries, code: sqlState(error) }, "transaction tried again");
    }
  }
}

/** The SQLSTATE of a database error, looked for through drizzle's wrapping; null for other errors. */
export function sqlState(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string" && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return null;
}

/** The name of the constraint a database error is about, or null. */
export function constraintOf(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("constraint" in at && typeof at.constraint === "string") return at.constraint;
  }
  return null;
}

function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}

/**
 * Tries `work` under a savepoint of the open transaction: a returned refusal undoes what it wrote and nothing else.
 */
export async function tryWithin<T>(tx: TxCtx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  try {
    return await tx.db.transaction(async (db) => {
      const result = await work({ ...tx, db });
      if (isRefused(result)) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}
