import { type SQL, sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { type CardRow, cardColumns } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { MAX_RESULTS } from "../contract";
import type { SearchWords } from "../search-words";

/** Matches that are ranked; a word that half the catalogue has must not cost half the catalogue. */
const MOST_CANDIDATES = 1_000;
/** Similar words cost more each: their likeness is computed, not looked up. */
const MOST_SIMILAR = 500;
/** How much of a word's letter triples must be there: low enough for a letter too many, too few or another one. */
const SIMILAR = 0.4;
/** Words under three letters have too few triples to be similar to anything. */
const SHORTEST_SIMILAR = 3;

export interface Found {
  readonly rows: readonly CardRow[];
  readonly count: number;
}

interface Wanted {
  readonly marketId: string;
  readonly words: SearchWords;
  readonly limit: number;
  readonly offset: number;
}

/**
 * Listings by full text, best first: a whole SKU before all, then by where the words stand (title, kind, description),
 * then by popularity. The last word may be unfinished. One statement; the indexes on `document` and `skus` answer it.
 */
export async function findByWords(ctx: ReadCtx, wanted: Wanted): Promise<Found> {
  const { words, marketId } = wanted;
  const query = tsquery(words);
  const bySku = sql`l.skus @> ARRAY[lower(${words.text})]`;
  return ranked(
    ctx,
    wanted,
    sql`
    SELECT l.product_id, true AS sku, 1 AS rank FROM listings l WHERE l.market_id = ${marketId} AND ${bySku}
    UNION ALL (
      SELECT l.product_id, false, ts_rank(l.document, ${query}, 1) FROM listings l
      WHERE l.market_id = ${marketId} AND l.document @@ ${query} AND querytree(${query}) NOT IN ('', 'T')
      LIMIT ${MOST_CANDIDATES}
    )`,
  );
}

/** Listings whose title or SKU has words that look like each of the typed ones: for what full text does not find. */
export async function findSimilar(ctx: ReadCtx, wanted: Wanted): Promise<Found> {
  const words = wanted.words.words.filter((word) => word.length >= SHORTEST_SIMILAR);
  if (words.length === 0) return { rows: [], count: 0 };
  const plain = words.map((word) => sql`plain_text(${word})`);
  const like = sql.join(
    plain.map((word) => sql`l.plain %> ${word}`),
    sql` AND `,
  );
  const likeness = sql.join(
    plain.map((word) => sql`word_similarity(${word}, l.plain)`),
    sql` + `,
  );
  // The threshold is a setting of the session: it must not outlive this statement.
  const find = async (inner: ReadCtx): Promise<Found> => {
    await inner.db.execute(
      sql`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(SIMILAR)}, true)`,
    );
    return ranked(
      inner,
      wanted,
      sql`(
        SELECT l.product_id, false AS sku, ${likeness} AS rank FROM listings l
        WHERE l.market_id = ${wanted.marketId} AND ${like} LIMIT ${MOST_SIMILAR}
      )`,
    );
  };
  return ctx.scope === "tx" ? find(ctx) : transact(ctx, find);
}

/** A page of candidates in their order, with how many there are. */
async function ranked(ctx: ReadCtx, wanted: Wanted, candidates: SQL): Promise<Found> {
  const { rows } = await ctx.db.execute<CardRow & { count: number }>(sql`
    WITH candidate AS (${candidates}), hit AS (
      SELECT product_id, bool_or(sku) AS sku, max(rank) AS rank FROM candidate GROUP BY product_id
    )
    SELECT ${cardColumns}, (SELECT least(count(*), ${MAX_RESULTS})::int FROM hit) AS count
    FROM hit JOIN listings l ON l.market_id = ${wanted.marketId} AND l.product_id = hit.product_id
    ORDER BY hit.sku DESC, hit.rank DESC, l.popularity DESC, l.product_id
    LIMIT ${wanted.limit} OFFSET ${wanted.offset}
  `);
  return { rows, count: rows[0]?.count ?? 0 };
}

/**
 * What a search field means: words, "phrases", -without and `or` as everybody knows them, in simple and English forms,
 * and all words with the last one unfinished. `websearch_to_tsquery` takes any text; the prefix query is made of
 * quoted words that hold no quote or backslash (unaccent can make one of a letter) and are never empty (or none).
 */
function tsquery({ text, words }: SearchWords): SQL {
  const plain = sql`plain_text(${text})`;
  const forms = sql`websearch_to_tsquery('simple', ${plain}) || websearch_to_tsquery('english', ${plain})`;
  const last = words.at(-1);
  const operators = /(^|\s)-|"|\bor\b/i.test(text);
  if (last === undefined || last.length < 2 || operators) return sql`(${forms})`;
  const quoted = words.map((word) => sql`'''' || translate(plain_text(${word}), '''\\', '  ') || ' '''`);
  return sql`(${forms} || to_tsquery('simple', ${sql.join(quoted, sql` || ' & ' || `)} || ':*'))`;
}
