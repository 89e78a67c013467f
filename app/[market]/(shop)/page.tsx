import type { Metadata } from "next";
import { RecentlyViewed } from "@/components/device/recently-viewed";
import { Opening } from "@/components/home/opening";
import { Row } from "@/components/home/row";
import { Story } from "@/components/home/story";
import { homeAddress, marketBase } from "@/components/shop/addresses";
import { cachedShelf } from "@/lib/listing/cached";
import { shopUrl } from "@/lib/platform/urls";
import { alternates } from "./alternates";
import { shopFrame } from "./shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market, markets } = await shopFrame((await params).market, "/");
  return { alternates: alternates(markets, market, "") };
}

export default async function HomePage({ params }: PageProps) {
  const code = (await params).market;
  const { market, navigation } = await shopFrame(code, "/");
  const [popular, newest] = await Promise.all([
    cachedShelf(code, "popular", 5),
    cachedShelf(code, "newest", 12),
  ]);
  const base = marketBase(market);
  const [leading, ...chosen] = popular?.cards ?? [];
  const shown = new Set(popular?.cards.map((card) => card.productId));
  const fresh = (newest?.cards ?? []).filter((card) => !shown.has(card.productId));
  return (
    <>
      <Opening leading={leading ?? null} base={base} locale={market.locale} />
      <Row title="Often chosen" cards={chosen} base={base} locale={market.locale} />
      <Story branches={navigation} base={base} />
      <Row title="New here" cards={fresh.slice(0, 4)} base={base} locale={market.locale} />
      <RecentlyViewed market={market.code} base={base} locale={market.locale} productId={null} />
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: an address of our own, escaped for script
        dangerouslySetInnerHTML={{ __html: siteFacts(shopUrl(homeAddress(base)), shopUrl(`${base}/search`)) }}
      />
    </>
  );
}

function siteFacts(home: string, search: string): string {
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "WebSite",
    url: home,
    potentialAction: {
      "@type": "SearchAction",
      target: `${search}?q={search_term_string}`,
      "query-input": "required name=search_term_string",
    },
  }).replaceAll("<", "\\u003c");
}
