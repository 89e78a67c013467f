import pg from "pg";
import { EVERYTHING, PAGE_CACHE_CHANNEL } from "@/lib/platform/page-cache";
import type { Ground } from "./ground";

/** Has every web process of a database forget its kept pages, by the notice that the shop itself uses. */
export async function dropPages(ground: Ground, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: ground.postgres.url(database) });
  await client.connect();
  try {
    await client.query("SELECT pg_notify($1, $2)", [PAGE_CACHE_CHANNEL, JSON.stringify([EVERYTHING])]);
  } finally {
    await client.end();
  }
}
