import type { Market } from "@/lib/shop";
import { rateFor, shownAmount, type TaxRate } from "@/lib/tax";

/** What turns a market's written prices into those it shows: the home country's rates. */
export interface Showing {
  readonly market: Market;
  readonly rates: readonly TaxRate[];
}

/** The rate whose tax a page shows or leaves out for a class; 0 where none is due. Parts per million. */
export function shownPpm({ market, rates }: Showing, taxClass: string, taxable: boolean): number {
  if (!taxable) return 0;
  return rateFor(rates, { country: market.homeCountry, region: null }, taxClass)?.ratePpm ?? 0;
}

/** A written price as a page of this market shows it. `listings` is filled by the same rule in SQL. */
export function shownPrice(showing: Showing, written: number, taxClass: string, taxable: boolean): number {
  return shownAmount(written, showing.market, shownPpm(showing, taxClass, taxable));
}

/** How the SQL of a refresh converts: not at all, by adding tax, or by taking it out. */
export function conversion(market: Pick<Market, "taxInclusive" | "pricesShown">): "keep" | "add" | "take" {
  if (market.taxInclusive === (market.pricesShown === "with_tax")) return "keep";
  return market.taxInclusive ? "take" : "add";
}
