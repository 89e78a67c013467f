import type { ReadCtx } from "@/lib/kernel/context";
import type { ProductLook } from "./contract";
import { deskProduct } from "./queries";

/** Variants and pictures that a look shows at most. */
const VARIANTS = 12;
const PICTURES = 4;

/** A product's essentials; null when there is none. Without `prices` none is read into it. */
export async function productLook(
  ctx: ReadCtx,
  productId: string,
  sees: { readonly prices: boolean },
): Promise<ProductLook | null> {
  const product = await deskProduct(ctx, productId);
  if (!product) return null;
  const { id, handle, title, status, vendor, productType, tags, updatedAt } = product;
  const live = product.variants.filter((variant) => !variant.archived);
  const lists = sees.prices ? product.priceLists : [];
  return {
    id,
    handle,
    title,
    status,
    vendor,
    productType,
    tags,
    updatedAt,
    published: product.channelIds.length > 0,
    pictures: product.pictures
      .flatMap(({ key, alt }) => (key === null ? [] : [{ key, alt }]))
      .slice(0, PICTURES),
    variants: live.slice(0, VARIANTS).map((variant) => ({
      id: variant.id,
      title: variant.title,
      sku: variant.sku,
      available:
        variant.stock.length === 0
          ? null
          : variant.stock.reduce((sum, level) => sum + level.onHand - level.held, 0),
      held: variant.stock.reduce((sum, level) => sum + level.held, 0),
      prices: lists.map(
        (list) =>
          variant.prices.find((price) => price.priceListId === list.id && price.minQuantity === 1)?.amount ??
          null,
      ),
    })),
    more: Math.max(0, live.length - VARIANTS),
    lists: lists.map(({ id: list, name, currency }) => ({ id: list, name, currency })),
  };
}
