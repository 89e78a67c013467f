import type { Ctx } from "@/lib/kernel/context";
import { nameFacets, noFilters, withLowestPrior } from "@/lib/listing";
import type { Market } from "@/lib/shop";
import { configuredEngine } from "./configured";
import { MAX_RESULTS, SEARCH_PAGE, type SearchInput, type SearchPage } from "./contract";
import type { Hits, SearchEngine, Wanted } from "./engine";
import { type Hydrated, hydrate } from "./hydrate";
import { postgresEngine } from "./postgres/engine";
import { searchWords } from "./search-words";
import { isTrusted } from "./trust";

/**
 * Looks for products in a market. Any text is fine, however long or odd: what cannot be looked for finds nothing. An
 * index is asked first where there is one; when it does not answer, is stale or finds nothing, Postgres has the word.
 */
export async function searchProducts(
  ctx: Ctx,
  market: Market,
  input: SearchInput,
  engine: SearchEngine | null = configuredEngine(),
): Promise<SearchPage> {
  const wanted = wantedOf(market, input);
  if (wanted.words.text === "") return nothing;
  const { hits, found } =
    (engine && (await fromIndex(ctx, engine, wanted))) ?? (await fromPostgres(ctx, wanted));
  const { counts } = hits;
  return {
    query: wanted.words.text,
    cards: await withLowestPrior(ctx, market, found.cards),
    count: counts.count,
    similar: hits.similar && counts.count > 0,
    page: wanted.offset / wanted.limit + 1,
    pages: Math.min(Math.ceil(counts.count / wanted.limit), mostPages(wanted.limit)),
    facets: await nameFacets(ctx, counts, wanted.filters),
  };
}

function wantedOf(market: Pick<Market, "id">, input: SearchInput): Wanted {
  const limit = Math.min(Math.max(input.size ?? SEARCH_PAGE, 1), 100);
  const page = Math.min(Math.max(Math.trunc(input.page ?? 1) || 1, 1), mostPages(limit));
  return {
    marketId: market.id,
    words: searchWords(input.query),
    filters: input.filters ?? noFilters,
    categoryId: input.categoryId ?? null,
    sort: input.sort ?? "relevance",
    limit,
    offset: (page - 1) * limit,
  };
}

const mostPages = (limit: number) => Math.ceil(MAX_RESULTS / limit);

interface Page {
  readonly hits: Hits;
  readonly found: Hydrated;
}

async function fromIndex(ctx: Ctx, engine: SearchEngine, wanted: Wanted): Promise<Page | null> {
  const hits = await engine.find(ctx, wanted);
  // That there is nothing is said by those who know.
  if (hits === null || hits.counts.count === 0) return null;
  const found = await hydrate(ctx, hits.ids, wanted);
  return isTrusted(ctx, engine, found, hits.ids.length) ? { hits, found } : null;
}

async function fromPostgres(ctx: Ctx, wanted: Wanted): Promise<Page> {
  const hits = await postgresEngine.find(ctx, wanted);
  return { hits, found: await hydrate(ctx, hits.ids, wanted) };
}

const nothing: SearchPage = {
  query: "",
  cards: [],
  count: 0,
  similar: false,
  page: 1,
  pages: 0,
  facets: {
    count: 0,
    more: false,
    available: 0,
    lowest: null,
    highest: null,
    colors: [],
    sizes: [],
    categories: {},
  },
};
