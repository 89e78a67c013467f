import "server-only";

export { type CardRow, cardColumns, cardOf } from "./cards";
export {
  type CardPicture,
  type CategoryPage,
  DEFAULT_SORT,
  LISTING_CHANGED,
  LISTING_TAG,
  type ListingChanged,
  type ListingPage,
  type NavigationBranch,
  PAGE_SIZE,
  type ProductCard,
  type ProductFacts,
  type ProductOption,
  type ProductPage,
  type ProductVariant,
  type Sort,
  sorts,
} from "./contract";
export { rankListings, recordSales } from "./popularity";
export { productPage } from "./product-page";
export {
  allCards,
  cardsOf,
  categoryCards,
  categoryPage,
  countListings,
  listedHandles,
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
export { type Showing, shownPrice } from "./shown-prices";
