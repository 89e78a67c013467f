import { marketBase } from "@/components/shop/addresses";
import { shopUrl } from "@/lib/platform/urls";
import type { Market } from "@/lib/shop";

/** The absolute address of a page in a market; `path` is its address within every market. */
export function marketAddress(market: Market, path: string): string {
  return shopUrl(marketBase(market) + path || "/");
}

/**
 * One page in each of these markets, by language and country as `hreflang` names them; `x-default` is the default
 * market's, for everybody whom no market names. Empty where there is no other to point to. Of two markets that speak
 * alike the first is named.
 */
export function marketAddresses(markets: readonly Market[], path: string): Readonly<Record<string, string>> {
  if (markets.length < 2) return {};
  const addresses: Record<string, string> = {};
  for (const market of markets) addresses[market.locale] ??= marketAddress(market, path);
  const home = markets.find((market) => market.isDefault);
  return home ? { ...addresses, "x-default": marketAddress(home, path) } : addresses;
}
