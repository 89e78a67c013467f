import type { DeliveryMethod } from "./contract";

export interface Parcel {
  /** Grams of everything that must be sent. */
  readonly grams: number;
  /** What the goods cost after discounts, in minor units: free delivery looks at it. */
  readonly goodsAmount: number;
}

/** What a method charges for a parcel in minor units, or null when the parcel is too heavy for it. */
export function deliveryAmount(method: DeliveryMethod, parcel: Parcel): number | null {
  const listed = method.kind === "flat" ? method.amount : bandAmount(method, parcel.grams);
  if (listed === null) return null;
  return method.freeFrom !== null && parcel.goodsAmount >= method.freeFrom ? 0 : listed;
}

/** The methods that serve a country in a currency, as they are shown. */
export function methodsFor(
  methods: readonly DeliveryMethod[],
  country: string,
  currency: string,
): DeliveryMethod[] {
  return methods.filter((method) => method.currency === currency && method.countries.includes(country));
}

function bandAmount(method: DeliveryMethod, grams: number): number | null {
  const fitting = method.bands
    .filter((band) => grams <= band.upToGrams)
    .sort((a, b) => a.upToGrams - b.upToGrams);
  return fitting[0]?.amount ?? null;
}
