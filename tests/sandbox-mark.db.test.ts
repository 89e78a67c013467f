import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, expect, inject, it } from "vitest";
import { markProduction } from "@/db/mark";
import { asSuperuser, markEmptyDatabase, prepareNamedDatabase } from "@/sandbox/database";
import type { Postgres } from "@/sandbox/postgres";

/** The sandbox's mark is written into empty databases only, and nothing else is written into any other. */
const port = inject("postgresPort");
const postgres: Postgres = {
  port,
  url: (database, role = "postgres") => `postgres://${role}@127.0.0.1:${port}/${database}`,
  stop: async () => {},
};
const made: string[] = [];
afterAll(() =>
  asSuperuser(postgres, async (client) => {
    for (const name of made) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }),
);

async function database(...statements: string[]): Promise<string> {
  const name = `m_${randomBytes(6).toString("hex")}`;
  await asSuperuser(postgres, (client) => client.query(`CREATE DATABASE ${name}`));
  made.push(name);
  await tables(postgres.url(name), ...statements);
  return postgres.url(name);
}

async function tables(url: string, ...statements: string[]): Promise<string[]> {
  return connected(url, async (client) => {
    for (const statement of statements) await client.query(statement);
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    return rows.map((row) => row.tablename);
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

it("is written into an empty database, once, and lets the sandbox prepare it", async () => {
  const url = await database();
  expect(await markEmptyDatabase(url)).toBe("marked");
  expect(await markEmptyDatabase(url)).toBe("already");
  expect(await prepareNamedDatabase(url, url)).toEqual({ appUrl: url, ownerUrl: url });
});

it("is refused where anybody else's tables are, which stay alone", async () => {
  const url = await database("CREATE TABLE wp_posts (id int)");
  expect(await markEmptyDatabase(url)).toBe("not_empty");
  await expect(prepareNamedDatabase(url, url)).rejects.toThrow("without the sandbox mark");
  expect(await tables(url)).toEqual(["wp_posts"]);
});

it("is refused where a shop has people or goods, or was migrated as one", async () => {
  const url = await database();
  await markEmptyDatabase(url);
  await tables(
    url,
    "DELETE FROM database_mark",
    "INSERT INTO staff (id, email, email_key, name, role, created_at) VALUES (gen_random_uuid(), 'a@b.example', 'a@b.example', 'A', 'owner', now())",
  );
  expect(await markEmptyDatabase(url)).toBe("not_empty");
  await expect(prepareNamedDatabase(url, url)).rejects.toThrow("without the sandbox mark");
  await connected(url, markProduction);
  expect(await markEmptyDatabase(url)).toBe("production");
});
