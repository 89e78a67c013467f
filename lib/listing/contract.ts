import type { Crumb, Picture } from "@/lib/catalog/contract";

export { COLLECTIONS_TAG, categoryTag, NAVIGATION_TAG, productTag } from "@/lib/catalog/contract";
export { type Asked, type Filters, filterEntries, filtersIn, isFiltered, noFilters } from "./filters";

/** Listings changed: search indexes, feeds and whoever else derives from them follow. */
export const LISTING_CHANGED = "listing.changed";
export interface ListingChanged {
  readonly product_ids: readonly string[];
}

/** Cache tag of every list that is not about one category: home, new arrivals, search. */
export const LISTING_TAG = "listing";

export const sorts = ["popular", "newest", "price_asc", "price_desc", "name"] as const;
export type Sort = (typeof sorts)[number];
/** What a category page shows without a query string; only this one is a static page. */
export const DEFAULT_SORT: Sort = "popular";
export const PAGE_SIZE = 24;

export interface CardPicture {
  readonly key: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** A product as lists show it. Amounts in minor units, as shown in the market (with or without tax). */
export interface ProductCard {
  readonly productId: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly currency: string;
  readonly priceFrom: number;
  readonly priceTo: number;
  /** The struck price of the cheapest variant, when there is one. */
  readonly compareAt: number | null;
  /** Of a reduced price: the lowest in the 30 days before it (Directive 98/6/EC, Art. 6a). */
  readonly lowestPrior: number | null;
  readonly available: boolean;
  readonly variantCount: number;
  readonly colorCount: number;
  readonly sizeCount: number;
  /** The name of the one option in which it has several values; null when there are more such options, or none. */
  readonly onlyOption: string | null;
  /** The one variant there is, for quick add; null when there is a choice to make. */
  readonly onlyVariantId: string | null;
  /** The same as an item id of the cart's API (`var_…`). */
  readonly onlyItemId: string | null;
  /** The variant that the picture shows, in a list that was narrowed to a colour. */
  readonly shownItemId?: string;
  readonly picture: CardPicture | null;
  readonly secondPicture: CardPicture | null;
}

export interface ListingPage {
  readonly cards: readonly ProductCard[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** Products that a list counts; of more it says "more than". */
export const MOST_COUNTED = 10_000;

/** What filters would leave of a list, each counted with all the others applied. */
export interface FacetCounts {
  /** What all filters together leave. */
  readonly count: number;
  /** There is more than was counted: every number is "at least". */
  readonly more: boolean;
  /** How many of them can be bought as chosen. */
  readonly available: number;
  /** In minor units, before the price filter. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly colors: Readonly<Record<string, number>>;
  readonly sizes: Readonly<Record<string, number>>;
  /** By category id, ancestors included, before the category filter. */
  readonly categories: Readonly<Record<string, number>>;
}

export interface FacetValue {
  /** As an address says it. */
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export interface Facets extends Omit<FacetCounts, "colors" | "sizes"> {
  readonly colors: readonly FacetValue[];
  readonly sizes: readonly FacetValue[];
}

/** A category in navigation, with how many products a shopper of this market finds in and under it. */
export interface NavigationBranch {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly count: number;
  readonly children: readonly NavigationBranch[];
}

/** Everything a category page needs beside its cards. */
export interface CategoryPage {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly trail: readonly Crumb[];
  readonly count: number;
  readonly children: readonly {
    readonly id: string;
    readonly name: string;
    readonly path: string;
    readonly count: number;
  }[];
}

/** A collection with its products' first page. */
export interface CollectionPage {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  /** How many of its products are on sale in this market. */
  readonly count: number;
}

/** A collection as a list of them shows it, by its first product that can be shown. */
export interface CollectionCard extends CollectionPage {
  readonly picture: CardPicture | null;
}

/** A collection as the menu shows it. */
export type MenuCollection = Pick<CollectionCard, "handle" | "title" | "picture">;

/** A department on the home page, by the picture of the grandest thing in it. */
export interface DepartmentCard extends Pick<NavigationBranch, "id" | "name" | "path" | "count"> {
  readonly picture: CardPicture | null;
}

/** One thing that is said of a product ("Made in": "PT"), with its kind, so that a page can write it. */
export interface ProductAttribute {
  readonly code: string;
  readonly name: string;
  readonly kind: "text" | "number" | "country" | "yes_no";
  readonly unit: string | null;
  readonly value: string | number | boolean;
}

export interface ProductOption {
  readonly id: string;
  readonly name: string;
  readonly values: readonly { readonly id: string; readonly value: string }[];
}

/** A variant on its product's page. */
export interface ProductVariant {
  readonly id: string;
  /** Its item id in the cart's API (`var_…`). */
  readonly itemId: string;
  readonly sku: string | null;
  readonly title: string;
  /** One value id an option, in the order of the options: together they are the combinations that exist. */
  readonly valueIds: readonly string[];
  /** As shown in this market, in minor units. */
  readonly price: number;
  readonly compareAt: number | null;
  /** Of a reduced price: the lowest in the 30 days before it (Directive 98/6/EC, Art. 6a). */
  readonly lowestPrior: number | null;
  /** A hint from when the page was made: the live figure comes from the cart's doors. */
  readonly available: boolean;
  /** Units left when they are counted; null when they are not, or may be sold below zero. */
  readonly left: number | null;
  readonly pictureId: string | null;
  readonly grams: number;
  readonly requiresShipping: boolean;
}

/** A product page in one market: everything but the person. */
export interface ProductPage {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  /** Sanitized when it was written. */
  readonly descriptionHtml: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly currency: string;
  /** Whether the amounts contain tax. */
  readonly withTax: boolean;
  readonly priceFrom: number;
  readonly priceTo: number;
  readonly available: boolean;
  readonly gallery: readonly Picture[];
  readonly options: readonly ProductOption[];
  readonly attributes: readonly ProductAttribute[];
  readonly variants: readonly ProductVariant[];
  /** The way to the deepest category it stands in. */
  readonly trail: readonly Crumb[];
  readonly categoryIds: readonly string[];
  /** The markets that it is sold in, this one among them. */
  readonly marketIds: readonly string[];
  readonly facts: ProductFacts;
}

/** What schema.org's Product needs; the page adds its own absolute addresses. Prices are plain decimals. */
export interface ProductFacts {
  readonly name: string;
  readonly description: string;
  readonly brand: string | null;
  readonly category: string | null;
  readonly pictureKeys: readonly string[];
  readonly offers: readonly {
    readonly sku: string | null;
    readonly gtin: string | null;
    readonly name: string;
    readonly price: string;
    readonly currency: string;
    readonly availability: "InStock" | "OutOfStock" | "BackOrder";
  }[];
}
