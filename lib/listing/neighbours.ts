import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Market } from "@/lib/shop";
import type { CardPicture, DepartmentCard } from "./contract";
import { navigation } from "./queries";

type InMarket = Pick<Market, "id">;

/** As many as stand in one row. */
const ROW = 4;

export interface Neighbour {
  readonly productId: string;
  readonly handle: string;
}

/**
 * What else stands on a product's shelves: the nearest shelf first (`paths`, deepest first), what can be bought
 * before what cannot, most chosen first. Walks one index a shelf and looks at no more than a row of each.
 */
export async function neighboursOf(
  ctx: ReadCtx,
  market: InMarket,
  productId: string,
  paths: readonly string[],
): Promise<readonly Neighbour[]> {
  if (paths.length === 0) return [];
  const { rows } = await ctx.db.execute<{ productId: string; handle: string }>(sql`
    SELECT l.product_id AS "productId", l.handle FROM (
      SELECT c.product_id, min(shelf.place) AS place, max(c.popularity) AS popularity
      FROM unnest(${sql.param(paths)}::text[]) WITH ORDINALITY AS shelf(path, place)
      JOIN categories k ON k.path = shelf.path AND k.archived_at IS NULL
      CROSS JOIN LATERAL (
        SELECT * FROM listing_categories n WHERE n.market_id = ${market.id} AND n.category_id = k.id
        ORDER BY n.popularity DESC NULLS LAST, n.product_id DESC NULLS LAST LIMIT ${ROW * 3}
      ) c
      WHERE c.product_id <> ${productId} GROUP BY c.product_id
    ) near JOIN listings l ON l.market_id = ${market.id} AND l.product_id = near.product_id
    ORDER BY l.available DESC, near.place, near.popularity DESC, l.product_id LIMIT ${ROW}
  `);
  return rows;
}

/** The departments of a market, each with the picture of the grandest thing in it. */
export async function departmentCards(ctx: ReadCtx, market: InMarket): Promise<readonly DepartmentCard[]> {
  const branches = await navigation(ctx, market);
  const { rows } = await ctx.db.execute<{ id: string; picture: CardPicture }>(sql`
    SELECT wanted.id, top.picture FROM unnest(${sql.param(branches.map((one) => one.id))}::uuid[]) AS wanted(id)
    CROSS JOIN LATERAL (
      SELECT l.picture FROM listing_categories c
      JOIN listings l ON l.market_id = c.market_id AND l.product_id = c.product_id
      WHERE c.market_id = ${market.id} AND c.category_id = wanted.id AND l.picture IS NOT NULL
      ORDER BY c.price_from DESC NULLS FIRST, c.product_id DESC NULLS FIRST LIMIT 1
    ) top
  `);
  const pictures = new Map(rows.map((row) => [row.id, row.picture]));
  return branches.map(({ id, name, path, count }) => ({
    id,
    name,
    path,
    count,
    picture: pictures.get(id) ?? null,
  }));
}
