import Link from "next/link";
import type { CollectionCard } from "@/lib/listing/contract";
import { CollectionGrid } from "../product/collection-grid";
import { collectionsAddress } from "../shop/addresses";

interface CollectionsProps {
  readonly collections: readonly CollectionCard[];
  readonly base: string;
}

/** The other collections; none at all rather than an empty row. */
export function Collections({ collections, base }: CollectionsProps) {
  if (collections.length === 0) return null;
  return (
    <section className="page pt-20 lg:pt-28">
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 lg:mb-8">
        <h2 className="headline text-4">Gathered by a thought</h2>
        <Link href={collectionsAddress(base)} className="link inline-block py-1 text-small">
          All collections
        </Link>
      </div>
      <CollectionGrid collections={collections} base={base} heading="h3" />
    </section>
  );
}
