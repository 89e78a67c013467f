import "../../tokens.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fonts } from "@/app/fonts";
import { CartButton } from "@/components/cart/cart-button";
import { OfflinePage } from "@/components/device/offline-page";
import { opening } from "@/components/home/words";
import { AccountLink } from "@/components/live/account-link";
import { QuickChoices } from "@/components/product/quick-choices";
import { SearchDoor } from "@/components/search/search-door";
import { marketBase } from "@/components/shop/addresses";
import { Announced } from "@/components/shop/announced";
import { announced, freeFrom, methodSentence, usualWay } from "@/components/shop/delivery";
import { Footer } from "@/components/shop/footer";
import { Header } from "@/components/shop/header";
import { MarketBase } from "@/components/shop/market-base";
import { SkipLink } from "@/components/shop/skip-link";
import type { NavigationBranch } from "@/lib/listing";
import { shopUrl } from "@/lib/platform/urls";
import { layoutFrame } from "./shop-frame";

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ market: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { identity } = await layoutFrame((await params).market);
  return {
    metadataBase: new URL(shopUrl("/")),
    title: { default: identity.name, template: `%s · ${identity.name}` },
    // Of pages that say nothing of themselves: what is not found, and what is looked for.
    description: `${identity.name}. ${opening.sentence}`,
    openGraph: { siteName: identity.name, type: "website" },
    icons: { icon: [{ url: "/favicon.svg", type: "image/svg+xml" }], apple: "/apple-touch-icon.png" },
  };
}

export const viewport: Viewport = { colorScheme: "light dark" };

/** Around every cached page. Nothing here knows who is looking: the islands in the header ask for that themselves. */
export default async function ShopLayout({ children, params }: LayoutProps) {
  const frame = await layoutFrame((await params).market);
  const { identity, market, markets, navigation, collections, delivery, hours, announcement, pages } = frame;
  const base = marketBase(market);
  return (
    <html lang={market.locale} className={`${fonts} scroll-pt-20`}>
      <head>
        <noscript>
          <link rel="stylesheet" href="/no-script.css" />
        </noscript>
      </head>
      <body>
        <SkipLink />
        <Header
          name={identity.name}
          base={base}
          navigation={navigation}
          collections={collections}
          pages={pages}
          announcement={<Announced told={announced(announcement, delivery, market)} base={base} />}
          search={
            <SearchDoor market={market.code} base={base} locale={market.locale} roots={rootsOf(navigation)} />
          }
          account={<AccountLink />}
          cart={
            <CartButton
              market={market.code}
              base={base}
              free={freeFrom(delivery, market)}
              way={usualWay(delivery, hours, market)}
            />
          }
        />
        <main id="main" tabIndex={-1} className="outline-none">
          <MarketBase value={base}>{children}</MarketBase>
        </main>
        <OfflinePage />
        <QuickChoices market={market.code} base={base} />
        <Footer
          identity={identity}
          market={market}
          markets={markets}
          navigation={navigation}
          pages={pages}
          delivery={delivery.map((method) => <p key={method.id}>{methodSentence(method, market)}</p>)}
        />
      </body>
    </html>
  );
}

/** Of the tree what the search field offers before anything is typed: an island is sent no more than it shows. */
function rootsOf(navigation: readonly NavigationBranch[]) {
  return navigation.slice(0, 8).map(({ name, path }) => ({ name, path }));
}
