import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { categoryAddress, marketBase } from "@/components/shop/addresses";
import {
  categoryCards,
  categoryFacets,
  DEFAULT_SORT,
  type Filters,
  filtersIn,
  isFiltered,
  type Sort,
  shownInColors,
  sorts,
} from "@/lib/listing";
import { cachedCategoryPage, cachedFacets, cachedFirstCards, cachedSwatches } from "@/lib/listing/cached";
import type { Market } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";
import { alternates } from "../../alternates";
import { CategoryList } from "../../category-list";
import { leadOn } from "../../moved";
import { shopFrame } from "../../shop-frame";

interface PageProps {
  readonly params: Promise<{ market: string; path: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market: code, path } = await params;
  const category = await cachedCategoryPage(code, path.join("/"));
  if (!category) return {};
  const { market, markets } = await shopFrame(code, categoryAddress("", category.path));
  return {
    title: category.name,
    description: category.description || undefined,
    alternates: alternates(markets, market, categoryAddress("", category.path)),
    robots: { index: false, follow: true },
  };
}

/** A category in another order, narrowed, or beyond its first page: rendered per request over kept and cheap reads. */
export default async function BrowsePage({ params, searchParams }: PageProps) {
  const [{ market: code, path }, query] = await Promise.all([params, searchParams]);
  const address = path.join("/");
  const { market } = await shopFrame(code, categoryAddress("", address));
  const category = await cachedCategoryPage(code, address);
  if (!category) return leadOn("categories", address, market);
  const base = marketBase(market);
  const sort = sortOf(query.sort);
  const filters = filtersIn(query, market.currency);
  const after = typeof query.after === "string" ? query.after : null;
  const asked = { code, market, categoryId: category.id, sort, filters, after };
  const [page, facets, swatches] = await Promise.all([
    pageOf(asked),
    facetsOf(asked),
    cachedSwatches(code, category.id),
  ]);
  // A place that was never handed out, or belongs to another order: the list's beginning is the next best thing.
  if (page === "no_such_place") redirect(categoryAddress(base, category.path));
  if (!page || !facets) notFound();
  return (
    <CategoryList
      category={category}
      page={page}
      facets={facets}
      swatches={swatches}
      filters={filters}
      base={base}
      market={market}
      sort={sort}
    />
  );
}

function sortOf(wanted: string | string[] | undefined): Sort {
  return sorts.find((sort) => sort === wanted) ?? DEFAULT_SORT;
}

interface AskedList {
  readonly code: string;
  readonly market: Market;
  readonly categoryId: string;
  readonly sort: Sort;
  readonly filters: Filters;
  readonly after: string | null;
}

async function pageOf({ code, market, categoryId, sort, filters, after }: AskedList) {
  if (after === null && !isFiltered(filters)) return cachedFirstCards(code, categoryId, sort);
  const narrowed = isFiltered(filters) ? { filters } : {};
  const page = await categoryCards(pageContext(), market, categoryId, { sort, cursor: after, ...narrowed });
  if (!page.ok) return "no_such_place" as const;
  return { ...page.value, cards: await shownInColors(pageContext(), page.value.cards, filters) };
}

function facetsOf({ code, market, categoryId, filters }: AskedList) {
  return isFiltered(filters)
    ? categoryFacets(pageContext(), market, categoryId, filters)
    : cachedFacets(code, categoryId);
}
