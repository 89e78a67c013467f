import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";

/** A listing with its words, as a search index keeps it. Amounts in minor units, instants in milliseconds. */
export interface ListingDocument extends Record<string, unknown> {
  readonly market_id: string;
  readonly product_id: string;
  readonly title: string;
  readonly kind: string;
  readonly categories: string;
  readonly values: string;
  readonly description: string;
  readonly skus: readonly string[];
  readonly category_ids: readonly string[];
  readonly choices: readonly string[];
  readonly price: number;
  readonly available: boolean;
  readonly popularity: number;
  readonly published: number;
  readonly name: string;
  /** Another whenever anything of it is: what two copies are compared by. */
  readonly mark: string;
}

/** The documents of products that are on sale, one a market. One statement. */
export async function listingDocuments(
  ctx: ReadCtx,
  productIds: readonly string[],
): Promise<readonly ListingDocument[]> {
  const { rows } = await ctx.db.execute<ListingDocument>(sql`
    SELECT l.market_id, l.product_id, l.title, concat_ws(' ', p.vendor, p.product_type, array_to_string(p.tags, ' ')) AS kind,
      coalesce((SELECT string_agg(c.name, ', ' ORDER BY c.name) FROM categories c WHERE c.id = ANY(l.category_ids)), '') AS categories,
      coalesce((
        SELECT string_agg(DISTINCT v.value, ', ') FROM options o JOIN option_values v ON v.option_id = o.id
        WHERE o.product_id = l.product_id
      ), '') AS values,
      left(p.description_html, 20000) AS description, l.skus, l.category_ids, l.choices, l.price_from::float8 AS price,
      l.available, l.popularity, (extract(epoch FROM l.published_at) * 1000)::float8 AS published, l.plain AS name,
      md5(l.card || l.fingerprint) AS mark
    FROM listings l JOIN products p ON p.id = l.product_id
    WHERE l.product_id = ANY(${sql.param(productIds)}::uuid[]) ORDER BY l.product_id, l.market_id`);
  return rows;
}

/** The marks of the same listings, without their words. */
export async function listingMarks(
  ctx: ReadCtx,
  productIds: readonly string[],
): Promise<readonly { readonly market_id: string; readonly product_id: string; readonly mark: string }[]> {
  const { rows } = await ctx.db.execute<{ market_id: string; product_id: string; mark: string }>(sql`
    SELECT market_id, product_id, md5(card || fingerprint) AS mark FROM listings
    WHERE product_id = ANY(${sql.param(productIds)}::uuid[])`);
  return rows;
}
