import { type UsualWay, wayPrice } from "../shop/delivery";
import { type PriceParts, typeset } from "../ui/price";
import type { BuyableVariant } from "./contract";

/** What a page says of amounts, by the amount in minor units. */
export interface PriceWords {
  readonly prices: Readonly<Record<number, PriceParts>>;
  /** What delivery costs with goods of that amount; null where that is not certain. */
  readonly ways: Readonly<Record<number, string | null>>;
}

/**
 * The prices of a page in words, so that whoever opens it need not put them into words again while it wakes up: a
 * browser's first number formatter costs a phone a tenth of a second.
 */
export function priceWords(
  variants: readonly BuyableVariant[],
  way: UsualWay | null,
  where: { readonly currency: string; readonly locale: string },
): PriceWords {
  const amounts = variants.flatMap(({ price, compareAt, lowestPrior }) => [price, compareAt, lowestPrior]);
  const named = [...new Set(amounts.filter((amount) => amount !== null))];
  return {
    prices: Object.fromEntries(named.map((amount) => [amount, typeset({ ...where, amount })])),
    ways: way ? Object.fromEntries(variants.map(({ price }) => [price, wayPrice(way, price, where)])) : {},
  };
}
