import { type SQL, sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Market } from "@/lib/shop";
import { choiceWords } from "./choices";
import { type FacetCounts, type Facets, type FacetValue, MOST_COUNTED } from "./contract";
import type { Filters } from "./filters";
import { bySize } from "./size-order";

/** What a listing, as `l`, must be to pass the filters. */
export function filterClause(filters: Filters): SQL {
  return sql`${priceClause(filters)} AND ${choiceClause(filters)}`;
}

export function categoryClause(categoryId: string | null): SQL {
  return categoryId === null ? sql`true` : sql`${categoryId}::uuid = ANY(l.category_ids)`;
}

function priceClause({ min, max }: Filters): SQL {
  if (min === null && max === null) return sql`true`;
  return sql`l.price_from BETWEEN ${min ?? 0}::bigint AND ${max ?? Number.MAX_SAFE_INTEGER}::bigint`;
}

function choiceClause(filters: Filters): SQL {
  const words = choiceWords(filters);
  if (words) return sql`l.choices && ${sql.param(words)}::text[]`;
  return filters.available ? sql`l.available` : sql`true`;
}

/** The columns of a listing, as `l`, that counting needs. */
export const facetColumns = sql`l.product_id, l.category_ids, l.choices, l.price_from, l.available`;

export interface CountedRow extends Record<string, unknown> {
  readonly count: number;
  readonly seen: number;
  readonly available: number;
  readonly lowest: string | null;
  readonly highest: string | null;
  readonly colors: Record<string, number> | null;
  readonly sizes: Record<string, number> | null;
  readonly categories: Record<string, number> | null;
}

/**
 * The rows that a list is counted over, as the table `flagged`: what `base` selects (`facetColumns` at least, before
 * any filter), each with whether it passes what is asked of its category, its price and its choices.
 */
export const flaggedRows = (base: SQL, filters: Filters, categoryId: string | null): SQL => sql`
  base AS MATERIALIZED (${base}), flagged AS MATERIALIZED (
    SELECT l.*, ${categoryClause(categoryId)} AS in_category, ${priceClause(filters)} AS in_price,
      ${choiceClause(filters)} AS in_choice, ${choiceClause({ ...filters, available: true })} AS in_stock
    FROM base l
  )`;

/**
 * What each filter would leave, with all the others applied: so a value's number is what a click on it finds. To be
 * selected FROM flagged.
 */
export const countedColumns = (filters: Filters): SQL => sql`
  count(*) FILTER (WHERE in_category AND in_price AND in_choice)::int AS count, count(*)::int AS seen,
  count(*) FILTER (WHERE in_category AND in_price AND in_stock)::int AS available,
  min(price_from) FILTER (WHERE in_category AND in_choice) AS lowest,
  max(price_from) FILTER (WHERE in_category AND in_choice) AS highest,
  ${counted(valuesOf("color", filters))} AS colors, ${counted(valuesOf("size", filters))} AS sizes,
  ${counted(sql`
    SELECT c.id::text AS key, count(*) AS n FROM flagged l CROSS JOIN LATERAL unnest(l.category_ids) AS c(id)
    WHERE l.in_price AND l.in_choice GROUP BY 1`)} AS categories`;

export function countsOf(row: CountedRow): FacetCounts {
  return {
    count: row.count,
    more: row.seen > MOST_COUNTED,
    available: row.available,
    lowest: row.lowest === null ? null : Number(row.lowest),
    highest: row.highest === null ? null : Number(row.highest),
    colors: row.colors ?? {},
    sizes: row.sizes ?? {},
    categories: row.categories ?? {},
  };
}

/**
 * The facets of a category's list, over its `most` most popular products: all that can be chosen, as far as those show
 * it. The numbers are right unless `more` says that there are others.
 */
export async function categoryFacets(
  ctx: ReadCtx,
  market: Pick<Market, "id">,
  categoryId: string,
  filters: Filters,
  most = MOST_COUNTED,
): Promise<Facets> {
  const base = sql`
    SELECT ${facetColumns} FROM (
      SELECT * FROM listing_categories c WHERE c.market_id = ${market.id} AND c.category_id = ${categoryId}
      ORDER BY c.popularity DESC NULLS LAST, c.product_id DESC NULLS LAST LIMIT ${most + 1}
    ) c JOIN listings l ON l.market_id = c.market_id AND l.product_id = c.product_id`;
  const { rows } = await ctx.db.execute<CountedRow>(sql`
    WITH ${flaggedRows(base, filters, null)} SELECT ${countedColumns(filters)} FROM flagged`);
  const row = rows[0]!;
  return nameFacets(ctx, { ...countsOf(row), more: row.seen > most }, filters);
}

const counted = (counts: SQL) => sql`(SELECT jsonb_object_agg(key, n) FROM (${counts} LIMIT 1000) counts)`;

/** How many listings hold each colour, or each size, in a variant that passes what is chosen of the other kind. */
function valuesOf(kind: "color" | "size", filters: Filters): SQL {
  const sign = filters.available ? "+" : "";
  const others = kind === "color" ? filters.sizes : filters.colors;
  const from = sql`flagged l CROSS JOIN LATERAL unnest(l.choices) AS w(word)`;
  const begin = sign.length + 3;
  if (others.length === 0) {
    const alone = `${sign}${kind === "color" ? "c" : "s"}:%`;
    return sql`
      SELECT substr(w.word, ${begin}) AS key, count(*) AS n FROM ${from}
      WHERE l.in_category AND l.in_price AND w.word LIKE ${alone} AND strpos(w.word, '|') = 0 GROUP BY 1`;
  }
  const color = sql`substr(split_part(w.word, '|s:', 1), ${begin})`;
  const size = sql`split_part(w.word, '|s:', 2)`;
  const [own, other] = kind === "color" ? [color, size] : [size, color];
  return sql`
    SELECT ${own} AS key, count(DISTINCT l.product_id) AS n FROM ${from}
    WHERE l.in_category AND l.in_price AND w.word LIKE ${`${sign}c:%|s:%`} AND ${other} = ANY(${sql.param(others)}::text[])
    GROUP BY 1`;
}

/** Counts with the names that people read: colours most first, sizes as they grow. What is chosen is always there. */
export async function nameFacets(ctx: ReadCtx, counts: FacetCounts, filters: Filters): Promise<Facets> {
  const colors = { ...none(filters.colors), ...counts.colors };
  const sizes = { ...none(filters.sizes), ...counts.sizes };
  const labels = await labelsOf(ctx, Object.keys(colors), Object.keys(sizes));
  const named = (kind: string, of: Record<string, number>): FacetValue[] =>
    Object.entries(of).map(([key, count]) => ({ key, label: labels.get(`${kind} ${key}`) ?? key, count }));
  return {
    ...counts,
    colors: named("color", colors).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label)),
    sizes: named("size", sizes).sort((a, b) => bySize(a.key, b.key)),
  };
}

const none = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 0]));

async function labelsOf(
  ctx: ReadCtx,
  colors: readonly string[],
  sizes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (colors.length + sizes.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ kind: string; key: string; label: string }>(sql`
    SELECT kind, key, label FROM listing_values
    WHERE (kind = 'color' AND key = ANY(${sql.param(colors)}::text[])) OR (kind = 'size' AND key = ANY(${sql.param(sizes)}::text[]))
  `);
  return new Map(rows.map(({ kind, key, label }) => [`${kind} ${key}`, label]));
}
