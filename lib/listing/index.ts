import "server-only";

export { type CardRow, cardColumns, cardOf } from "./cards";
export { type Choice, choiceWords } from "./choices";
export { collectionCards, collectionPage, shownCollections } from "./collections";
export {
  type CardPicture,
  type CategoryPage,
  type CollectionCard,
  type CollectionPage,
  DEFAULT_SORT,
  type DepartmentCard,
  type FacetCounts,
  type Facets,
  type FacetValue,
  type Filters,
  filterEntries,
  filtersIn,
  isFiltered,
  LISTING_CHANGED,
  LISTING_TAG,
  type ListingChanged,
  type ListingPage,
  type MenuCollection,
  MOST_COUNTED,
  type NavigationBranch,
  noFilters,
  PAGE_SIZE,
  type ProductAttribute,
  type ProductCard,
  type ProductFacts,
  type ProductOption,
  type ProductPage,
  type ProductVariant,
  type Sort,
  sorts,
} from "./contract";
export { type ListingDocument, listingDocuments, listingMarks } from "./documents";
export {
  type CountedRow,
  categoryClause,
  categoryFacets,
  countedColumns,
  countsOf,
  facetColumns,
  filterClause,
  flaggedRows,
  nameFacets,
} from "./facets";
export { withLowestPrior } from "./lowest-prior";
export { departmentCards, type Neighbour, neighboursOf } from "./neighbours";
export { rankListings, recordSales } from "./popularity";
export { productPage } from "./product-page";
export {
  allCards,
  cardsOf,
  categoriesLike,
  categoryCards,
  categoryPage,
  countListings,
  navigation,
  type PageInput,
} from "./queries";
export {
  type Refreshed,
  rebuildListings,
  refreshDue,
  refreshForCategories,
  refreshForVariants,
  refreshListings,
} from "./refresh-listings";
export { shownInColors } from "./shown-in-colors";
export { type Showing, shownPrice } from "./shown-prices";
export {
  SITEMAP_SIZE,
  type SitemapPlace,
  type SitemapProduct,
  type SitemapStretch,
  sitemapCategories,
  sitemapCollections,
  sitemapProducts,
  sitemapStretches,
} from "./sitemap";
export { colorSwatches } from "./swatches";
