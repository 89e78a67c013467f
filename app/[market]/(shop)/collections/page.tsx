import type { Metadata } from "next";
import { CollectionGrid } from "@/components/product/collection-grid";
import { collectionsAddress, homeAddress, marketBase } from "@/components/shop/addresses";
import { Crumbs } from "@/components/ui/crumbs";
import { cachedCollections } from "@/lib/listing/cached";
import { alternates } from "../alternates";
import { shopFrame } from "../shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market, markets, identity } = await shopFrame((await params).market, collectionsAddress(""));
  return {
    title: "Collections",
    description: `What ${identity.name} gathers by a thought: collections chosen by hand.`,
    alternates: alternates(markets, market, collectionsAddress("")),
  };
}

export default async function CollectionsPage({ params }: PageProps) {
  const code = (await params).market;
  const { market } = await shopFrame(code, collectionsAddress(""));
  const base = marketBase(market);
  const collections = await cachedCollections(code);
  return (
    <div className="page pt-2 lg:pt-6">
      <Crumbs trail={[{ name: "Shop", href: homeAddress(base) }]} here="Collections" />
      <h1 className="headline-large mt-4 mb-10 text-5 lg:mt-6 lg:text-6">Collections</h1>
      {collections.length > 0 ? (
        <CollectionGrid collections={collections} base={base} />
      ) : (
        <p className="py-16 text-1 text-ink-2">Nothing is gathered here at the moment.</p>
      )}
    </div>
  );
}
