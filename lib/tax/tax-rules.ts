import type { Address } from "@/lib/kernel/address";
import { portionHalfUp } from "@/lib/kernel/money";
import type { Place, TaxRate } from "./contract";

const MILLION = 1_000_000;

/** Where an address lies for tax. Rates name regions in upper case, people write them as they like. */
export function placeOf(address: Pick<Address, "address_country" | "address_region">): Place {
  return {
    country: address.address_country,
    region: address.address_region?.trim().toUpperCase() ?? null,
  };
}

/** The rate for a class in a place: the region's own if it has one, else the country's; null where nothing is due. */
export function rateFor(rates: readonly TaxRate[], place: Place, taxClass: string): TaxRate | null {
  const here = rates.filter((rate) => rate.country === place.country && rate.taxClass === taxClass);
  const regional = place.region === null ? undefined : here.find((rate) => rate.region === place.region);
  return regional ?? here.find((rate) => rate.region === null) ?? null;
}

/** Tax to add to a net amount. Rounding rule `tax`: half up, once a line and rate. */
export function taxOn(net: number, ratePpm: number): number {
  return portionHalfUp(net, ratePpm, MILLION);
}

/** Tax inside a gross amount. Same rounding rule. */
export function taxWithin(gross: number, ratePpm: number): number {
  return portionHalfUp(gross, ratePpm, MILLION + ratePpm);
}

/**
 * A gross unit price moved from one country's rate to another's, keeping the net (markets with `fixedPrice: net`).
 * Rounding rule `unit price`: half up, once a unit.
 */
export function regross(gross: number, homePpm: number, destinationPpm: number): number {
  return portionHalfUp(gross, MILLION + destinationPpm, MILLION + homePpm);
}

/** What a page shows for a written price. Rounding rule `unit price`. */
export function shownAmount(
  written: number,
  list: { readonly taxInclusive: boolean; readonly pricesShown: "with_tax" | "without_tax" },
  ratePpm: number,
): number {
  if (list.taxInclusive === (list.pricesShown === "with_tax")) return written;
  return list.taxInclusive ? written - taxWithin(written, ratePpm) : written + taxOn(written, ratePpm);
}
