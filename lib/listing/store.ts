import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";
import {
  givenRows,
  listingColumns,
  listingRows,
  listingSets,
  placeRows,
  pricedVariants,
  productTexts,
  type RefreshInput,
  variantChoices,
} from "./store-sql";

/** One listing that is not what it was. */
export interface ChangedListing extends Record<string, unknown> {
  readonly product_id: string;
  readonly handles: readonly string[];
  /** Whether a card that lists show changed, or only the product's own page. */
  readonly card_changed: boolean;
  /** Whether it came into a category or left one, so that counts and navigation are others. */
  readonly moved: boolean;
  /** Categories it was in or is in now, ancestors included. */
  readonly category_ids: readonly string[];
}

/**
 * One refresh at a time: what it reads is then never older than what another has written. For the rest of the
 * transaction the planner is kept from reading whole tables, which it would choose after a bulk load: until
 * autovacuum has counted, it takes a product for one that has thousands of variants (15 s a batch instead of 0.4 s,
 * at 100,000 products).
 */
export async function lockListings(tx: TxCtx): Promise<void> {
  await tx.db.execute(sql`
    SELECT pg_advisory_xact_lock(hashtext('listing: refresh')), set_config('enable_seqscan', 'off', true),
      set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true)
  `);
}

/**
 * Makes the listings of products what catalogue, prices and stock say now, for every market, in one statement:
 * computes them, removes what no longer is, writes what differs, and keeps the counts by the rows that came and went.
 * Returns only what changed.
 */
export async function refreshRows(tx: TxCtx, input: RefreshInput): Promise<readonly ChangedListing[]> {
  const at = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const { rows } = await tx.db.execute<ChangedListing>(sql`
    WITH RECURSIVE ${givenRows(input)}, ${pricedVariants(at)}, ${variantChoices}, ${productTexts}, ${listingRows(at)}, ${placeRows},
    before AS (
      SELECT l.market_id, l.product_id, l.handle, l.card, l.fingerprint
      FROM listings l JOIN wanted USING (product_id)
    ), gone AS (
      DELETE FROM listings l USING wanted
      WHERE l.product_id = wanted.product_id
        AND NOT EXISTS (SELECT FROM fresh f WHERE f.market_id = l.market_id AND f.product_id = l.product_id)
    ), kept AS (
      INSERT INTO listings AS l (${listingColumns})
      SELECT ${listingColumns} FROM fresh ORDER BY market_id, product_id
      ON CONFLICT (market_id, product_id) DO UPDATE SET ${listingSets}
      WHERE l.fingerprint <> excluded.fingerprint OR l.card <> excluded.card
    ), valued AS (
      INSERT INTO listing_values (kind, key, label)
      SELECT DISTINCT ON (kind, key) kind, key, label FROM value_named WHERE key <> '' ORDER BY kind, key, label
      ON CONFLICT DO NOTHING
    ), place_gone AS (
      DELETE FROM listing_categories c USING wanted
      WHERE c.product_id = wanted.product_id AND NOT EXISTS (
        SELECT FROM place p
        WHERE p.market_id = c.market_id AND p.category_id = c.category_id AND p.product_id = c.product_id
      )
      RETURNING c.market_id, c.category_id, c.product_id
    ), place_kept AS (
      INSERT INTO listing_categories AS c (market_id, category_id, product_id, popularity, price_from, published_at, title)
      SELECT market_id, category_id, product_id, popularity, price_from, published_at, title FROM place
      ORDER BY market_id, category_id, product_id
      ON CONFLICT (market_id, category_id, product_id) DO UPDATE SET popularity = excluded.popularity,
        price_from = excluded.price_from, published_at = excluded.published_at, title = excluded.title
      WHERE (c.popularity, c.price_from, c.published_at, c.title)
        IS DISTINCT FROM (excluded.popularity, excluded.price_from, excluded.published_at, excluded.title)
      RETURNING c.market_id, c.category_id, c.product_id
    ), place_new AS (
      SELECT k.* FROM place_kept k WHERE NOT EXISTS (
        SELECT FROM listing_categories c
        WHERE c.market_id = k.market_id AND c.category_id = k.category_id AND c.product_id = k.product_id
      )
    ), counted AS (
      INSERT INTO listing_counts AS n (market_id, category_id, count)
      SELECT market_id, category_id, sum(step)::int FROM (
        SELECT market_id, category_id, 1 AS step FROM place_new
        UNION ALL SELECT market_id, category_id, -1 FROM place_gone
      ) steps GROUP BY market_id, category_id HAVING sum(step) <> 0 ORDER BY market_id, category_id
      ON CONFLICT (market_id, category_id) DO UPDATE SET count = n.count + excluded.count
    ), changed AS (
      SELECT coalesce(b.product_id, f.product_id) AS product_id, b.handle AS old_handle, f.handle AS new_handle,
        b.card IS DISTINCT FROM f.card AS card_changed
      FROM before b FULL JOIN fresh f ON f.market_id = b.market_id AND f.product_id = b.product_id
      WHERE b.fingerprint IS DISTINCT FROM f.fingerprint OR b.card IS DISTINCT FROM f.card
    ), touched AS (
      SELECT product_id, array_agg(DISTINCT category_id) AS category_ids FROM (
        SELECT product_id, category_id FROM place
        UNION ALL SELECT c.product_id, c.category_id FROM wanted JOIN listing_categories c USING (product_id)
      ) seen GROUP BY product_id
    )
    SELECT changed.product_id, bool_or(card_changed) AS card_changed,
      changed.product_id IN (SELECT product_id FROM place_new UNION ALL SELECT product_id FROM place_gone) AS moved,
      array_remove(array_agg(DISTINCT old_handle) || array_agg(DISTINCT new_handle), NULL) AS handles,
      coalesce(touched.category_ids, '{}') AS category_ids
    FROM changed LEFT JOIN touched USING (product_id) GROUP BY changed.product_id, touched.category_ids
  `);
  return rows;
}

/** Counts an order's units once, however often the order is told. */
export async function insertSales(
  tx: TxCtx,
  orderId: string,
  soldAt: Date,
  lines: readonly { readonly variantId: string; readonly quantity: number }[],
): Promise<void> {
  const rows = lines.map((line) => ({ variant_id: line.variantId, quantity: line.quantity }));
  await tx.db.execute(sql`
    INSERT INTO listing_sales (order_id, product_id, units, sold_at)
    SELECT ${orderId}::uuid, v.product_id, sum(line.quantity)::int, ${soldAt.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS line(variant_id uuid, quantity int)
    JOIN variants v ON v.id = line.variant_id
    GROUP BY v.product_id
    ON CONFLICT (order_id, product_id) DO NOTHING
  `);
}

/** Sets every product's score to its units sold since an instant. Returns the products whose score changed. */
export async function rescore(tx: TxCtx, since: Date): Promise<readonly string[]> {
  const { rows } = await tx.db.execute<{ product_id: string }>(sql`
    WITH sold AS (
      SELECT product_id, sum(units)::int AS score FROM listing_sales
      WHERE sold_at > ${since.toISOString()}::timestamptz GROUP BY product_id
    ), dropped AS (
      DELETE FROM listing_popularity y WHERE NOT EXISTS (SELECT FROM sold WHERE sold.product_id = y.product_id)
      RETURNING product_id
    ), scored AS (
      INSERT INTO listing_popularity AS y (product_id, score) SELECT product_id, score FROM sold ORDER BY product_id
      ON CONFLICT (product_id) DO UPDATE SET score = excluded.score WHERE y.score <> excluded.score
      RETURNING product_id
    )
    SELECT product_id FROM dropped UNION ALL SELECT product_id FROM scored
  `);
  return rows.map((row) => row.product_id);
}

/** Removes listings of markets or products that are no more: what a walk over the products cannot see. */
export async function clearStrays(tx: TxCtx, marketIds: readonly string[]): Promise<void> {
  const kept = sql`${sql.param(marketIds)}::uuid[]`;
  await tx.db.execute(sql`DELETE FROM listing_categories WHERE market_id <> ALL(${kept})`);
  await tx.db.execute(sql`DELETE FROM listings WHERE market_id <> ALL(${kept})`);
  await tx.db.execute(sql`DELETE FROM listing_counts`);
  await tx.db.execute(sql`
    INSERT INTO listing_counts (market_id, category_id, count)
    SELECT market_id, category_id, count(*)::int FROM listing_categories GROUP BY market_id, category_id
  `);
}
