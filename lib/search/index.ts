import "server-only";

export { configuredIndex } from "./configured";
export {
  type CategoryGlimpse,
  MAX_QUERY,
  MAX_RESULTS,
  SEARCH_PAGE,
  type SearchInput,
  type SearchPage,
  type SearchSort,
  type Suggestions,
  searchSorts,
} from "./contract";
export { checkIndex, type Drift, mendIndex } from "./indexing/check-index";
export { INDEX_LISTINGS, keepIndex, noticeChanges } from "./indexing/keep-index";
export { rebuildIndex } from "./indexing/rebuild-index";
export { searchProducts } from "./search-products";
export { suggestProducts } from "./suggest-products";
