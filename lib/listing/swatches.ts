import { type SQL, sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Market } from "@/lib/shop";
import { choiceKey, choiceNames } from "./choices";

/** Products that are looked at, most popular first: what it costs must not grow with the catalogue. */
const GLANCED = 2_000;

/** Which list colours are shown for; nothing named means the whole shop. */
export interface SwatchScope {
  readonly categoryId?: string | null;
  /** The very things that are listed: others are not looked at. */
  readonly productIds?: readonly string[];
}

/**
 * How colours look, by their key: the picture of a variant, as on a product's page, of the list's most popular thing that
 * shows it in this colour alone. Tables are sorted by tables, not by a pencil of the same colour. Values are storage keys.
 */
export async function colorSwatches(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
  scope: SwatchScope = {},
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await ctx.db.execute<{ key: string; picture: string }>(sql`
    WITH shown AS (
      SELECT l.popularity, l.product_id, m.storage_key AS picture, min(w.value) AS value
      FROM (${listed(market, scope)}) l
      JOIN options o ON o.product_id = l.product_id AND plain_text(o.name) = ANY(${sql.param(choiceNames.color)}::text[])
      JOIN variants v ON v.product_id = l.product_id AND v.archived_at IS NULL
      JOIN variant_options c ON c.variant_id = v.id AND c.option_id = o.id
      JOIN option_values w ON w.id = c.value_id
      JOIN product_pictures i ON i.id = v.picture_id
      JOIN media m ON m.id = i.media_id AND m.state = 'ready'
      GROUP BY l.popularity, l.product_id, m.storage_key HAVING count(DISTINCT w.id) = 1
    ), named AS (
      SELECT ${choiceKey(sql`value`)} AS key, * FROM shown
    )
    SELECT DISTINCT ON (key) key, picture FROM named ORDER BY key, popularity DESC, product_id, picture
  `);
  return Object.fromEntries(rows.map(({ key, picture }) => [key, picture]));
}

function listed(market: Pick<Market, "id">, { categoryId, productIds }: SwatchScope): SQL {
  if (productIds)
    return sql`SELECT product_id, popularity FROM listings
      WHERE market_id = ${market.id} AND product_id = ANY(${sql.param(productIds)}::uuid[])`;
  const place = categoryId
    ? sql`listing_categories WHERE market_id = ${market.id} AND category_id = ${categoryId}`
    : sql`listings WHERE market_id = ${market.id}`;
  return sql`SELECT product_id, popularity FROM ${place}
    ORDER BY popularity DESC NULLS LAST, product_id DESC NULLS LAST LIMIT ${GLANCED}`;
}
