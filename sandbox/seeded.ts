import { existsSync, readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { DEMO_CUSTOMER, DEMO_HOST } from "@/lib/auth/demo-people";
import { inState } from "./state";

/** What the seeds left behind: made by which sources, in which database, with which accounts. */
const file = () => inState("seeded.json");

/** Remembers that this database holds all that these sources seed. */
export async function noteSeeded(databaseUrl: string, sources: string): Promise<void> {
  const print = await printOf(databaseUrl);
  writeFileSync(file(), JSON.stringify({ sources, print }));
}

/**
 * Whether there is nothing to seed: the same sources seeded this very database, its pictures are there and nobody has
 * changed the demo's accounts since. Then a start needs to load none of what seeds.
 */
export async function isSeeded(databaseUrl: string, sources: string, mediaDir: string): Promise<boolean> {
  if (!existsSync(file()) || !existsSync(mediaDir)) return false;
  const noted = read();
  return noted?.sources === sources && noted.print === (await printOf(databaseUrl));
}

function read(): { readonly sources: string; readonly print: string } | null {
  try {
    return JSON.parse(readFileSync(file(), "utf8"));
  } catch {
    return null;
  }
}

/** A database is known by its mark, which is made with it, and the accounts by their passwords' hashes. */
async function printOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT md5(concat(
        (SELECT string_agg(id::text, ',') FROM database_mark),
        (SELECT string_agg(concat(email_key, password_hash, disabled_at), ',' ORDER BY email_key)
          FROM staff WHERE email_key LIKE '%@' || $1),
        (SELECT string_agg(concat(p.hash, c.archived_at), ',') FROM customers c
          JOIN customer_passwords p ON p.customer_id = c.id WHERE c.email_key = $2)
      )) AS print`,
      [DEMO_HOST, DEMO_CUSTOMER],
    );
    return rows[0].print;
  } finally {
    await client.end().catch(() => {});
  }
}
