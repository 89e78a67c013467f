import { type SQL, sql } from "drizzle-orm";
import type { Ctx, ReadCtx } from "@/lib/kernel/context";
import {
  type CountedRow,
  categoryClause,
  countedColumns,
  countsOf,
  facetColumns,
  filterClause,
  flaggedRows,
  isFiltered,
  MOST_COUNTED,
} from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import type { SearchSort } from "../contract";
import type { Glimpse, Hits, SearchEngine, Wanted } from "../engine";
import { byLikeness, bySku, byWords, type Matching, SIMILAR } from "./matching";

/** Matches that are ranked by their text, the most popular first: a word that half the catalogue has must not cost it. */
const MOST_RANKED = 1_000;
/** Matches looked at while somebody types. */
const MOST_GLIMPSED = 300;
/** Similar words cost more each: their likeness is computed, not looked up. */
const MOST_SIMILAR = 500;

/** Full text, and letter triples for what it does not find, over the listings: always there, never stale. */
export const postgresEngine = {
  name: "postgres",
  async find(ctx: Ctx, wanted: Wanted): Promise<Hits> {
    const exact = await findMatching(ctx, wanted, byWords(wanted.words), MOST_COUNTED + 1);
    const like = exact.seen === 0 ? byLikeness(wanted.words) : null;
    if (!like) return { ...exact, similar: false };
    const close = await withLikeness(ctx, (inner) => findMatching(inner, wanted, like, MOST_SIMILAR));
    return { ...close, similar: close.seen > 0 };
  },
  async suggest(ctx: Ctx, wanted: Glimpse): Promise<readonly string[]> {
    const exact = await glimpse(ctx, wanted, byWords(wanted.words));
    const like = exact.length === 0 ? byLikeness(wanted.words) : null;
    return like ? withLikeness(ctx, (inner) => glimpse(inner, wanted, like)) : exact;
  },
  distrust() {},
} satisfies SearchEngine;

interface Found extends Omit<Hits, "similar"> {
  /** Matches before any filter. */
  readonly seen: number;
}

/** A page of matches with what the filters leave of them. One statement; a second where there are more than are counted. */
async function findMatching(ctx: ReadCtx, wanted: Wanted, matching: Matching, most: number): Promise<Found> {
  const first = await select(ctx, wanted, matching, sql`true`, most);
  const isNarrowed = isFiltered(wanted.filters) || wanted.categoryId !== null;
  if (!first.counts.more || !isNarrowed) return first;
  // The counted ones are any ten thousand; what passes the filters is looked for among all of them.
  const passes = sql`${categoryClause(wanted.categoryId)} AND ${filterClause(wanted.filters)}`;
  const narrow = await select(ctx, wanted, matching, passes, most);
  return { ...narrow, counts: { ...first.counts, count: narrow.counts.count } };
}

async function select(
  ctx: ReadCtx,
  wanted: Wanted,
  matching: Matching,
  passes: SQL,
  most: number,
): Promise<Found> {
  const { rows } = await ctx.db.execute<CountedRow & { ids: string[] }>(sql`
    WITH ${flaggedRows(candidates(wanted, matching, passes, most), wanted.filters, wanted.categoryId)}
    SELECT ARRAY(${ordered(wanted, matching)}) AS ids, ${countedColumns(wanted.filters)} FROM flagged`);
  const row = rows[0]!;
  return { ids: row.ids, counts: countsOf(row), seen: row.seen };
}

const candidates = ({ marketId, words }: Wanted, matching: Matching, passes: SQL, most: number): SQL => {
  const columns = sql`${facetColumns}, l.popularity, l.published_at, l.plain`;
  return sql`
    SELECT ${columns}, true AS sku FROM listings l WHERE l.market_id = ${marketId} AND ${bySku(words)} AND ${passes}
    UNION ALL (
      SELECT ${columns}, false FROM listings l
      WHERE l.market_id = ${marketId} AND ${matching.where} AND NOT ${bySku(words)} AND ${passes} LIMIT ${most}
    )`;
};

const orders: Readonly<Record<Exclude<SearchSort, "relevance">, SQL>> = {
  popular: sql`popularity DESC, product_id DESC`,
  newest: sql`published_at DESC, product_id DESC`,
  price_asc: sql`price_from, product_id`,
  price_desc: sql`price_from DESC, product_id DESC`,
  name: sql`plain, product_id`,
};

/** The ids of a page: a whole SKU before all, then by where the words stand (title, kind, description). */
function ordered({ marketId, sort, limit, offset }: Wanted, matching: Matching): SQL {
  const passing = sql`FROM flagged WHERE in_category AND in_price AND in_choice`;
  const page = sql`LIMIT ${limit} OFFSET ${offset}`;
  if (sort !== "relevance") return sql`SELECT product_id ${passing} ORDER BY ${orders[sort]} ${page}`;
  return sql`
    SELECT l.product_id FROM (
      SELECT product_id, sku ${passing} ORDER BY sku DESC, popularity DESC, product_id LIMIT ${MOST_RANKED}
    ) t JOIN listings l ON l.market_id = ${marketId} AND l.product_id = t.product_id
    ORDER BY t.sku DESC, ${matching.rank} DESC, l.available DESC, l.popularity DESC, l.product_id ${page}`;
}

async function glimpse(ctx: ReadCtx, wanted: Glimpse, matching: Matching): Promise<readonly string[]> {
  const { marketId, words, limit } = wanted;
  const { rows } = await ctx.db.execute<{ product_id: string }>(sql`
    SELECT l.product_id FROM (
      SELECT l.product_id, true AS sku FROM listings l WHERE l.market_id = ${marketId} AND ${bySku(words)}
      UNION ALL (
        SELECT l.product_id, false FROM listings l
        WHERE l.market_id = ${marketId} AND ${matching.where} AND NOT ${bySku(words)} LIMIT ${MOST_GLIMPSED}
      )
    ) t JOIN listings l ON l.market_id = ${marketId} AND l.product_id = t.product_id
    ORDER BY t.sku DESC, ${matching.rank} DESC, l.available DESC, l.popularity DESC, l.product_id LIMIT ${limit}`);
  return rows.map((row) => row.product_id);
}

/**
 * The threshold of likeness is a setting of the session: it must not outlive these statements. The planner takes
 * likeness for cheap and the first few hundred rows for soon found, and would compute it for a whole table; it is kept
 * to the index of letter triples (100,000 products: 20 ms instead of 120).
 */
function withLikeness<T>(ctx: Ctx, work: (inner: ReadCtx) => Promise<T>): Promise<T> {
  return transact(ctx, async (tx) => {
    await tx.db.execute(sql`
      SELECT set_config('pg_trgm.word_similarity_threshold', ${String(SIMILAR)}, true),
        set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`);
    return work(tx);
  });
}
