import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "@/tests/database";
import { transact } from "./transact";

const database = await testDatabase();
const ctx = database.ctx();

/** Ends the server's side of the transaction, as a restart of Postgres or a time-out would, and lets the news arrive. */
async function loseConnection(pid: number): Promise<void> {
  const superuser = new pg.Client({ connectionString: database.url.replace("cartwright@", "postgres@") });
  await superuser.connect();
  await superuser.query("SELECT pg_terminate_backend($1)", [pid]);
  await superuser.end();
  await new Promise((next) => setTimeout(next, 100));
}

test("a connection that is lost between two statements fails its transaction, not the process", async () => {
  let wasLost = false;
  const lost = transact(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
    await loseConnection(rows[0]!.pid);
    wasLost = true;
    await tx.db.execute(sql`SELECT 1`);
  });
  await expect(lost).rejects.toThrow();
  expect(wasLost).toBe(true);
  const next = await transact(ctx, (tx) => tx.db.execute<{ fine: boolean }>(sql`SELECT true AS fine`));
  expect(next.rows).toEqual([{ fine: true }]);
});
