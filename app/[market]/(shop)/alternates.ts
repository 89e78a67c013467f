import type { Metadata } from "next";
import { marketAddress, marketAddresses } from "@/app/market-addresses";
import type { Market } from "@/lib/shop";

/** The one address of a page in this market, and the same page in the others that have it. */
export function alternates(markets: readonly Market[], market: Market, path: string): Metadata["alternates"] {
  return { canonical: marketAddress(market, path), languages: marketAddresses(markets, path) };
}
