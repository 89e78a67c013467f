import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  collectionAddress,
  collectionsAddress,
  homeAddress,
  marketBase,
  productAddress,
} from "@/components/shop/addresses";
import { Facts } from "@/components/shop/facts";
import { crumbFacts, listFacts } from "@/components/shop/schema-org";
import { cachedCollectionCards, cachedCollectionPage } from "@/lib/listing/cached";
import { shopUrl } from "@/lib/platform/urls";
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
  const { market, markets, identity } = await shopFrame(code, collectionAddress("", collection.handle));
  return {
    title: collection.title,
    description: collection.description || `${collection.title}: a collection of ${identity.name}.`,
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
  const base = marketBase(market);
  const steps = [
    { name: "Shop", href: homeAddress(base) },
    { name: "Collections", href: collectionsAddress(base) },
    { name: collection.title, href: collectionAddress(base, collection.handle) },
  ];
  const addresses = page.cards.map((card) => shopUrl(productAddress(base, card.handle)));
  return (
    <>
      <CollectionList collection={collection} page={page} base={base} locale={market.locale} />
      <Facts facts={[crumbFacts(steps, shopUrl), listFacts(collection.title, addresses)]} />
    </>
  );
}
