import type { ProductVariant } from "@/lib/listing/contract";

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
