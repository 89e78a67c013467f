import { isDeepStrictEqual } from "node:util";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { editProducts, type SeenProduct, type SharedEdit } from "./edit-products";
import type { ProductState, VariantState } from "./state";
import { snapshotsOf } from "./store/versions";

/**
 * Takes the last edit of products back: the version that was seen must still be the last, and what was before it is read
 * off the versions, not believed from whoever asks. The undo is a version of its own. Refusals of one product: those of
 * `editProducts`, and `not_undoable` where the edit did more than this can take back (an address, a SKU, a category, a
 * picture, a price where there was none).
 */
export async function undoEdits(tx: TxCtx, targets: readonly SeenProduct[]) {
  const wanted = targets.map(({ productId, expectedVersion }) => ({
    productId,
    number: expectedVersion - 1,
  }));
  const before = await snapshotsOf(tx, wanted);
  const back = (now: ProductState) => {
    const then = before.get(now.id);
    return then ? editBack(now, then) : refuse("not_undoable" as const);
  };
  return editProducts(tx, targets, back, "product.change_undone");
}

/** The edit that leads from what a product is now to what it was; `not_undoable` when no shared edit does. */
function editBack(now: ProductState, then: ProductState): Result<SharedEdit, "not_undoable"> {
  if (!isDeepStrictEqual(fixedOf(now), fixedOf(then))) return refuse("not_undoable");
  const variants = now.variants.flatMap((variant, at) => variantBack(variant, then.variants[at]!));
  if (variants.some((variant) => variant === null)) return refuse("not_undoable");
  const channels = (state: ProductState) => new Set(state.publications.map(({ channelId }) => channelId));
  const back = then.publications.filter(({ channelId }) => !channels(now).has(channelId));
  return ok({
    title: then.title,
    descriptionHtml: then.descriptionHtml,
    vendor: then.vendor,
    productType: then.productType,
    tags: then.tags,
    status: then.status,
    variants: variants.filter((variant) => variant !== null),
    publishIn: back.map(({ channelId }) => channelId),
    unpublishFrom: [...channels(now)].filter((channelId) => !channels(then).has(channelId)),
    ...(back[0] ? { publishedAt: new Date(back[0].publishedAt) } : {}),
  });
}

type VariantBack = NonNullable<SharedEdit["variants"]>[number];

/** Nothing where it is the same; null where a price was given that did not exist: prices are never taken away. */
function variantBack(now: VariantState, then: VariantState): [] | [VariantBack | null] {
  const keyOf = (price: VariantState["prices"][number]) => `${price.priceListId} ${price.minQuantity}`;
  const before = new Map(then.prices.map((price) => [keyOf(price), price]));
  if (now.prices.some((price) => !before.has(keyOf(price)))) return [null];
  const differing = now.prices.filter((price) => !isDeepStrictEqual(price, before.get(keyOf(price))));
  if (differing.length === 0 && now.grams === then.grams) return [];
  return [{ id: now.id, grams: then.grams, prices: differing.map((price) => before.get(keyOf(price))!) }];
}

/**
 * What no shared edit changes: it must be the same before and after. Not what moves without a version: whether a picture's
 * file has come, and how an attribute is called.
 */
function fixedOf(state: ProductState) {
  const { handle, taxClass, seoTitle, seoDescription, options, categoryIds } = state;
  const pictures = state.pictures.map(({ id, mediaId, alt, position }) => ({ id, mediaId, alt, position }));
  const attributes = state.attributes.map(({ attributeId, value }) => ({ attributeId, value }));
  const variants = state.variants.map(({ prices: _prices, grams: _grams, ...fixed }) => fixed);
  return { handle, taxClass, seoTitle, seoDescription, options, pictures, attributes, categoryIds, variants };
}
