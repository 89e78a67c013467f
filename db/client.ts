import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database } from "@/lib/kernel/context";

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Milliseconds after which Postgres ends a statement. */
  readonly statementTimeout?: number;
}

/** Opens a pool. Every wait in it has an end: connecting, a statement, a lock, an idle transaction. */
export function openDatabase(url: string, options: DatabaseOptions = {}): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "cartwright",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  // So does one that breaks between two statements of a transaction, which then fails at its next one.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    db: drizzle(pool, { casing: "snake_case" }) as Database,
    pool,
    close: () => pool.end(),
  };
}
