import { ChosenFilters } from "@/components/filters/chosen-filters";
import { productsCounted } from "@/components/filters/counted-words";
import { FilterBar } from "@/components/filters/filter-bar";
import { addressOf, type ListState, withAsked } from "@/components/filters/list-address";
import { ListWaits } from "@/components/filters/list-waits";
import { NothingLeft } from "@/components/filters/nothing-left";
import { SortChoice } from "@/components/filters/sort-choice";
import { sortWords } from "@/components/filters/sort-words";
import { CategoryHead } from "@/components/product/category-head";
import { Paging } from "@/components/product/paging";
import { ProductGrid } from "@/components/product/product-grid";
import { categoryAddress } from "@/components/shop/addresses";
import {
  type CategoryPage,
  DEFAULT_SORT,
  type Facets,
  type Filters,
  filterEntries,
  isFiltered,
  type ListingPage,
  type Sort,
  sorts,
} from "@/lib/listing";
import type { Market } from "@/lib/shop";

interface CategoryListProps {
  readonly category: CategoryPage;
  readonly page: ListingPage;
  readonly facets: Facets;
  readonly swatches: Readonly<Record<string, string>>;
  readonly filters: Filters;
  readonly base: string;
  readonly market: Market;
  readonly sort: Sort;
}

/** One page of a category in one order: the kept first page and those behind it look the same. */
export function CategoryList(props: CategoryListProps) {
  const { category, page, facets, swatches, filters, base, market, sort } = props;
  const { currency, locale } = market;
  const list: ListState = {
    path: categoryAddress(base, category.path),
    asked: sort === DEFAULT_SORT ? [] : [["sort", sort]],
    filters,
    currency,
  };
  const narrowed = isFiltered(filters);
  const count = narrowed ? facets.count : category.count;
  const words = productsCounted(count, narrowed && facets.more);
  const at = (cursor: string | null) =>
    cursor && addressOf(list.path, [...list.asked, ...filterEntries(filters, currency), ["after", cursor]]);
  return (
    <>
      <CategoryHead category={category} base={base} />
      <div className="page">
        <div className="list-row">
          <FilterBar
            list={list}
            facets={facets}
            swatches={swatches}
            locale={locale}
            words={words}
            sort={
              <SortChoice
                sorts={sorts}
                sort={sort}
                words={sortWords}
                href={(one) => withAsked(list, "sort", one === DEFAULT_SORT ? null : one)}
              />
            }
          />
        </div>
        <p role="status" className="sr-only">
          {words}
        </p>
        <div data-chosen="" className="mt-4 mb-6 outline-none">
          <ChosenFilters list={list} facets={facets} locale={locale} />
        </div>
        <ListWaits>
          {page.cards.length > 0 ? (
            <ProductGrid cards={page.cards} base={base} locale={locale} leads />
          ) : narrowed ? (
            <NothingLeft list={list} />
          ) : (
            <p className="py-16 text-1 text-ink-2">Nothing is here at the moment.</p>
          )}
        </ListWaits>
        <Paging previous={at(page.previous)} next={at(page.next)} />
      </div>
    </>
  );
}
