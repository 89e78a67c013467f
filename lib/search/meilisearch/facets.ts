import type { Meilisearch, MultiSearchQuery } from "meilisearch";
import { type FacetCounts, type Filters, isFiltered, MOST_COUNTED } from "@/lib/listing";
import type { Wanted } from "../engine";
import { type Answer, ask } from "./ask";
import { type FilterKind, filterOf } from "./filter";

/** Values that are counted one by one, where colour and size meet in a variant. */
const MOST_ONE_BY_ONE = 40;

type Counting = Omit<MultiSearchQuery, "filter">;
type Attributes = Readonly<Record<FilterKind, string>>;

/** A kind's attribute; only what can be bought counts where only that is wanted. */
export const attributesFor = ({ available }: Filters): Attributes => ({
  category: "category_ids",
  price: "price",
  color: available ? "colors_in_stock" : "colors",
  size: available ? "sizes_in_stock" : "sizes",
});

/** Queries that count what each filter in use could be instead; what is not in use is counted on the page's own query. */
export function countingQueries(base: Counting, wanted: Wanted): Record<string, MultiSearchQuery> {
  const attributes = attributesFor(wanted.filters);
  const counting = (filter: string[], facets?: string[]) => ({
    ...base,
    filter,
    facets,
    page: 1,
    hitsPerPage: 0,
  });
  const queries: Record<string, MultiSearchQuery> = {};
  for (const kind of kindsInUse(wanted))
    queries[kind] = counting(filterOf(wanted, [kind]), [attributes[kind]]);
  if (isFiltered(wanted.filters))
    queries.stock = counting(filterOf({ ...wanted, filters: { ...wanted.filters, available: true } }));
  return queries;
}

function kindsInUse({ categoryId, filters }: Wanted): FilterKind[] {
  const kinds: [FilterKind, boolean][] = [
    ["category", categoryId !== null],
    ["price", filters.min !== null || filters.max !== null],
    ["color", filters.colors.length > 0],
    ["size", filters.sizes.length > 0],
  ];
  return kinds.flatMap(([kind, inUse]) => (inUse ? [kind] : []));
}

/** The counts of a page from its answers. */
export function countsFrom(answers: Readonly<Record<string, Answer>>, wanted: Wanted): FacetCounts {
  const attributes = attributesFor(wanted.filters);
  const told = (kind: FilterKind) => answers[kind] ?? answers.page!;
  const distribution = (kind: FilterKind) => told(kind).facetDistribution?.[attributes[kind]] ?? {};
  const prices = told("price").facetStats?.price;
  const { page, stock, best } = answers;
  return {
    count: Math.min(page!.totalHits, MOST_COUNTED),
    more: best!.totalHits > MOST_COUNTED,
    available: stock ? stock.totalHits : (page!.facetDistribution?.available?.true ?? 0),
    lowest: prices?.min ?? null,
    highest: prices?.max ?? null,
    colors: distribution("color"),
    sizes: distribution("size"),
    categories: distribution("category"),
  };
}

/**
 * Where a size is chosen, a colour counts the products that have a variant in that colour and size (and the other way
 * round): no distribution says that, so each value is asked for by itself, in one more request.
 */
export async function countTogether(
  client: Meilisearch,
  base: Counting,
  wanted: Wanted,
  counts: FacetCounts,
  signal: AbortSignal,
): Promise<FacetCounts> {
  const { filters } = wanted;
  const queries: Record<string, MultiSearchQuery> = {};
  const add = (kind: "colors" | "sizes", others: readonly string[]) => {
    if (others.length === 0) return;
    for (const key of Object.keys(counts[kind]).slice(0, MOST_ONE_BY_ONE)) {
      const one = { ...wanted, filters: { ...filters, [kind]: [key] } };
      queries[`${kind} ${key}`] = { ...base, filter: filterOf(one), page: 1, hitsPerPage: 0 };
    }
  };
  add("colors", filters.sizes);
  add("sizes", filters.colors);
  if (Object.keys(queries).length === 0) return counts;
  const answers = await ask(client, queries, signal);
  const counted = (kind: "colors" | "sizes", others: readonly string[]) =>
    others.length === 0
      ? counts[kind]
      : Object.fromEntries(
          Object.keys(counts[kind]).flatMap((key) => {
            const found = answers[`${kind} ${key}`]?.totalHits ?? 0;
            return found > 0 ? [[key, found]] : [];
          }),
        );
  return { ...counts, colors: counted("colors", filters.sizes), sizes: counted("sizes", filters.colors) };
}
