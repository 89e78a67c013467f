import { tmpdir } from "node:os";
import { join } from "node:path";
import { asSuperuser, sandboxDatabase } from "@/sandbox/database";
import { type Postgres, startPostgres } from "@/sandbox/postgres";

export const TEMPLATE = "cartwright_template";

/**
 * A Postgres for one test run: durability off (nothing in it outlives the run), one migrated template that every
 * worker's database is cloned from.
 */
export async function startTestPostgres(
  name: string,
  settings: Record<string, string> = {},
): Promise<Postgres> {
  const home = join(tmpdir(), `cartwright-${name}-${process.pid}`);
  const postgres = await startPostgres({
    dataDir: join(home, "data"),
    temporary: home,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "300",
      ...settings,
    },
  });
  try {
    await sandboxDatabase(postgres, TEMPLATE);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Clones the template; the clone is ready at once and nobody else's. */
export async function cloneTemplate(postgres: Postgres, name: string): Promise<void> {
  await asSuperuser(postgres, (client) =>
    client.query(`CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE} OWNER cartwright_owner`),
  );
}
