import type { ProductCard } from "@/lib/listing/contract";

/** Longer than anything a person types; the rest is not looked at. */
export const MAX_QUERY = 200;
export const SEARCH_PAGE = 24;
/** Results are ranked, so they are paged by number; beyond this many nobody looks, and each page costs more. */
export const MAX_RESULTS = 480;

export interface SearchPage {
  /** What was looked for, after cleaning: shown in the field again. */
  readonly query: string;
  readonly cards: readonly ProductCard[];
  /** How many there are, at most MAX_RESULTS. */
  readonly count: number;
  /** True when nothing matched as typed and similar words were taken instead. */
  readonly similar: boolean;
  readonly page: number;
  readonly pages: number;
}
