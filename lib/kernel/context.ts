import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import type { Actor } from "./actor";
import type { Clock } from "./clock";
import type { Ids } from "./ids";
import type { Log } from "./log";

/** Something loaded once for a config version. */
export interface Remembered {
  readonly version: number;
  readonly value: Promise<unknown>;
  readonly isLoaded: boolean;
}

export type Database = NodePgDatabase<Record<string, never>> & { readonly $client: Pool };
/** The same query builder on one connection with an open transaction. It cannot begin another. */
export type Transaction = Omit<NodePgDatabase<Record<string, never>>, "transaction">;

interface Common {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly actor: Actor;
  readonly log: Log;
  /** What this process remembers of this database, by name; see `shop/versioned`. */
  readonly memory: Map<string, Remembered>;
}

/**
 * The context outside any transaction. Whatever talks to the outside world (Stripe, mail, search) takes this one,
 * so that a network call inside a transaction does not compile.
 */
export interface Ctx extends Common {
  readonly scope: "plain";
  readonly db: Database;
  /** The idempotent attempt this call belongs to, if its door opened one (`platform/idempotency`). */
  readonly attempt: Attempt | null;
}

/** The context inside a transaction: whatever writes takes this one. Made by `platform/transact` alone. */
export interface TxCtx extends Common {
  readonly scope: "tx";
  readonly db: Transaction;
  readonly attempt: Attempt | null;
  /** The rank of the last kind of row locked, to assert the one lock order (`platform/locks`). */
  readonly lockLedger: { rank: number; taken: string[] };
}

/** Reading works in both. */
export type ReadCtx = Ctx | TxCtx;

/** One claimed idempotency key. `answer` renders what the caller will be told, so that it is stored with the work. */
export interface Attempt {
  readonly principal: string;
  readonly operation: string;
  readonly key: string;
  /** Which claim of the key this is: an attempt that lost its lease must not be finished. */
  readonly claim: number;
  render: ((result: unknown) => { status: number; body: string }) | null;
  finished: boolean;
}
