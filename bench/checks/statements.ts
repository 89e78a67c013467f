import pg from "pg";
import type { Ground } from "../store/ground";

/** How often a statement was sent, and what it cost the server, since some moment. */
export interface Counted {
  readonly statement: string;
  readonly calls: number;
  /** Milliseconds of execution and of planning, all calls together. */
  readonly execution: number;
  readonly planning: number;
  readonly rows: number;
}

/** The statements that the application's login has sent to one database, BEGIN and COMMIT included. */
export interface StatementCounter {
  /** What was sent while the work ran. */
  during<T>(work: () => Promise<T>): Promise<{ value: T; counted: readonly Counted[] }>;
  close(): Promise<void>;
}

/**
 * Counts by pg_stat_statements: top level only, so that what a function does within a statement is that statement's.
 * The reader has another login and counts nowhere.
 */
export async function countStatements(ground: Ground, database: string): Promise<StatementCounter> {
  const client = new pg.Client({ connectionString: ground.postgres.url(database) });
  await client.connect();
  // Sessions that begin later plan with the clock on; those of the pool do, since they are made as they are needed.
  await client.query(
    `ALTER DATABASE ${pg.escapeIdentifier(database)} SET pg_stat_statements.track_planning = on`,
  );
  return {
    async during(work) {
      const before = await snapshot(client);
      const value = await work();
      return { value, counted: difference(before, await snapshot(client)) };
    },
    close: () => client.end(),
  };
}

type Snapshot = ReadonlyMap<string, Counted>;

async function snapshot(client: pg.Client): Promise<Snapshot> {
  const { rows } = await client.query(`
    SELECT s.queryid::text AS id, min(s.query) AS statement, sum(s.calls)::float8 AS calls,
      sum(s.total_exec_time) AS execution, sum(s.total_plan_time) AS planning, sum(s.rows)::float8 AS rows
    FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
    WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND r.rolname = 'cartwright'
    GROUP BY s.queryid`);
  return new Map(rows.map(({ id, ...counted }) => [id as string, counted as Counted]));
}

function difference(before: Snapshot, after: Snapshot): Counted[] {
  return [...after]
    .map(([id, now]) => {
      const then = before.get(id);
      return {
        statement: now.statement.replaceAll(/\s+/g, " ").trim(),
        calls: now.calls - (then?.calls ?? 0),
        execution: now.execution - (then?.execution ?? 0),
        planning: now.planning - (then?.planning ?? 0),
        rows: now.rows - (then?.rows ?? 0),
      };
    })
    .filter((counted) => counted.calls > 0)
    .sort((a, b) => b.calls - a.calls || b.execution - a.execution);
}

/** All calls together. */
export function callsOf(counted: readonly Counted[]): number {
  return counted.reduce((sum, one) => sum + one.calls, 0);
}

/** A statement in a line: its verb and table first, columns cut short. */
export function shortStatement(statement: string, length = 96): string {
  const plain = statement
    .replaceAll(/\$\d+(, \$\d+)+/g, "$…")
    .replace(/^(select|SELECT) .*? (from|FROM) /, "SELECT … FROM ")
    .replace(/^(insert into "?\w+"?) \(.*?\) (values|select)/i, "$1 … $2");
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}
