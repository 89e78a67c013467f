import "server-only";
import { unstable_cache } from "next/cache";
import { handleShape } from "@/lib/catalog";
import { system } from "@/lib/kernel/actor";
import { EVERYTHING } from "@/lib/platform/page-cache";
import { contextFor } from "@/lib/platform/runtime";
import { type Market, marketByCode } from "@/lib/shop";
import { collectionCards, collectionPage, shownCollections } from "./collections";
import {
  type CategoryPage,
  COLLECTIONS_TAG,
  type CollectionCard,
  type CollectionPage,
  categoryTag,
  type DepartmentCard,
  type Facets,
  LISTING_TAG,
  type ListingPage,
  type MenuCollection,
  NAVIGATION_TAG,
  type NavigationBranch,
  noFilters,
  type ProductCard,
  type ProductPage,
  productTag,
  type Sort,
} from "./contract";
import { categoryFacets } from "./facets";
import { departmentCards, neighboursOf } from "./neighbours";
import { productPage } from "./product-page";
import { allCards, cardsOf, categoryCards, categoryPage, navigation } from "./queries";
import {
  type SitemapPlace,
  type SitemapProduct,
  type SitemapStretch,
  sitemapCategories,
  sitemapCollections,
  sitemapProducts,
  sitemapStretches,
} from "./sitemap";
import { colorSwatches } from "./swatches";

const pages = () => contextFor(system("pages"));

/** Thrown inside a cached read of what is not there, since an error is not kept: made-up addresses fill no cache. */
class NotThere extends Error {}

/** A product's page in a market; null when it is not on sale there. Kept until the product or its stock turns. */
export async function cachedProductPage(marketCode: string, handle: string): Promise<ProductPage | null> {
  if (handle.length > 200 || !handleShape.test(handle)) return null;
  return kept(["product-page", marketCode, handle], [productTag(handle)], (market) =>
    productPage(pages(), market, handle),
  );
}

/** A category without its cards; null when there is none. Kept until the tree or its counts change. */
export async function cachedCategoryPage(marketCode: string, path: string): Promise<CategoryPage | null> {
  if (path.length > 1_000 || !path.split("/").every((part) => handleShape.test(part))) return null;
  return kept(["category-page", marketCode, path], [NAVIGATION_TAG], (market) =>
    categoryPage(pages(), market, path),
  );
}

/**
 * The first page of a category in one sort. Later pages are read as they come (`categoryCards`): they are cheap, and
 * their number has no end.
 */
export async function cachedFirstCards(
  marketCode: string,
  categoryId: string,
  sort: Sort,
): Promise<ListingPage | null> {
  return kept(["first-cards", marketCode, categoryId, sort], [categoryTag(categoryId)], (market) =>
    firstPage(categoryCards(pages(), market, categoryId, { sort })),
  );
}

/** Products that a kept page looks at for what can be chosen: it must not cost more where a category is larger. */
const GLANCED = 600;

/** What can be chosen of a category, for its kept page; counted where it is no larger than is looked at. */
export async function cachedFacets(marketCode: string, categoryId: string): Promise<Facets | null> {
  return kept(["facets", marketCode, categoryId], [categoryTag(categoryId)], (market) =>
    categoryFacets(pages(), market, categoryId, noFilters, GLANCED),
  );
}

/** A collection without its cards; null when there is none. Kept until a collection or a card changes. */
export async function cachedCollectionPage(
  marketCode: string,
  handle: string,
): Promise<CollectionPage | null> {
  if (handle.length > 200 || !handleShape.test(handle)) return null;
  return kept(["collection-page", marketCode, handle], [COLLECTIONS_TAG, LISTING_TAG], (market) =>
    collectionPage(pages(), market, handle),
  );
}

/** The first page of a collection. */
export async function cachedCollectionCards(
  marketCode: string,
  collectionId: string,
): Promise<ListingPage | null> {
  return kept(["collection-cards", marketCode, collectionId], [COLLECTIONS_TAG, LISTING_TAG], (market) =>
    firstPage(collectionCards(pages(), market, collectionId, {})),
  );
}

/** All collections that have something to show. */
export async function cachedCollections(marketCode: string): Promise<readonly CollectionCard[]> {
  const shown = await kept(["collections", marketCode], [COLLECTIONS_TAG, LISTING_TAG], (market) =>
    shownCollections(pages(), market),
  );
  return shown ?? [];
}

/** What is new or popular in the whole shop: the home page. */
export async function cachedShelf(
  marketCode: string,
  sort: "newest" | "popular",
  size: number,
): Promise<ListingPage | null> {
  return kept(["shelf", marketCode, sort, String(size)], [LISTING_TAG], (market) =>
    firstPage(allCards(pages(), market, { sort, size })),
  );
}

/** How long what stands beside a page's own matter may be behind: it drops no page when it changes. */
const BESIDE_SECONDS = 3_600;

/** The first three collections, for the menu that stands on every page and for the shop's pages about itself. */
export async function cachedMenuCollections(marketCode: string): Promise<readonly MenuCollection[]> {
  const shown = await kept(
    ["menu-collections", marketCode],
    [COLLECTIONS_TAG],
    async (market) =>
      (await shownCollections(pages(), market))
        .slice(0, 3)
        .map(({ handle, title, picture }) => ({ handle, title, picture })),
    BESIDE_SECONDS,
  );
  return shown ?? [];
}

/** How colours look, for the filters of a category's lists, or of the whole shop's. */
export async function cachedSwatches(
  marketCode: string,
  categoryId: string | null,
): Promise<Readonly<Record<string, string>>> {
  const swatches = await kept(
    ["swatches", marketCode, categoryId ?? ""],
    [],
    (market) => colorSwatches(pages(), market, { categoryId }),
    BESIDE_SECONDS,
  );
  return swatches ?? {};
}

/** The departments with a picture each: the home page. */
export async function cachedDepartments(marketCode: string): Promise<readonly DepartmentCard[]> {
  const shown = await kept(["departments", marketCode], [NAVIGATION_TAG, LISTING_TAG], (market) =>
    departmentCards(pages(), market),
  );
  return shown ?? [];
}

/**
 * What stands on the same shelf as a product, most chosen first. Which ones is decided anew every hour; what their cards
 * say changes with them.
 */
export async function cachedNeighbours(
  marketCode: string,
  product: Pick<ProductPage, "id" | "trail">,
): Promise<readonly ProductCard[]> {
  const shelves = product.trail.map((crumb) => crumb.path).reverse();
  const near = await kept(
    ["neighbours", marketCode, product.id],
    [],
    (market) => neighboursOf(pages(), market, product.id, shelves),
    BESIDE_SECONDS,
  );
  if (!near || near.length === 0) return [];
  const cards = await kept(
    ["neighbour-cards", marketCode, near.map((one) => one.productId).join()],
    near.map((one) => productTag(one.handle)),
    (market) =>
      cardsOf(
        pages(),
        market,
        near.map((one) => one.productId),
      ),
  );
  return cards ?? [];
}

/** The category tree with counts, for the header. */
export async function cachedNavigation(marketCode: string): Promise<readonly NavigationBranch[]> {
  const branches = await kept(["navigation", marketCode], [NAVIGATION_TAG], (market) =>
    navigation(pages(), market),
  );
  return branches ?? [];
}

/** How a market's products fall into the files of its sitemap; none for a made-up market. */
export async function cachedStretches(marketCode: string): Promise<readonly SitemapStretch[]> {
  const stretches = await kept(
    ["sitemap", marketCode],
    [LISTING_TAG],
    (market) => sitemapStretches(pages(), market),
    BESIDE_SECONDS,
  );
  return stretches ?? [];
}

/** The products of the stretch that begins with `first`; what a card does not show may be an hour behind. */
export async function cachedStretch(marketCode: string, first: string): Promise<readonly SitemapProduct[]> {
  const products = await kept(
    ["sitemap-products", marketCode, first],
    [LISTING_TAG],
    (market) => sitemapProducts(pages(), market, first),
    BESIDE_SECONDS,
  );
  return products ?? [];
}

/** Categories and collections of a market's sitemap. */
export async function cachedPlaces(
  marketCode: string,
  kind: "categories" | "collections",
): Promise<readonly SitemapPlace[]> {
  const places = await kept(
    ["sitemap-places", marketCode, kind],
    kind === "categories" ? [NAVIGATION_TAG] : [COLLECTIONS_TAG, LISTING_TAG],
    (market) => (kind === "categories" ? sitemapCategories : sitemapCollections)(pages(), market),
    BESIDE_SECONDS,
  );
  return places ?? [];
}

async function firstPage(read: ReturnType<typeof categoryCards>): Promise<ListingPage | null> {
  const result = await read;
  return result.ok ? result.value : null;
}

async function kept<T>(
  key: readonly [string, string, ...string[]],
  tags: readonly string[],
  read: (market: Market) => Promise<T | null>,
  seconds?: number,
): Promise<T | null> {
  const cached = unstable_cache(
    async () => {
      const market = await marketByCode(pages(), key[1]);
      const value = market && (await read(market));
      if (value === null) throw new NotThere();
      return value;
    },
    [...key],
    { tags: [...tags, EVERYTHING], revalidate: seconds },
  );
  try {
    return await cached();
  } catch (error) {
    if (error instanceof NotThere) return null;
    throw error;
  }
}
