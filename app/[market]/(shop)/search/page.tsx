import type { Metadata } from "next";
import { ProductGrid } from "@/components/product/product-grid";
import { SearchForm } from "@/components/product/search-form";
import { SearchPaging } from "@/components/product/search-paging";
import { marketBase, searchAddress } from "@/components/shop/addresses";
import { searchProducts } from "@/lib/search";
import { pageContext } from "@/lib/web/page";
import { shopFrame } from "../shop-frame";

interface PageProps {
  readonly params: Promise<{ market: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const query = wordsOf((await searchParams).q);
  return { title: query ? `Search: ${query}` : "Search", robots: { index: false, follow: true } };
}

export default async function SearchPage({ params, searchParams }: PageProps) {
  const [{ market: code }, asked] = await Promise.all([params, searchParams]);
  const { market } = await shopFrame(code, searchAddress(""));
  const base = marketBase(market);
  const found = await searchProducts(pageContext(), market, {
    query: wordsOf(asked.q),
    page: Number(asked.page) || 1,
  });
  return (
    <div className="page pt-6 lg:pt-12">
      <h1 className="headline-large text-5 lg:text-6">Search</h1>
      <div className="mt-6">
        <SearchForm action={searchAddress(base)} query={found.query} />
      </div>
      {found.query !== "" && (
        <>
          <p role="status" className="mt-10 mb-6 border-t border-line pt-4 text-ink-2">
            {inWords(found.count, found.similar, found.query)}
          </p>
          <ProductGrid cards={found.cards} base={base} locale={market.locale} leads />
          <SearchPaging
            address={searchAddress(base)}
            query={found.query}
            page={found.page}
            pages={found.pages}
          />
        </>
      )}
    </div>
  );
}

function wordsOf(asked: string | string[] | undefined): string {
  return typeof asked === "string" ? asked : "";
}

function inWords(count: number, similar: boolean, query: string): string {
  if (count === 0) return `Nothing here answers to “${query}”. Fewer or other words may.`;
  const things = count === 1 ? "1 product" : `${count} products`;
  return similar ? `Nothing is called “${query}”. ${things} come close.` : `${things} for “${query}”.`;
}
