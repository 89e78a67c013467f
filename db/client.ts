import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database } from "@/lib/kernel/context";
import { statementName } from "./statement-names";

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
  /** Whether connections keep the statements that are asked often. */
  readonly prepare?: boolean;
}

/** Names what is asked often, so that a connection reads and plans it once (docs/decisions: prepared statements). */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of `query` cannot be spelled again; what is given is passed on
  override query(asked: any, ...rest: any[]): any {
    const isPlain = typeof asked === "object" && asked.name === undefined && typeof asked.text === "string";
    const name = isPlain ? statementName(asked.text) : undefined;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    return (super.query as any)(name ? { ...asked, name } : asked, ...rest);
  }
}

/** Opens a pool. Every wait in it has an end: connecting, a statement, a lock, an idle transaction. */
export function openDatabase(url: string, options: DatabaseOptions = {}): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    ...(options.prepare ? { Client: PreparingClient } : {}),
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
