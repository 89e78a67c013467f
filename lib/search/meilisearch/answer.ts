import { z } from "zod";

const counts = z.record(z.string(), z.int().min(0));

/** One query's answer, as far as we believe it: ids that are ids, numbers that are numbers. */
const one = z.object({
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
export type OneAnswer = z.output<typeof one>;

/** The answers to so many queries, in their order. Throws when the index answers anything else. */
export function answersTo(count: number, answer: unknown): OneAnswer[] {
  return z.object({ results: z.array(one).length(count) }).parse(answer).results;
}
