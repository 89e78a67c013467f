import { choiceWords, type Filters } from "@/lib/listing";
import type { Wanted } from "../engine";

/** The filters that a count leaves out, since it counts what they could be. */
export type FilterKind = "category" | "price" | "color" | "size";

/** What is wanted as the index's filter: each condition by itself, all of them to hold. */
export function filterOf(wanted: Wanted, without: readonly FilterKind[] = []): string[] {
  const { marketId, categoryId, filters } = wanted;
  const leaves = (kind: FilterKind) => without.includes(kind);
  const kept: Filters = {
    ...filters,
    ...(leaves("price") ? { min: null, max: null } : {}),
    ...(leaves("color") ? { colors: [] } : {}),
    ...(leaves("size") ? { sizes: [] } : {}),
  };
  return [
    `market = ${quoted(marketId)}`,
    ...(categoryId === null || leaves("category") ? [] : [`category_ids = ${quoted(categoryId)}`]),
    ...(kept.min === null ? [] : [`price >= ${kept.min}`]),
    ...(kept.max === null ? [] : [`price <= ${kept.max}`]),
    ...choiceFilter(kept),
  ];
}

function choiceFilter(filters: Filters): string[] {
  const words = choiceWords(filters);
  if (words) return [`choices IN [${words.map(quoted).join(", ")}]`];
  return filters.available ? ["available = true"] : [];
}

/** A text as a value of the filter language: nothing in it can end the quotes. */
export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, "\\$&")}"`;
