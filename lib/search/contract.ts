import type { Facets, Filters, ProductCard } from "@/lib/listing/contract";

/** Longer than anything a person types; the rest is not looked at. */
export const MAX_QUERY = 200;
export const SEARCH_PAGE = 24;
/** Results are ranked, so they are paged by number; beyond this many nobody looks, and each page costs more. */
export const MAX_RESULTS = 480;
/** Fewer letters than these say nothing yet. */
export const SHORTEST_GLIMPSE = 2;
/** Products and categories that are shown while somebody types. */
export const GLIMPSED_PRODUCTS = 6;
export const GLIMPSED_CATEGORIES = 4;

export const searchSorts = ["relevance", "popular", "newest", "price_asc", "price_desc", "name"] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchInput {
  readonly query: string;
  /** Counts from 1 and is held within what there is. */
  readonly page?: number;
  readonly size?: number;
  readonly sort?: SearchSort;
  readonly filters?: Filters;
  readonly categoryId?: string | null;
}

export interface SearchPage {
  /** What was looked for, after cleaning: shown in the field again. */
  readonly query: string;
  readonly cards: readonly ProductCard[];
  /** How many there are; with `facets.more` there are more than that. */
  readonly count: number;
  /** True when nothing matched as typed and similar words were taken instead. */
  readonly similar: boolean;
  readonly page: number;
  /** How many can be turned to: no more than MAX_RESULTS hold. */
  readonly pages: number;
  readonly facets: Facets;
}

export interface CategoryGlimpse {
  readonly name: string;
  readonly path: string;
  /** Where it stands: the name of the category above it; null at the root. */
  readonly within: string | null;
  readonly count: number;
}

/** What is shown while somebody types. */
export interface Suggestions {
  readonly query: string;
  readonly products: readonly ProductCard[];
  readonly categories: readonly CategoryGlimpse[];
}
