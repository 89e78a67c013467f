import type { Metadata } from "next";
import { ChosenFilters } from "@/components/filters/chosen-filters";
import { productsCounted } from "@/components/filters/counted-words";
import { FilterBar } from "@/components/filters/filter-bar";
import { addressOf, type ListState, withAsked } from "@/components/filters/list-address";
import { ListWaits } from "@/components/filters/list-waits";
import { NothingLeft, PastTheEnd } from "@/components/filters/nothing-left";
import { SortChoice } from "@/components/filters/sort-choice";
import { sortWords } from "@/components/filters/sort-words";
import { Paging } from "@/components/product/paging";
import { ProductGrid } from "@/components/product/product-grid";
import { ProductRow } from "@/components/product/product-row";
import { categoryChoices } from "@/components/search/category-choices";
import { LookAround } from "@/components/search/look-around";
import { SearchForm } from "@/components/search/search-form";
import { marketBase, searchAddress } from "@/components/shop/addresses";
import {
  colorSwatches,
  type Filters,
  filterEntries,
  filtersIn,
  isFiltered,
  type NavigationBranch,
  shownInColors,
} from "@/lib/listing";
import { cachedShelf, cachedSwatches } from "@/lib/listing/cached";
import { type SearchPage as Found, type SearchSort, searchProducts, searchSorts } from "@/lib/search";
import type { Market } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";
import { shopFrame } from "../shop-frame";

type Query = Record<string, string | string[] | undefined>;
interface PageProps {
  readonly params: Promise<{ market: string }>;
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const query = one((await searchParams).q);
  const { identity } = await shopFrame((await params).market, searchAddress(""));
  return {
    title: query ? `Search: ${query}` : "Search",
    description: `Look for something at ${identity.name}.`,
    robots: { index: false, follow: true },
  };
}

/** Results by words: what is looked for, narrowed, sorted and turned to is in the address, and nowhere else. */
export default async function SearchPage({ params, searchParams }: PageProps) {
  const [{ market: code }, query] = await Promise.all([params, searchParams]);
  const { market, navigation } = await shopFrame(code, searchAddress(""));
  const base = marketBase(market);
  const asked = askedIn(query, market, navigation);
  const [{ found, own }, around] = await Promise.all([
    foundFor(asked, market),
    cachedSwatches(code, asked.category?.id ?? null),
  ]);
  // A colour looks like what was found; of colours that other pages hold it is known how they look elsewhere.
  const swatches = { ...around, ...own };
  const isLost = found.query !== "" && found.count === 0 && !isNarrowed(asked);
  const popular = isLost ? await cachedShelf(code, "popular", 8) : null;
  return (
    <>
      <div className="page pt-6 lg:pt-10">
        <h1 className="sr-only">Search</h1>
        <SearchForm action={searchAddress(base)} query={found.query} />
        {found.query === "" ? (
          <LookAround navigation={navigation} base={base} />
        ) : (
          <Results
            found={found}
            swatches={swatches}
            asked={asked}
            market={market}
            base={base}
            navigation={navigation}
          />
        )}
      </div>
      <ProductRow
        title="Often chosen"
        cards={popular?.cards.filter((card) => card.available).slice(0, 4) ?? []}
        base={base}
        locale={market.locale}
      />
    </>
  );
}

function isNarrowed({ filters, category }: Asked): boolean {
  return isFiltered(filters) || category !== null;
}

interface Asked {
  readonly query: string;
  readonly page: number;
  readonly sort: SearchSort;
  readonly filters: Filters;
  readonly category: NavigationBranch | null;
}

async function foundFor({ category, ...asked }: Asked, market: Market) {
  const ctx = pageContext();
  const found: Found = await searchProducts(ctx, market, { ...asked, categoryId: category?.id ?? null });
  const productIds = found.cards.map((card) => card.productId);
  const [cards, own] = await Promise.all([
    shownInColors(ctx, found.cards, asked.filters),
    productIds.length > 0 ? colorSwatches(ctx, market, { productIds }) : {},
  ]);
  return { found: { ...found, cards }, own };
}

function askedIn(query: Query, market: Market, navigation: readonly NavigationBranch[]): Asked {
  return {
    query: one(query.q),
    page: Number(one(query.page)) || 1,
    sort: searchSorts.find((sort) => sort === query.sort) ?? "relevance",
    filters: filtersIn(query, market.currency),
    category: branchAt(navigation, one(query.category)),
  };
}

interface ResultsProps {
  readonly found: Found;
  readonly swatches: Readonly<Record<string, string>>;
  readonly asked: Asked;
  readonly market: Market;
  readonly base: string;
  readonly navigation: readonly NavigationBranch[];
}

function Results({ found, swatches, asked, market, base, navigation }: ResultsProps) {
  const { locale, currency } = market;
  const { facets, cards, count, similar } = found;
  const list = listOf(asked, found.query, base, currency);
  const words = productsCounted(count, facets.more);
  if (count === 0 && !isNarrowed(asked))
    return <NothingFound query={found.query} navigation={navigation} base={base} />;
  const pageAt = (page: number) =>
    addressOf(list.path, [
      ...list.asked,
      ...filterEntries(list.filters, currency),
      ...(page > 1 ? [["page", String(page)] as const] : []),
    ]);
  const turned = (page: number) =>
    page >= 1 && page <= found.pages && page !== found.page ? pageAt(page) : null;
  const isPastTheEnd = found.pages > 0 && found.page > found.pages;
  return (
    <>
      <div className="list-row mt-8 lg:mt-10">
        <FilterBar
          list={list}
          facets={facets}
          swatches={swatches}
          locale={locale}
          categories={categoryChoices(navigation, facets, asked.category?.path ?? null, list)}
          words={words}
          sort={
            <SortChoice
              sorts={searchSorts}
              sort={asked.sort}
              words={sortWords}
              href={(sort) => withAsked(list, "sort", sort === "relevance" ? null : sort)}
            />
          }
        />
      </div>
      <p role="status" className={similar ? "mt-4 text-small text-ink-3" : "sr-only"}>
        {similar
          ? `Nothing is spelled “${found.query}”. ${words} come close.`
          : `${words} for “${found.query}”`}
      </p>
      <div data-chosen="" className="mt-4 mb-6 outline-none">
        <ChosenFilters
          list={list}
          facets={facets}
          locale={locale}
          category={
            asked.category && { name: asked.category.name, without: withAsked(list, "category", null) }
          }
        />
      </div>
      <ListWaits>
        {cards.length > 0 ? (
          <ProductGrid cards={cards} base={base} locale={locale} leads />
        ) : isPastTheEnd ? (
          <PastTheEnd last={pageAt(found.pages)} />
        ) : (
          <NothingLeft list={{ ...list, asked: [["q", found.query]] }} />
        )}
      </ListWaits>
      <Paging previous={turned(found.page - 1)} next={turned(found.page + 1)} />
    </>
  );
}

function listOf(
  { sort, category, filters }: Asked,
  query: string,
  base: string,
  currency: string,
): ListState {
  return {
    path: searchAddress(base),
    asked: [
      ["q", query],
      ...(category ? [["category", category.path] as const] : []),
      ...(sort === "relevance" ? [] : [["sort", sort] as const]),
    ],
    filters,
    currency,
  };
}

function NothingFound({
  query,
  navigation,
  base,
}: Pick<ResultsProps, "navigation" | "base"> & { query: string }) {
  return (
    <>
      <p role="status" className="headline mt-12 text-4 lg:mt-16">
        Nothing here answers to “{query}”.
      </p>
      <p className="mt-3 max-w-[52ch] text-ink-2">Try another word, or look through the departments.</p>
      <LookAround navigation={navigation} base={base} />
    </>
  );
}

function branchAt(branches: readonly NavigationBranch[], path: string): NavigationBranch | null {
  for (const branch of branches) {
    if (branch.path === path) return branch;
    if (path.startsWith(`${branch.path}/`)) return branchAt(branch.children, path);
  }
  return null;
}

function one(asked: string | string[] | undefined): string {
  return typeof asked === "string" ? asked : (asked?.[0] ?? "");
}
