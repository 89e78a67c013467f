import { createHash } from "node:crypto";
import type { Settings } from "meilisearch";
import { MOST_COUNTED } from "@/lib/listing";

/**
 * How the index reads, ranks and counts. Kept here and nowhere else: another settings object is another index, built
 * beside the one in use.
 */
export const settings: Settings = {
  searchableAttributes: ["title", "skus", "kind", "categories", "values", "forms", "description"],
  displayedAttributes: ["id", "market", "product", "mark"],
  filterableAttributes: [
    "market",
    "product",
    "skus",
    "category_ids",
    "price",
    "available",
    "choices",
    "colors",
    "sizes",
    "colors_in_stock",
    "sizes_in_stock",
  ],
  sortableAttributes: ["price", "popularity", "published", "name"],
  // An asked sort is the whole order; without one the words decide, then what can be bought, then what is bought.
  rankingRules: [
    "sort",
    "words",
    "typo",
    "proximity",
    "attribute",
    "exactness",
    "available:desc",
    "popularity:desc",
  ],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: ["skus"],
    disableOnNumbers: true,
  },
  pagination: { maxTotalHits: MOST_COUNTED + 1 },
  faceting: { maxValuesPerFacet: 1_000 },
  facetSearch: false,
  searchCutoffMs: 200,
};

/** Raised when documents are made otherwise than before. */
const DOCUMENT_SHAPE = 1;

/** Names the index by what it is made of, so that a new release never reads, or writes, the index of an old one. */
export const settingsMark = createHash("sha256")
  .update(JSON.stringify([settings, DOCUMENT_SHAPE]))
  .digest("hex")
  .slice(0, 10);
