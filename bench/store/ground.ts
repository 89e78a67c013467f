import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { generateCatalogue } from "@/db/seed/generate";
import { seedShop } from "@/db/seed/shop";
import { asSuperuser, sandboxDatabase } from "@/sandbox/database";
import { type Postgres, startPostgres } from "@/sandbox/postgres";
import { parentOf } from "../house/process-use";
import { openContext } from "./context";

/** The Postgres of a run, with databases to clone: one a catalogue, and an empty shop. */
export interface Ground {
  readonly postgres: Postgres;
  readonly postgresVersion: string;
  /** The server's own process, for its CPU; null where the machine does not tell. */
  readonly postmaster: number | null;
  /** A shop with `products` generated products, made once. Clone it: nobody may be connected to it. */
  catalogue(products: number): Promise<string>;
  /** A fresh database of its own from another one. */
  clone(template: string): Promise<string>;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A server of the run's own: durable as in production (fsync on, the default settings of the sandbox), counting
 * statements, in a temporary folder that goes with it.
 */
export async function openGround(say: (line: string) => void): Promise<Ground> {
  const dataDir = join(tmpdir(), `cartwright-bench-${process.pid}`, "postgres");
  const postgres = await startPostgres({
    dataDir,
    settings: {
      shared_preload_libraries: "pg_stat_statements",
      "pg_stat_statements.track": "top",
      "pg_stat_statements.max": "10000",
      max_connections: "200",
      max_wal_size: "4GB",
    },
  });
  try {
    const facts = await asSuperuser(postgres, serverFacts);
    const made = new Map<number, Promise<string>>();
    let clones = 0;
    return {
      postgres,
      ...facts,
      catalogue(products) {
        const known = made.get(products) ?? makeCatalogue(postgres, products, say);
        made.set(products, known);
        return known;
      },
      async clone(template) {
        clones += 1;
        const name = `bench_${clones}`;
        await asSuperuser(postgres, (client) =>
          client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
        );
        return name;
      },
      async drop(database) {
        await asSuperuser(postgres, (client) =>
          client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`),
        );
      },
      async stop() {
        await postgres.stop();
        rmSync(join(dataDir, ".."), { recursive: true, force: true });
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function serverFacts(client: pg.Client) {
  const { rows } = await client.query(
    "SELECT pg_backend_pid() AS pid, current_setting('server_version') AS v",
  );
  return { postgresVersion: rows[0].v as string, postmaster: parentOf(rows[0].pid) };
}

async function makeCatalogue(
  postgres: Postgres,
  products: number,
  say: (line: string) => void,
): Promise<string> {
  const name = `catalogue_${products}`;
  const began = Date.now();
  await sandboxDatabase(postgres, name);
  const { ctx, close } = openContext(postgres.url(name, "cartwright"));
  try {
    await (products === 0 ? seedShop(ctx) : generateCatalogue(ctx, products));
  } finally {
    await close();
  }
  await settle(postgres, name);
  say(`A shop of ${products.toLocaleString("en-US")} products is ready (${seconds(began)} s).`);
  return name;
}

/** What autovacuum would have done by the time anybody measures, and the extension that counts. */
async function settle(postgres: Postgres, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url(database) });
  await client.connect();
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    await client.query("VACUUM (ANALYZE, FREEZE)");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1);
