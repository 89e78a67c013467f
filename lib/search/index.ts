import "server-only";

export { MAX_QUERY, MAX_RESULTS, SEARCH_PAGE, type SearchPage } from "./contract";
export { searchProducts } from "./search-products";
