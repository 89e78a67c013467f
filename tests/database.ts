import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { type Clock, fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { testCtx } from "./context";
import { TEMPLATE } from "./template";

export { testCtx };

export interface TestDatabase extends OpenDatabase {
  readonly name: string;
  /** A second pool as the owner, for what the application may not do. */
  readonly owner: pg.Pool;
  readonly url: string;
  ctx(options?: { clock?: Clock; actor?: Ctx["actor"] }): Ctx;
}

/** A database of this test file's own, cloned from the migrated template, dropped at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const port = inject("postgresPort");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await asAdmin(port, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER cartwright_owner`);
  const url = `postgres://cartwright@127.0.0.1:${port}/${name}`;
  const open = openDatabase(url, { max: 20, prepare: true });
  const owner = new pg.Pool({
    connectionString: `postgres://cartwright_owner@127.0.0.1:${port}/${name}`,
    max: 2,
  });
  owner.on("error", () => {});
  const database: TestDatabase = {
    ...open,
    name,
    owner,
    url,
    ctx: (options = {}) => testCtx(open.db, options),
    close: async () => {
      await Promise.all([open.close(), owner.end()]);
      await asAdmin(port, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
  afterAll(() => database.close());
  return database;
}

/** The instant most stories start at. */
export const storyStart = "2026-03-02T09:00:00.000Z";
export const storyClock = () => fixedClock(storyStart);

async function asAdmin(port: number, sql: string): Promise<void> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
