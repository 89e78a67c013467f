import "server-only";
import { marketAddress, marketAddresses } from "@/app/market-addresses";
import {
  categoryAddress,
  collectionAddress,
  collectionsAddress,
  contentAddress,
  productAddress,
} from "@/components/shop/addresses";
import { cachedPagesToRead } from "@/lib/content/cached";
import { cachedPlaces, cachedStretch, cachedStretches } from "@/lib/listing/cached";
import type { Market } from "@/lib/shop";
import type { SitemapEntry } from "./write-xml";

/** A file of one market's sitemap; its products fall into as many as they need, numbered from 1. */
export interface SitemapFile {
  readonly name: string;
  readonly changedAt: string | null;
}

/** The files of a market: an empty one is none. */
export async function filesOf(market: Market): Promise<readonly SitemapFile[]> {
  const [categories, collections, stretches] = await Promise.all([
    cachedPlaces(market.code, "categories"),
    cachedPlaces(market.code, "collections"),
    cachedStretches(market.code),
  ]);
  const still = (name: string, isThere: boolean) => (isThere ? [{ name, changedAt: null }] : []);
  return [
    { name: "pages.xml", changedAt: null },
    ...still("categories.xml", categories.length > 0),
    ...still("collections.xml", collections.length > 0),
    ...stretches.map(({ changedAt }, at) => ({ name: `products-${at + 1}.xml`, changedAt })),
  ];
}

/** What a file says; null when there is no such file. */
export async function entriesOf(
  markets: readonly Market[],
  market: Market,
  name: string,
): Promise<readonly SitemapEntry[] | null> {
  const entry = (path: string, changedAt: string | null, among = markets): SitemapEntry => ({
    address: marketAddress(market, path),
    changedAt,
    alternates: marketAddresses(among, path),
  });
  if (name === "pages.xml") return pagesOf(market, entry);
  if (name === "categories.xml" || name === "collections.xml") {
    const kind = name === "categories.xml" ? "categories" : "collections";
    const address = kind === "categories" ? categoryAddress : collectionAddress;
    const places = await cachedPlaces(market.code, kind);
    return places.map((place) => entry(address("", place.name), place.changedAt));
  }
  const number = /^products-([1-9]\d{0,4})\.xml$/.exec(name)?.[1];
  const stretch = number && (await cachedStretches(market.code))[Number(number) - 1];
  if (!stretch) return null;
  const products = await cachedStretch(market.code, stretch.first);
  return products.map(({ handle, changedAt, marketIds }) =>
    entry(
      productAddress("", handle),
      changedAt,
      markets.filter((one) => marketIds.includes(one.id)),
    ),
  );
}

/** The home page, the list of collections and the shop's own words; the contact page knows no market and stands once. */
async function pagesOf(
  market: Market,
  entry: (path: string, changedAt: string | null) => SitemapEntry,
): Promise<readonly SitemapEntry[]> {
  const [pages, collections] = await Promise.all([
    cachedPagesToRead(),
    cachedPlaces(market.code, "collections"),
  ]);
  return [
    entry("", null),
    ...(collections.length > 0 ? [entry(collectionsAddress(""), null)] : []),
    ...pages.map(({ handle, changedAt }) => entry(contentAddress("", handle), changedAt)),
    ...(market.isDefault
      ? [{ address: marketAddress(market, "/contact"), changedAt: null, alternates: {} }]
      : []),
  ];
}
