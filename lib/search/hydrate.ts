import { type SQL, sql } from "drizzle-orm";
import { minutes } from "@/lib/kernel/clock";
import type { ReadCtx } from "@/lib/kernel/context";
import {
  type CardRow,
  cardColumns,
  cardOf,
  categoryClause,
  filterClause,
  type ProductCard,
} from "@/lib/listing";
import type { Glimpse, Wanted } from "./engine";

/** Changes wait for the index this long at most before it is not asked any more. */
const STALE_AFTER = minutes(2);

export interface Hydrated {
  readonly cards: readonly ProductCard[];
  /** Ids that are not on sale here, or not what was asked for: an index that says many of them is not up to date. */
  readonly strays: number;
  /** Changes have been waiting for the index for too long. */
  readonly isBehind: boolean;
}

/**
 * What ids are now, in their order: visibility, prices and stock come from the listings alone, and what does not pass
 * the filters there is left out, whatever an index holds. One statement.
 */
export async function hydrate(
  ctx: ReadCtx,
  ids: readonly string[],
  wanted: Glimpse & Partial<Wanted>,
): Promise<Hydrated> {
  const { filters, categoryId } = wanted;
  const passes: SQL = filters
    ? sql`${filterClause(filters)} AND ${categoryClause(categoryId ?? null)}`
    : sql`true`;
  const { rows } = await ctx.db.execute<CardRow & { since: Date | string | null }>(sql`
    SELECT ${cardColumns}, waiting.since
    FROM (SELECT min(since) AS since FROM search_pending) waiting
    LEFT JOIN (
      unnest(${sql.param(ids)}::uuid[]) WITH ORDINALITY AS named(product_id, place)
      JOIN listings l ON l.market_id = ${wanted.marketId} AND l.product_id = named.product_id AND ${passes}
    ) ON true
    ORDER BY named.place
  `);
  const cards = rows.filter((row) => row.product_id !== null).map(cardOf);
  const since = rows[0]?.since;
  return {
    cards,
    strays: ids.length - cards.length,
    isBehind: since != null && ctx.clock.now().getTime() - new Date(since).getTime() > STALE_AFTER,
  };
}
