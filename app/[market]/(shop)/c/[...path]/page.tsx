import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { categoryAddress, homeAddress, marketBase, productAddress } from "@/components/shop/addresses";
import { Facts } from "@/components/shop/facts";
import { crumbFacts, listFacts } from "@/components/shop/schema-org";
import { DEFAULT_SORT, noFilters } from "@/lib/listing";
import { cachedCategoryPage, cachedFacets, cachedFirstCards, cachedSwatches } from "@/lib/listing/cached";
import { shopUrl } from "@/lib/platform/urls";
import { alternates } from "../../alternates";
import { CategoryList } from "../../category-list";
import { leadOn } from "../../moved";
import { shopFrame } from "../../shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string; path: string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market: code, path } = await params;
  const category = await cachedCategoryPage(code, path.join("/"));
  if (!category) return {};
  const { market, markets, identity } = await shopFrame(code, categoryAddress("", category.path));
  return {
    title: category.name,
    description: category.description || `${category.name} at ${identity.name}.`,
    alternates: alternates(markets, market, categoryAddress("", category.path)),
  };
}

/** The first page of a category in the usual order: kept, and made anew when something in it changes. */
export default async function CategoryPage({ params }: PageProps) {
  const { market: code, path } = await params;
  const address = path.join("/");
  const { market } = await shopFrame(code, categoryAddress("", address));
  const category = await cachedCategoryPage(code, address);
  if (!category) return leadOn("categories", address, market);
  const [page, facets, swatches] = await Promise.all([
    cachedFirstCards(code, category.id, DEFAULT_SORT),
    cachedFacets(code, category.id),
    cachedSwatches(code, category.id),
  ]);
  if (!page || !facets) notFound();
  const base = marketBase(market);
  const trail = category.trail.map(({ name, path }) => ({ name, href: categoryAddress(base, path) }));
  return (
    <>
      <CategoryList
        category={category}
        page={page}
        facets={facets}
        swatches={swatches}
        filters={noFilters}
        base={base}
        market={market}
        sort={DEFAULT_SORT}
      />
      <Facts
        facts={[
          crumbFacts([{ name: "Shop", href: homeAddress(base) }, ...trail], shopUrl),
          listFacts(
            category.name,
            page.cards.map((card) => shopUrl(productAddress(base, card.handle))),
          ),
        ]}
      />
    </>
  );
}
