import { CategoryHead } from "@/components/product/category-head";
import { Paging } from "@/components/product/paging";
import { ProductGrid } from "@/components/product/product-grid";
import { categoryAddress } from "@/components/shop/addresses";
import { type CategoryPage, DEFAULT_SORT, type ListingPage, type Sort } from "@/lib/listing";

interface CategoryListProps {
  readonly category: CategoryPage;
  readonly page: ListingPage;
  readonly base: string;
  readonly locale: string;
  readonly sort: Sort;
}

/** One page of a category in one order: the kept first page and those behind it look the same. */
export function CategoryList({ category, page, base, locale, sort }: CategoryListProps) {
  const address = categoryAddress(base, category.path);
  const at = (cursor: string | null) => {
    if (cursor === null) return null;
    const order = sort === DEFAULT_SORT ? "" : `sort=${sort}&`;
    return `${address}?${order}after=${cursor}`;
  };
  return (
    <>
      <CategoryHead category={category} base={base} sort={sort} />
      <div className="page">
        {page.cards.length > 0 ? (
          <ProductGrid cards={page.cards} base={base} locale={locale} leads />
        ) : (
          <p className="py-16 text-1 text-ink-2">Nothing is here at the moment.</p>
        )}
        <Paging previous={at(page.previous)} next={at(page.next)} />
      </div>
    </>
  );
}
