import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { categoryAddress, marketBase } from "@/components/shop/addresses";
import { categoryCards, DEFAULT_SORT, type Sort, sorts } from "@/lib/listing";
import { cachedCategoryPage, cachedFirstCards } from "@/lib/listing/cached";
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
    alternates: alternates(markets, market, categoryAddress("", category.path)),
    robots: { index: false, follow: true },
  };
}

/** A category in another order, or beyond its first page: rendered per request over kept and cheap reads. */
export default async function BrowsePage({ params, searchParams }: PageProps) {
  const [{ market: code, path }, query] = await Promise.all([params, searchParams]);
  const address = path.join("/");
  const { market } = await shopFrame(code, categoryAddress("", address));
  const category = await cachedCategoryPage(code, address);
  if (!category) return leadOn("categories", address, market);
  const base = marketBase(market);
  const sort = sortOf(query.sort);
  const after = typeof query.after === "string" ? query.after : null;
  const page = await pageOf(code, market, category.id, sort, after);
  // A place that was never handed out, or belongs to another order: the list's beginning is the next best thing.
  if (page === "no_such_place") redirect(categoryAddress(base, category.path));
  if (!page) notFound();
  return <CategoryList category={category} page={page} base={base} locale={market.locale} sort={sort} />;
}

function sortOf(wanted: string | string[] | undefined): Sort {
  return sorts.find((sort) => sort === wanted) ?? DEFAULT_SORT;
}

async function pageOf(
  code: string,
  market: { id: string },
  categoryId: string,
  sort: Sort,
  after: string | null,
) {
  if (after === null) return cachedFirstCards(code, categoryId, sort);
  const page = await categoryCards(pageContext(), market, categoryId, { sort, cursor: after });
  return page.ok ? page.value : ("no_such_place" as const);
}
