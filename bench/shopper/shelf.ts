import pg from "pg";
import type { Ground } from "../store/ground";
import type { Pick } from "./crowd";

/** Units that were there before anybody bought, to compare with what is left and what was sold. */
export interface Shelf {
  readonly pick: Pick;
  /** Whether nothing was sold that was not there, and nothing is held any more. Sentences; none when all is well. */
  audit(): Promise<readonly string[]>;
}

/** The shelf of a database: picks among everything that is well stocked, two products that differ. */
export async function openShelf(ground: Ground, database: string): Promise<Shelf> {
  const url = ground.postgres.url(database);
  const items = await rows<{ id: string; product: string }>(
    url,
    `SELECT 'var_' || replace(v.id::text, '-', '') AS id, v.product_id AS product
     FROM variants v JOIN stock_levels l ON l.variant_id = v.id
     WHERE l.on_hand - l.held >= 500 AND v.archived_at IS NULL
       AND EXISTS (SELECT FROM publications b WHERE b.product_id = v.product_id)
     ORDER BY v.id LIMIT 20000`,
  );
  if (items.length < 2) throw new Error("the generated catalogue has nothing to buy");
  const [before] = await rows<Units>(url, UNITS);
  let turn = 0;
  return {
    pick() {
      // Spread over the shelf, the same way in every run.
      turn += 1;
      const first = items[(turn * 7_919) % items.length]!;
      let second = items[(turn * 6_151 + 13) % items.length]!;
      for (let at = 1; second.product === first.product; at += 1)
        second = items[(turn * 6_151 + 13 + at) % items.length]!;
      return [first.id, second.id];
    },
    async audit() {
      const [after] = await rows<Units>(url, UNITS);
      const says: string[] = [];
      const gone = before!.on_hand - after!.on_hand;
      const sold = after!.sold - before!.sold;
      if (gone !== sold) says.push(`${gone} units left the shelf and ${sold} were sold`);
      if (after!.held !== 0) says.push(`${after!.held} units are still held`);
      if (after!.below > 0) says.push(`${after!.below} levels are below zero`);
      if (after!.unpaid > 0) says.push(`${after!.unpaid} orders were never paid`);
      return says;
    },
  };
}

interface Units {
  readonly on_hand: number;
  readonly held: number;
  readonly below: number;
  readonly sold: number;
  readonly unpaid: number;
}

const UNITS = `
  SELECT sum(on_hand)::float8 AS on_hand, sum(held)::float8 AS held, count(*) FILTER (WHERE on_hand < 0)::int AS below,
    (SELECT coalesce(sum(l.quantity), 0)::float8 FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.state = 'placed') AS sold,
    (SELECT count(*)::int FROM orders WHERE state = 'awaiting_payment') AS unpaid
  FROM stock_levels`;

async function rows<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}
