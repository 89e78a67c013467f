import { type SQL, sql } from "drizzle-orm";
import { type CategoryBranch, categoryBranches, categoryByPath } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Market } from "@/lib/shop";
import { type CardRow, cardColumns, cardOf } from "./cards";
import type { ProductCard } from "./contract";
import { type CategoryPage, type ListingPage, type NavigationBranch, PAGE_SIZE, type Sort } from "./contract";
import { filterClause } from "./facets";
import type { Filters } from "./filters";
import { withLowestPrior } from "./lowest-prior";
import { cursorAt, pageClauses, placeOf } from "./sorting";

export interface PageInput {
  readonly sort: Sort;
  readonly filters?: Filters;
  readonly cursor?: string | null;
  readonly size?: number;
}

/**
 * A page of a category's cards. Walks one index of `listing_categories` from the cursor on and reads the cards by
 * key, so that a page costs the same at any depth and any size of the catalogue. Refusal: `cursor_invalid`.
 */
export function categoryCards(
  ctx: ReadCtx,
  market: Market,
  categoryId: string,
  input: PageInput,
): Promise<Result<ListingPage, "cursor_invalid">> {
  const from = sql`listing_categories c JOIN listings l ON l.market_id = c.market_id AND l.product_id = c.product_id`;
  const which = sql`c.market_id = ${market.id} AND c.category_id = ${categoryId}`;
  return pageOf(
    ctx,
    market,
    from,
    input.filters ? sql`${which} AND ${filterClause(input.filters)}` : which,
    input,
  );
}

/** A page of everything that is on sale in a market: new arrivals and what is popular. Refusal: `cursor_invalid`. */
export function allCards(
  ctx: ReadCtx,
  market: Market,
  input: PageInput & { readonly sort: "newest" | "popular" },
): Promise<Result<ListingPage, "cursor_invalid">> {
  const from = sql`listings c JOIN listings l ON l.market_id = c.market_id AND l.product_id = c.product_id`;
  return pageOf(ctx, market, from, sql`c.market_id = ${market.id}`, input);
}

/** The cards of named products that are on sale in a market, in the order of the names. */
export async function cardsOf(
  ctx: ReadCtx,
  market: Market,
  productIds: readonly string[],
): Promise<readonly ProductCard[]> {
  if (productIds.length === 0) return [];
  const { rows } = await ctx.db.execute<CardRow>(sql`
    SELECT ${cardColumns} FROM unnest(${sql.param(productIds)}::uuid[]) WITH ORDINALITY AS named(product_id, place)
    JOIN listings l ON l.market_id = ${market.id} AND l.product_id = named.product_id
    ORDER BY named.place
  `);
  return withLowestPrior(ctx, market, rows.map(cardOf));
}

/** What a category page needs beside its cards; null when there is no such category. */
export async function categoryPage(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
  path: string,
): Promise<CategoryPage | null> {
  const category = await categoryByPath(ctx, path);
  if (!category) return null;
  const counts = await countsOf(ctx, market);
  return {
    ...category,
    count: counts.get(category.id) ?? 0,
    children: category.children
      .map((child) => ({ ...child, count: counts.get(child.id) ?? 0 }))
      .filter((child) => child.count > 0),
  };
}

/** The category tree as a shopper of a market sees it: categories without products are left out. */
export async function navigation(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
): Promise<readonly NavigationBranch[]> {
  const counts = await countsOf(ctx, market);
  const pruned = (branches: readonly CategoryBranch[]): NavigationBranch[] =>
    branches
      .map((branch) => ({ ...branch, count: counts.get(branch.id) ?? 0, children: pruned(branch.children) }))
      .filter((branch) => branch.count > 0);
  return pruned(await categoryBranches(ctx));
}

/**
 * Categories with products whose name has each word, or begins with it: while somebody types. The word's own last
 * letter may be the plural's. `words` are letters and figures alone.
 */
export async function categoriesLike(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
  words: readonly string[],
  limit: number,
): Promise<readonly { name: string; path: string; within: string | null; count: number }[]> {
  const starts = words.map((word) => `% ${word.length > 3 ? word.replace(/s$/, "") : word}%`);
  const { rows } = await ctx.db.execute<{
    name: string;
    path: string;
    within: string | null;
    count: number;
  }>(sql`
    SELECT c.name, c.path, above.name AS within, n.count
    FROM categories c JOIN listing_counts n ON n.category_id = c.id AND n.market_id = ${market.id} AND n.count > 0
    LEFT JOIN categories above ON above.id = c.parent_id
    WHERE c.archived_at IS NULL AND ' ' || regexp_replace(plain_text(c.name), '[^[:alnum:]]+', ' ', 'g')
      LIKE ALL(SELECT plain_text(start) FROM unnest(${sql.param(starts)}::text[]) start)
    ORDER BY n.count DESC, c.path LIMIT ${limit}
  `);
  return rows;
}

/** How many products are on sale in a market. */
export async function countListings(ctx: ReadCtx, market: Pick<Market, "id">): Promise<number> {
  const { rows } = await ctx.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM listings WHERE market_id = ${market.id}`,
  );
  return rows[0]?.count ?? 0;
}

async function pageOf(
  ctx: ReadCtx,
  market: Market,
  from: SQL,
  which: SQL,
  { sort, cursor = null, size = PAGE_SIZE }: PageInput,
): Promise<Result<ListingPage, "cursor_invalid">> {
  const place = cursor === null ? null : placeOf(cursor, sort);
  if (cursor !== null && place === null) return refuse("cursor_invalid");
  const { where, order, key } = pageClauses(sort, place);
  const { rows } = await ctx.db.execute<CardRow & { key: string }>(sql`
    SELECT ${cardColumns}, ${key} AS key FROM ${from} WHERE ${which} AND ${where} ORDER BY ${order} LIMIT ${size + 1}
  `);
  const backwards = place?.side === "before";
  const more = rows.length > size;
  const shown = rows.slice(0, size);
  if (backwards) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const at = (side: "after" | "before", row: CardRow & { key: string }) =>
    cursorAt(sort, side, { key: row.key, productId: row.product_id });
  return ok({
    cards: await withLowestPrior(ctx, market, shown.map(cardOf)),
    next: last && (backwards || more) ? at("after", last) : null,
    previous: first && (backwards ? more : place !== null) ? at("before", first) : null,
  });
}

async function countsOf(ctx: ReadCtx, market: Pick<Market, "id">): Promise<ReadonlyMap<string, number>> {
  const { rows } = await ctx.db.execute<{ category_id: string; count: number }>(
    sql`SELECT category_id, count FROM listing_counts WHERE market_id = ${market.id} AND count > 0`,
  );
  return new Map(rows.map((row) => [row.category_id, row.count]));
}
