import type { Meilisearch, MultiSearchQuery } from "meilisearch";
import type { SearchSort } from "../contract";
import type { Glimpse, Hits, SearchEngine, Wanted } from "../engine";
import type { Guard } from "../guard";
import { type Answer, ask } from "./ask";
import { attributesFor, countingQueries, countsFrom, countTogether } from "./facets";
import { filterOf, quoted } from "./filter";

const sortRules: Readonly<Record<SearchSort, string[] | undefined>> = {
  relevance: undefined,
  popular: ["popularity:desc"],
  newest: ["published:desc"],
  price_asc: ["price:asc"],
  price_desc: ["price:desc"],
  name: ["name:asc"],
};

/** Searches an index by the official client, for as long as it deserves it (`guard`). */
export function meilisearchEngine(client: Meilisearch, index: string, guarded: Guard): SearchEngine {
  return {
    name: "meilisearch",
    find: (ctx, wanted) => guarded.tried(ctx, "find", (signal) => find(client, index, wanted, signal)),
    suggest: (ctx, wanted) =>
      guarded.tried(ctx, "suggest", (signal) => suggest(client, index, wanted, signal)),
    distrust: guarded.distrust,
  };
}

async function find(client: Meilisearch, index: string, wanted: Wanted, signal: AbortSignal): Promise<Hits> {
  const exact = await findPage(client, index, wanted, "all", signal);
  if (exact.seen > 0) return exact.hits;
  // Not all words are anywhere: those that are will do, the first ones before the last.
  const close = await findPage(client, index, wanted, "last", signal);
  return { ...close.hits, similar: close.seen > 0 };
}

async function suggest(
  client: Meilisearch,
  index: string,
  { marketId, words, limit }: Glimpse,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const inMarket = [`market = ${quoted(marketId)}`];
  const glimpse = { indexUid: index, attributesToRetrieve: ["product"], page: 1, hitsPerPage: limit };
  const { sku, best } = await ask(
    client,
    {
      sku: { ...glimpse, q: "", filter: [...inMarket, bySku(words.text)] },
      best: { ...glimpse, q: words.text, filter: inMarket, matchingStrategy: "last" },
    },
    signal,
  );
  return idsOf(sku, best).slice(0, limit);
}

async function findPage(
  client: Meilisearch,
  index: string,
  wanted: Wanted,
  matchingStrategy: "all" | "last",
  signal: AbortSignal,
): Promise<{ hits: Hits; seen: number }> {
  const base = {
    indexUid: index,
    q: wanted.words.text,
    matchingStrategy,
    attributesToRetrieve: ["product"],
  };
  const answers = await ask<string>(
    client,
    {
      page: pageQuery(base, wanted),
      best: {
        ...base,
        filter: [`market = ${quoted(wanted.marketId)}`],
        page: 1,
        hitsPerPage: 1,
        showRankingScoreDetails: true,
      },
      sku: {
        ...base,
        q: "",
        filter: [...filterOf(wanted), bySku(wanted.words.text)],
        page: 1,
        hitsPerPage: 3,
      },
      ...countingQueries(base, wanted),
    },
    signal,
  );
  const counts = await countTogether(client, base, wanted, countsFrom(answers, wanted), signal);
  const { page, best, sku } = answers;
  const first = wanted.offset === 0 && wanted.sort === "relevance" ? sku! : { hits: [] };
  const ids = idsOf(first, page!).slice(0, wanted.limit);
  return {
    hits: { ids, similar: isSlip(best!), counts: { ...counts, count: Math.max(counts.count, ids.length) } },
    seen: best!.totalHits + sku!.totalHits,
  };
}

function pageQuery(base: Omit<MultiSearchQuery, "filter">, wanted: Wanted): MultiSearchQuery {
  return {
    ...base,
    filter: filterOf(wanted),
    sort: sortRules[wanted.sort],
    page: Math.floor(wanted.offset / wanted.limit) + 1,
    hitsPerPage: wanted.limit,
    facets: [...Object.values(attributesFor(wanted.filters)), "available"],
  };
}

const bySku = (text: string) => `skus = ${quoted(text.toLowerCase())}`;

/** Products in the order of the answers, each once. */
const idsOf = (...answers: readonly Pick<Answer, "hits">[]) => [
  ...new Set(answers.flatMap(({ hits }) => hits.map((hit) => hit.product))),
];

/** Even the best match is not spelled as it was typed. */
const isSlip = ({ hits }: Answer) => (hits[0]?._rankingScoreDetails?.typo?.typoCount ?? 0) > 0;
