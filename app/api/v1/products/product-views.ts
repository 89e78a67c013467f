import { toWire } from "@/lib/kernel/ids";
import type { ProductCard, ProductPage } from "@/lib/listing";
import type { ProductCardView, ProductView } from "./contract";

export function cardView(card: ProductCard): ProductCardView {
  return {
    id: toWire("product", card.productId),
    handle: card.handle,
    title: card.title,
    vendor: card.vendor,
    currency: card.currency,
    price_from: card.priceFrom,
    price_to: card.priceTo,
    compare_at_amount: card.compareAt,
    lowest_prior_amount: card.lowestPrior,
    available: card.available,
    variant_count: card.variantCount,
    color_count: card.colorCount,
    size_count: card.sizeCount,
    only_option: card.onlyOption,
    only_item_id: card.onlyItemId,
    picture: card.picture && pictureView(card.picture),
  };
}

export function productView(product: ProductPage): ProductView {
  const pictureIds = new Map(product.gallery.map((picture) => [picture.id, toWire("picture", picture.id)]));
  return {
    id: toWire("product", product.id),
    handle: product.handle,
    title: product.title,
    vendor: product.vendor,
    product_type: product.productType,
    tags: [...product.tags],
    description_html: product.descriptionHtml,
    currency: product.currency,
    prices_include_tax: product.withTax,
    price_from: product.priceFrom,
    price_to: product.priceTo,
    available: product.available,
    pictures: product.gallery.map((picture) => ({
      id: toWire("picture", picture.id),
      ...pictureView(picture),
    })),
    options: product.options.map(({ id, name, values }) => ({
      id,
      name,
      values: values.map((one) => ({ ...one })),
    })),
    variants: product.variants.map((variant) => ({
      item_id: variant.itemId,
      sku: variant.sku,
      title: variant.title,
      value_ids: [...variant.valueIds],
      amount: variant.price,
      compare_at_amount: variant.compareAt,
      lowest_prior_amount: variant.lowestPrior,
      available: variant.available,
      left: variant.left,
      picture_id: variant.pictureId && (pictureIds.get(variant.pictureId) ?? null),
      grams: variant.grams,
      requires_shipping: variant.requiresShipping,
    })),
    categories: product.trail.map(({ name, path }) => ({ name, path })),
  };
}

function pictureView({
  key,
  alt,
  width,
  height,
}: {
  key: string;
  alt: string;
  width: number;
  height: number;
}) {
  return { url: `/media/${key}`, alt, width, height };
}
