import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { removePostgres, startPostgres } from "./postgres";

const isRoot = process.getuid?.() === 0;

/** `mkdtemp` makes a folder that only its owner may enter: as root that is a clone under root's own home. */
it("runs where only its starter may walk in, keeps its data, and leaves nothing behind", async () => {
  const closed = mkdtempSync(join(tmpdir(), "cartwright-closed-"));
  const dataDir = join(closed, "postgres");
  const ask = async (sql: string) => {
    const postgres = await startPostgres({ dataDir, settings: { fsync: "off" } });
    const client = new pg.Client({ connectionString: postgres.url("postgres") });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    await postgres.stop();
    return rows[0];
  };
  try {
    const { data_directory: place } = await ask("SHOW data_directory");
    expect(place.startsWith(closed)).toBe(!isRoot);
    await ask("CREATE TABLE kept AS SELECT 1 AS one");
    expect(await ask("SELECT one FROM kept")).toEqual({ one: 1 });
    await removePostgres(dataDir);
    expect(existsSync(place)).toBe(false);
  } finally {
    await removePostgres(dataDir);
    rmSync(closed, { recursive: true, force: true });
  }
}, 60_000);
