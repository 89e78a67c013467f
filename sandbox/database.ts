import pg from "pg";
import { readMark } from "@/db/mark";
import { migrateDatabase } from "@/db/migrate";
import { type Postgres, SandboxError } from "./postgres";

/** The two logins of a sandbox database: who owns the tables, and whom the application connects as. */
export interface SandboxDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Makes the database `name` with its owner and application logins if it is not there, migrates it, and writes the
 * sandbox mark if it is new. Idempotent.
 */
export async function sandboxDatabase(postgres: Postgres, name: string): Promise<SandboxDatabase> {
  await asSuperuser(postgres, async (client) => {
    await ensureLogins(client);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER cartwright_owner`);
  });
  const ownerUrl = postgres.url(name, "cartwright_owner");
  await migrateDatabase(ownerUrl);
  await markSandbox(ownerUrl);
  return { ownerUrl, appUrl: postgres.url(name, "cartwright") };
}

async function ensureLogins(client: pg.Client): Promise<void> {
  await client.query(`
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cartwright_owner') THEN
        CREATE ROLE cartwright_owner LOGIN CREATEROLE;
        CREATE ROLE cartwright_app NOLOGIN;
        CREATE ROLE cartwright LOGIN IN ROLE cartwright_app;
      END IF;
    END
    $$;
  `);
}

/** Refusals: `not_empty` when the database already holds people, orders or products without a mark. */
function markSandbox(ownerUrl: string): Promise<"marked" | "already" | "not_empty" | "production"> {
  return withClient(ownerUrl, async (client) => {
    const mark = await readMark(client);
    if (mark) return mark === "sandbox" ? "already" : "production";
    const { rows } = await client.query(
      "SELECT EXISTS (SELECT FROM products) OR EXISTS (SELECT FROM orders) OR EXISTS (SELECT FROM customers) OR EXISTS (SELECT FROM staff) AS used",
    );
    if (rows[0].used) return "not_empty";
    await client.query(
      "INSERT INTO database_mark (id, sandbox, created_at) VALUES (gen_random_uuid(), 'sandbox', now())",
    );
    return "marked";
  });
}

/**
 * Makes an empty database the sandbox's: migrates and marks it. Nothing is written into one that holds anything else,
 * not even a migration. Refusals: `not_empty`, `production`.
 */
export async function markEmptyDatabase(
  ownerUrl: string,
): Promise<"marked" | "already" | "not_empty" | "production"> {
  const mark = await markOf(ownerUrl);
  if (mark) return mark === "sandbox" ? "already" : "production";
  if (await isForeign(ownerUrl)) return "not_empty";
  await migrateDatabase(ownerUrl);
  return markSandbox(ownerUrl);
}

/** Whether a database holds somebody's tables and none of ours. */
function isForeign(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT to_regclass('public.database_mark') IS NULL AND EXISTS (
        SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
      ) AS foreign`);
    return rows[0].foreign;
  });
}

export function asSuperuser<T>(postgres: Postgres, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(postgres.url("postgres"), work);
}

/**
 * A database that the operator named for the sandbox: migrated, and only if it carries the sandbox mark, which
 * `npm run sandbox:mark` writes into an empty one.
 */
export async function prepareNamedDatabase(appUrl: string, ownerUrl: string): Promise<SandboxDatabase> {
  const mark = await markOf(ownerUrl);
  if (mark !== "sandbox") {
    throw new SandboxError(
      "DATABASE_URL names a database without the sandbox mark. The sandbox seeds and resets what it runs on, so it " +
        "touches no other. If this database is empty and meant for it, run `npm run sandbox:mark`; otherwise unset " +
        "DATABASE_URL, or run the shop itself with `npm run serve`.",
    );
  }
  await migrateDatabase(ownerUrl);
  return { ownerUrl, appUrl };
}

function markOf(ownerUrl: string): Promise<"sandbox" | "production" | null> {
  return withClient(ownerUrl, readMark);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away fails the query; without a listener it would end the process as well.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
