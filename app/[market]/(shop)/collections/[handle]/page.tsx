import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { collectionAddress, marketBase } from "@/components/shop/addresses";
import { cachedCollectionCards, cachedCollectionPage } from "@/lib/listing/cached";
import { alternates } from "../../alternates";
import { CollectionList } from "../../collection-list";
import { leadOn } from "../../moved";
import { shopFrame } from "../../shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string; handle: string }>;
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
  };
}

/** The first page of a collection: kept, and made anew when it or something in it changes. */
export default async function CollectionPage({ params }: PageProps) {
  const { market: code, handle } = await params;
  const { market } = await shopFrame(code, collectionAddress("", handle));
  const collection = await cachedCollectionPage(code, handle);
  if (!collection) return leadOn("collections", handle, market);
  const page = await cachedCollectionCards(code, collection.id);
  if (!page) notFound();
  return (
    <CollectionList collection={collection} page={page} base={marketBase(market)} locale={market.locale} />
  );
}
