import type { SearchSort } from "@/lib/search/contract";

/** How the ways to sort are called. */
export const sortWords: Readonly<Record<SearchSort, string>> = {
  relevance: "Best match",
  popular: "Popular",
  newest: "Newest",
  price_asc: "Price, low to high",
  price_desc: "Price, high to low",
  name: "Name",
};
