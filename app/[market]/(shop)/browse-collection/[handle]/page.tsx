import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { collectionAddress, marketBase } from "@/components/shop/addresses";
import { collectionCards } from "@/lib/listing";
import { cachedCollectionCards, cachedCollectionPage } from "@/lib/listing/cached";
import { pageContext } from "@/lib/web/page";
import { alternates } from "../../alternates";
import { CollectionList } from "../../collection-list";
import { leadOn } from "../../moved";
import { shopFrame } from "../../shop-frame";

interface PageProps {
  readonly params: Promise<{ market: string; handle: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market: code, handle } = await params;
  const collection = await cachedCollectionPage(code, handle);
  if (!collection) return {};
  const { market, markets } = await shopFrame(code, collectionAddress("", collection.handle));
  return {
    title: collection.title,
    description: collection.description || undefined,
    alternates: alternates(markets, market, collectionAddress("", collection.handle)),
    robots: { index: false, follow: true },
  };
}

/** A collection beyond its first page: rendered per request over cheap reads. */
export default async function BrowseCollectionPage({ params, searchParams }: PageProps) {
  const [{ market: code, handle }, query] = await Promise.all([params, searchParams]);
  const { market } = await shopFrame(code, collectionAddress("", handle));
  const collection = await cachedCollectionPage(code, handle);
  if (!collection) return leadOn("collections", handle, market);
  const base = marketBase(market);
  const after = typeof query.after === "string" ? query.after : null;
  const read =
    after === null ? null : await collectionCards(pageContext(), market, collection.id, { cursor: after });
  // A place that was never handed out: the beginning is the next best thing.
  if (read && !read.ok) redirect(collectionAddress(base, collection.handle));
  const page = read ? read.value : await cachedCollectionCards(code, collection.id);
  if (!page) notFound();
  return <CollectionList collection={collection} page={page} base={base} locale={market.locale} />;
}
