import type { Metadata } from "next";
import { marketBase } from "@/components/shop/addresses";
import { shopUrl } from "@/lib/platform/urls";
import type { Market } from "@/lib/shop";

/** The one address of a page in this market, and the same page in the others. */
export function alternates(markets: readonly Market[], market: Market, path: string): Metadata["alternates"] {
  const address = (one: Market) => shopUrl(marketBase(one) + path || "/");
  return {
    canonical: address(market),
    languages: Object.fromEntries(markets.map((one) => [one.locale, address(one)])),
  };
}
