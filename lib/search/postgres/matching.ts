import { type SQL, sql } from "drizzle-orm";
import type { SearchWords } from "../search-words";

/** How much of a word's letter triples must be there: low enough for a letter too many, too few or another one. */
export const SIMILAR = 0.4;
/** Words under three letters have too few triples to be similar to anything. */
const SHORTEST_SIMILAR = 3;

/** Which listings, as `l`, match, and how well: SQL that no typed text can break. */
export interface Matching {
  readonly where: SQL;
  /** Higher is better; computed for few rows, since it reads the whole text. */
  readonly rank: SQL;
}

/** By full text: the last word may be unfinished. The index on `document` answers it. */
export function byWords(words: SearchWords): Matching {
  const query = tsquery(words);
  return {
    where: sql`l.document @@ ${query} AND querytree(${query}) NOT IN ('', 'T')`,
    rank: sql`ts_rank(l.document, ${query}, 1)`,
  };
}

/** By words that look like each of the typed ones: for what full text does not find. Null when none is long enough. */
export function byLikeness({ words }: SearchWords): Matching | null {
  const long = words.filter((word) => word.length >= SHORTEST_SIMILAR);
  if (long.length === 0) return null;
  const plain = long.map((word) => sql`plain_text(${word})`);
  return {
    where: sql.join(
      plain.map((word) => sql`l.plain %> ${word}`),
      sql` AND `,
    ),
    rank: sql.join(
      plain.map((word) => sql`word_similarity(${word}, l.plain)`),
      sql` + `,
    ),
  };
}

/** By a whole SKU, in any case. */
export const bySku = ({ text }: SearchWords): SQL => sql`l.skus @> ARRAY[lower(${text})]`;

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
  // Three letters begin too much: "tea" in a text is also a scarf of teasels. There they are looked for in names alone.
  const unfinished = last.length <= SHORTEST_SIMILAR ? ":*ABC" : ":*";
  return sql`(${forms} || to_tsquery('simple', ${sql.join(quoted, sql` || ' & ' || `)} || ${unfinished}))`;
}
