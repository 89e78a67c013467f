import type { CollectionPage } from "@/lib/listing/contract";
import { productsCounted } from "../filters/counted-words";
import { collectionsAddress, homeAddress } from "../shop/addresses";
import { Crumbs } from "../ui/crumbs";

/** What a collection is called, in large, and the thought behind it. */
export function CollectionHead({
  collection,
  base,
}: {
  readonly collection: CollectionPage;
  readonly base: string;
}) {
  const trail = [
    { name: "Shop", href: homeAddress(base) },
    { name: "Collections", href: collectionsAddress(base) },
  ];
  return (
    <div className="page pt-2 lg:pt-6">
      <Crumbs trail={trail} here={collection.title} />
      <h1 className="headline-large mt-4 text-5 lg:mt-6 lg:text-6">{collection.title}</h1>
      {collection.description && (
        <p className="mt-4 max-w-[56ch] text-1 text-balance text-ink-2">{collection.description}</p>
      )}
      <p className="figures mt-8 mb-8 border-t border-line pt-4 text-small text-ink-3">
        {productsCounted(collection.count)}
      </p>
    </div>
  );
}
