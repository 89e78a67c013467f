import type { Meilisearch, MultiSearchQuery } from "meilisearch";
import { z } from "zod";

const counts = z.record(z.string(), z.int().min(0));

/** One query's answer, as far as we believe it: ids that are ids, numbers that are numbers. */
const answer = z.object({
  hits: z
    .array(
      z.object({
        product: z.uuid().lowercase(),
        _rankingScoreDetails: z.object({ typo: z.object({ typoCount: z.int() }).optional() }).optional(),
      }),
    )
    .max(500),
  totalHits: z.int().min(0),
  facetDistribution: z.record(z.string(), counts).optional(),
  facetStats: z.record(z.string(), z.object({ min: z.number(), max: z.number() })).optional(),
});
export type Answer = z.output<typeof answer>;

/** Named queries in one request. Throws when the index answers anything but an answer to each. */
export async function ask<K extends string>(
  client: Meilisearch,
  queries: Readonly<Record<K, MultiSearchQuery>>,
  signal: AbortSignal,
): Promise<Record<K, Answer>> {
  const names = Object.keys(queries) as K[];
  const said = await client.multiSearch({ queries: names.map((name) => queries[name]) }, { signal });
  const { results } = z.object({ results: z.array(answer).length(names.length) }).parse(said);
  return Object.fromEntries(names.map((name, at) => [name, results[at]!])) as Record<K, Answer>;
}
