import type { ProductCard } from "@/lib/listing/contract";

/** A card as the API answers it. */
export interface CardAnswer {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly currency: string;
  readonly price_from: number;
  readonly price_to: number;
  readonly compare_at_amount: number | null;
  readonly lowest_prior_amount: number | null;
  readonly available: boolean;
  readonly variant_count: number;
  readonly color_count: number;
  readonly size_count: number;
  readonly only_option: string | null;
  readonly only_item_id: string | null;
  readonly picture: {
    readonly url: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  } | null;
}

/** The same as lists of the shop show it. */
export function cardOf(answer: CardAnswer): ProductCard {
  const { picture } = answer;
  return {
    productId: answer.id,
    handle: answer.handle,
    title: answer.title,
    vendor: answer.vendor,
    currency: answer.currency,
    priceFrom: answer.price_from,
    priceTo: answer.price_to,
    compareAt: answer.compare_at_amount,
    lowestPrior: answer.lowest_prior_amount,
    available: answer.available,
    variantCount: answer.variant_count,
    colorCount: answer.color_count,
    sizeCount: answer.size_count,
    onlyOption: answer.only_option,
    onlyVariantId: null,
    onlyItemId: answer.only_item_id,
    picture: picture && { ...picture, key: picture.url.slice("/media/".length) },
    secondPicture: null,
  };
}
