import type { ProductOption, ProductVariant } from "@/lib/listing/contract";

/** What the islands of a product page know of a variant: no more than they show. */
export type BuyableVariant = Pick<
  ProductVariant,
  | "id"
  | "itemId"
  | "title"
  | "valueIds"
  | "price"
  | "compareAt"
  | "lowestPrior"
  | "available"
  | "left"
  | "pictureId"
  | "requiresShipping"
>;

export function buyable(variant: ProductVariant): BuyableVariant {
  const { id, itemId, title, valueIds, price, compareAt, lowestPrior, available, left } = variant;
  const { pictureId, requiresShipping } = variant;
  return {
    id,
    itemId,
    title,
    valueIds,
    price,
    compareAt,
    lowestPrior,
    available,
    left,
    pictureId,
    requiresShipping,
  };
}

/** Whether it is sold for less than it was. */
export function isReduced({ price, compareAt }: Pick<BuyableVariant, "price" | "compareAt">): boolean {
  return compareAt !== null && compareAt > price;
}

/** What the choice over a list reads of a product's answer from the API. */
export interface ProductAnswer {
  readonly title: string;
  readonly currency: string;
  readonly pictures: readonly { readonly id: string; readonly url: string }[];
  readonly options: readonly ProductOption[];
  readonly variants: readonly {
    readonly item_id: string;
    readonly title: string;
    readonly value_ids: readonly string[];
    readonly amount: number;
    readonly compare_at_amount: number | null;
    readonly lowest_prior_amount: number | null;
    readonly available: boolean;
    readonly left: number | null;
    readonly picture_id: string | null;
    readonly requires_shipping: boolean;
  }[];
}
