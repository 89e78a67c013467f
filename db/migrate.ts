import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { grantApplication } from "./grants";

/** Any number: it names the lock that keeps two migrations from running at once. */
const MIGRATION_LOCK = 7_202_611;

/**
 * Brings a database to this code's schema: our migrations, the job queue's, then the grants. Safe to run again and
 * from several processes at once. `ownerUrl` must be able to create tables.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => {});
  const client = await pool.connect();
  client.on("notice", () => {});
  // A server that goes away fails the query; without a listener it would end the process as well.
  client.on("error", () => {});
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    await runMigrations({ pgPool: pool, logger: quiet });
    await grantApplication(client);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    client.release();
    await pool.end();
  }
}

const quiet = new Logger(() => () => {});
