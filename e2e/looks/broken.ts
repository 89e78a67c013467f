import pg from "pg";
import type { JourneyShop } from "../fixtures";

/** Takes a table away while something is done: what the shop then shows is its page for faults of its own. */
export async function onlyWhileBroken(
  shop: JourneyShop,
  table: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Client({
    connectionString: shop.env.DATABASE_URL!.replace("//cartwright@", "//cartwright_owner@"),
  });
  await owner.connect();
  try {
    await owner.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
    await work();
  } finally {
    await owner.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
    await owner.end();
  }
}
