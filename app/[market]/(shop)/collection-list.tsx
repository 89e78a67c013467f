import { CollectionHead } from "@/components/product/collection-head";
import { Paging } from "@/components/product/paging";
import { ProductGrid } from "@/components/product/product-grid";
import { collectionAddress } from "@/components/shop/addresses";
import type { CollectionPage, ListingPage } from "@/lib/listing";

interface CollectionListProps {
  readonly collection: CollectionPage;
  readonly page: ListingPage;
  readonly base: string;
  readonly locale: string;
}

/** One page of a collection: the kept first one and those behind it look the same. */
export function CollectionList({ collection, page, base, locale }: CollectionListProps) {
  const at = (cursor: string | null) =>
    cursor && `${collectionAddress(base, collection.handle)}?after=${cursor}`;
  return (
    <>
      <CollectionHead collection={collection} base={base} />
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
