import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Market } from "@/lib/shop";

/** Products in one file of a sitemap: far below the protocol's 50,000, so that a file is small enough to be kept. */
export const SITEMAP_SIZE = 2_000;
/** The most addresses of a file, and files of an index, by the protocol (sitemaps.org). */
const MOST = 50_000;

type InMarket = Pick<Market, "id">;

/** A stretch of a market's products, in the order of their ids: where it begins, and when something in it last changed. */
export interface SitemapStretch {
  readonly first: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

/** A product of a stretch. Its page is the same address in each of `marketIds`, and nowhere else. */
export interface SitemapProduct {
  readonly handle: string;
  readonly changedAt: string;
  readonly marketIds: readonly string[];
}

/** A category by its path, or a collection by its handle, that has something to show. */
export interface SitemapPlace {
  readonly name: string;
  readonly changedAt: string;
}

/** How a market's products fall into files: one pass over its rows. `size` is for tests. */
export async function sitemapStretches(
  ctx: ReadCtx,
  market: InMarket,
  size = SITEMAP_SIZE,
): Promise<readonly SitemapStretch[]> {
  const { rows } = await ctx.db.execute<{ first: string; at: string }>(sql`
    SELECT (array_agg(product_id ORDER BY product_id))[1] AS first, ${instant(sql`max(updated_at)`)} AS at
    FROM (
      SELECT product_id, updated_at, (row_number() OVER (ORDER BY product_id) - 1) / ${size}::int AS file
      FROM listings WHERE market_id = ${market.id}
    ) numbered GROUP BY file ORDER BY file LIMIT ${MOST}
  `);
  return rows.map(({ first, at }) => ({ first, changedAt: at }));
}

/** The products of one stretch, by key from its first on. */
export async function sitemapProducts(
  ctx: ReadCtx,
  market: InMarket,
  first: string,
  size = SITEMAP_SIZE,
): Promise<readonly SitemapProduct[]> {
  const { rows } = await ctx.db.execute<{ handle: string; at: string; market_ids: string[] }>(sql`
    SELECT l.handle, ${instant(sql`l.updated_at`)} AS at,
      ARRAY(SELECT o.market_id::text FROM listings o WHERE o.product_id = l.product_id) AS market_ids
    FROM listings l WHERE l.market_id = ${market.id} AND l.product_id >= ${first}::uuid
    ORDER BY l.product_id LIMIT ${size}
  `);
  return rows.map(({ handle, at, market_ids }) => ({ handle, changedAt: at, marketIds: market_ids }));
}

/** Categories that a shopper of a market finds something in. What changes there is what is new there. */
export async function sitemapCategories(ctx: ReadCtx, market: InMarket): Promise<readonly SitemapPlace[]> {
  const { rows } = await ctx.db.execute<{ name: string; at: string }>(sql`
    WITH RECURSIVE live AS (
      SELECT id, path FROM categories WHERE parent_id IS NULL AND archived_at IS NULL
      UNION ALL SELECT c.id, c.path FROM live JOIN categories c ON c.parent_id = live.id WHERE c.archived_at IS NULL
    )
    SELECT live.path AS name, ${instant(sql`newest.published_at`)} AS at
    FROM live JOIN listing_counts n ON n.market_id = ${market.id} AND n.category_id = live.id AND n.count > 0
    CROSS JOIN LATERAL (
      SELECT c.published_at FROM listing_categories c
      WHERE c.market_id = ${market.id} AND c.category_id = live.id ORDER BY c.published_at DESC NULLS LAST LIMIT 1
    ) newest ORDER BY live.path LIMIT ${MOST}
  `);
  return rows.map(placeOf);
}

/** Collections of which something is on sale in a market. */
export async function sitemapCollections(ctx: ReadCtx, market: InMarket): Promise<readonly SitemapPlace[]> {
  const { rows } = await ctx.db.execute<{ name: string; at: string }>(sql`
    SELECT c.handle AS name, ${instant(sql`c.updated_at`)} AS at FROM collections c
    WHERE c.archived_at IS NULL AND EXISTS (
      SELECT FROM collection_products p JOIN listings l ON l.market_id = ${market.id} AND l.product_id = p.product_id
      WHERE p.collection_id = c.id
    ) ORDER BY c.position, c.handle LIMIT ${MOST}
  `);
  return rows.map(placeOf);
}

const placeOf = ({ name, at }: { name: string; at: string }): SitemapPlace => ({ name, changedAt: at });

/** An instant as W3C's date and time, which the protocol takes; to the second. */
function instant(value: ReturnType<typeof sql>) {
  return sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
