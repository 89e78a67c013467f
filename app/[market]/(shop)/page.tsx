import type { Metadata } from "next";
import { RecentlyViewed } from "@/components/device/recently-viewed";
import { Collections } from "@/components/home/collections";
import { Departments } from "@/components/home/departments";
import { Opening } from "@/components/home/opening";
import { Promises } from "@/components/home/promises";
import { Thought } from "@/components/home/thought";
import { type QuotedVoice, Voices } from "@/components/home/voices";
import { opening } from "@/components/home/words";
import { ProductRow } from "@/components/product/product-row";
import { homeAddress, marketBase, searchAddress } from "@/components/shop/addresses";
import { Facts } from "@/components/shop/facts";
import { shopFacts } from "@/components/shop/schema-org";
import type { ContentPage, PageLink } from "@/lib/content";
import { cachedContentPage } from "@/lib/content/cached";
import type { CollectionCard, ProductCard } from "@/lib/listing";
import {
  cachedCollectionCards,
  cachedCollections,
  cachedDepartments,
  cachedProductPage,
  cachedShelf,
} from "@/lib/listing/cached";
import { shopUrl } from "@/lib/platform/urls";
import { readConfigVersion, readSetting, voicesSetting } from "@/lib/shop";
import { pageContext } from "@/lib/web/page";
import { alternates } from "./alternates";
import { shopFrame } from "./shop-frame";

export const revalidate = 3600;
export const generateStaticParams = () => [];

interface PageProps {
  readonly params: Promise<{ market: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { market, markets, identity, navigation } = await shopFrame((await params).market, "/");
  const departments = navigation.slice(0, 6).map(({ name }) => name);
  return {
    title: { absolute: `${identity.name}: ${opening.title}` },
    description: [`${identity.name}. ${opening.sentence}`, departments.join(", ")].filter(Boolean).join(" "),
    alternates: alternates(markets, market, ""),
  };
}

export default async function HomePage({ params }: PageProps) {
  const code = (await params).market;
  const { market, pages, identity } = await shopFrame(code, "/");
  const [popular, newest, departments, collections, promises, voices] = await Promise.all([
    cachedShelf(code, "popular", 8),
    cachedShelf(code, "newest", 16),
    cachedDepartments(code),
    cachedCollections(code),
    promisesOf(pages),
    voicesIn(code),
  ]);
  const [first, told, ...others] = collections;
  const [openingCards, toldCards] = await Promise.all([firstCards(code, first), firstCards(code, told)]);
  const leading = openingCards[0] ?? popular?.cards[0] ?? null;
  const seen = new Set(leading ? [leading.productId] : []);
  const chosen = unseen(popular?.cards ?? [], seen);
  const fresh = unseen(newest?.cards ?? [], seen);
  const base = marketBase(market);
  const { locale } = market;
  return (
    <>
      <Opening leading={leading} collection={first ?? null} base={base} locale={locale} />
      <ProductRow title="Often chosen" cards={chosen} base={base} locale={locale} />
      <Departments departments={departments} base={base} />
      {told && <Thought collection={told} cards={toldCards} base={base} />}
      <ProductRow title="New here" cards={fresh} base={base} locale={locale} />
      <Collections collections={others.slice(0, 3)} base={base} />
      <Voices voices={voices} base={base} />
      <Promises pages={promises} base={base} />
      <RecentlyViewed market={market.code} base={base} locale={locale} productId={null} />
      <Facts
        facts={shopFacts(identity, {
          home: shopUrl(homeAddress(base)),
          search: shopUrl(searchAddress(base)),
          contact: shopUrl("/contact"),
          logo: shopUrl("/apple-touch-icon.png"),
        })}
      />
    </>
  );
}

/** One row of what the page has not shown yet; what cannot be bought does not stand in the window. */
function unseen(cards: readonly ProductCard[], seen: Set<string>): readonly ProductCard[] {
  const row = cards.filter((card) => card.available && !seen.has(card.productId)).slice(0, 4);
  for (const card of row) seen.add(card.productId);
  return row;
}

async function firstCards(
  code: string,
  collection: CollectionCard | undefined,
): Promise<readonly ProductCard[]> {
  return (collection && (await cachedCollectionCards(code, collection.id))?.cards) ?? [];
}

/** The first three pages of help, with what each says first. */
async function promisesOf(pages: readonly PageLink[]): Promise<readonly ContentPage[]> {
  const help = pages.filter((page) => page.menu === "help").slice(0, 3);
  const read = await Promise.all(help.map((page) => cachedContentPage(page.handle)));
  return read.filter((page) => page !== null);
}

/** What people say of things that can be looked at in this market. */
async function voicesIn(code: string): Promise<readonly QuotedVoice[]> {
  const ctx = pageContext();
  const said = await readSetting(ctx, await readConfigVersion(ctx), voicesSetting);
  const quoted = said.map(async ({ product, ...voice }) => {
    const about = await cachedProductPage(code, product);
    return about && { ...voice, about: { handle: about.handle, title: about.title } };
  });
  return (await Promise.all(quoted)).filter((voice) => voice !== null);
}
