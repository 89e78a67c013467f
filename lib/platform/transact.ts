import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Ctx, Transaction, TxCtx } from "@/lib/kernel/context";
import { isRefused } from "@/lib/kernel/result";

/**
 * Runs `work` in one transaction (READ COMMITTED). A returned refusal rolls back what the verb wrote before refusing;
 * a serialization failure or a deadlock is tried again, three times in all, since Postgres promises that a retry of
 * the whole transaction is right (SQLSTATE 40001, 40P01).
 *
 * `work` must use the context it is given and no other: asking the pool for a second connection while holding one is
 * how a busy shop stops for good (a test walks the road on a pool of one).
 */
export async function transact<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(ctx, work);
    } catch (error) {
      if (tries >= 3 || !isRetryable(error)) throw error;
      ctx.log.warn({ tries, code: sqlState(error) }, "transaction tried again");
    }
  }
}

async function once<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  const client = await ctx.db.$client.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work({
      ...ctx,
      scope: "tx",
      db: onConnection(client),
      lockLedger: { rank: -1, taken: [] },
    });
    await client.query(isRefused(result) ? "ROLLBACK" : "COMMIT");
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, never given to the next caller.
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One query builder a connection: making it costs more than most statements. */
const builders = new WeakMap<PoolClient, Transaction>();

function onConnection(client: PoolClient): Transaction {
  const known = builders.get(client);
  if (known) return known;
  const made = drizzle(client, { casing: "snake_case" }) as unknown as Transaction;
  builders.set(client, made);
  return made;
}

/** Tries `work` under a savepoint of the open transaction: a refusal or an error undoes what it wrote, nothing else. */
export async function tryWithin<T>(tx: TxCtx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  await tx.db.execute(sql`SAVEPOINT attempt`);
  try {
    const result = await work(tx);
    await tx.db.execute(
      isRefused(result) ? sql`ROLLBACK TO SAVEPOINT attempt` : sql`RELEASE SAVEPOINT attempt`,
    );
    return result;
  } catch (error) {
    await tx.db.execute(sql`ROLLBACK TO SAVEPOINT attempt`);
    throw error;
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
