import {
  type CategoryNode,
  liveCategories,
  lowestPriorOf,
  type ProductState,
  productOnSale,
  textOf,
  trail,
  type VariantState,
} from "@/lib/catalog";
import type { Picture } from "@/lib/catalog/contract";
import { type Availability, availability } from "@/lib/inventory";
import type { ReadCtx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { decimalString } from "@/lib/kernel/money";
import { type Market, marketsAt, readConfigVersion } from "@/lib/shop";
import { currentRates } from "@/lib/tax";
import type { ProductFacts, ProductOption, ProductPage, ProductVariant } from "./contract";
import { type Showing, shownPrice } from "./shown-prices";

/** A product's page in a market by its handle; null when it is not on sale there. Five statements. */
export async function productPage(ctx: ReadCtx, market: Market, handle: string): Promise<ProductPage | null> {
  const product = await productOnSale(ctx, handle, market.channelId);
  if (!product) return null;
  if (!isOffered(product, market)) return null;
  const offered = product.variants.filter((variant) => !variant.archived && writtenPrice(variant, market));
  const ids = offered.map((variant) => variant.id);
  const version = await readConfigVersion(ctx);
  const showing = { market, rates: await currentRates(ctx, version) };
  const stock = await availability(ctx, ids);
  const reduced = offered.filter((variant) => writtenPrice(variant, market)!.compareAtAmount !== null);
  const lowest = await lowestPriorOf(
    ctx,
    reduced.map((variant) => variant.id),
    market.priceListId,
  );
  const variants = offered.map((variant) =>
    variantOf(product, variant, showing, stock.get(variant.id), lowest),
  );
  const crumbs = deepestTrail(await liveCategories(ctx), product.categoryIds);
  const gallery = galleryOf(product);
  const prices = variants.map((variant) => variant.price);
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    descriptionHtml: product.descriptionHtml,
    seoTitle: product.seoTitle ?? product.title,
    seoDescription: product.seoDescription ?? textOf(product.descriptionHtml, 160),
    currency: market.currency,
    withTax: market.pricesShown === "with_tax",
    priceFrom: Math.min(...prices),
    priceTo: Math.max(...prices),
    available: variants.some((variant) => variant.available),
    gallery,
    options: optionsOf(product, variants),
    attributes: product.attributes.map(({ attributeId: _, ...said }) => said),
    variants,
    trail: crumbs.map(({ name, path }) => ({ name, path })),
    categoryIds: product.categoryIds,
    marketIds: (await marketsAt(ctx, version))
      .filter((one) => one.channelId === market.channelId && isOffered(product, one))
      .map((one) => one.id),
    facts: factsOf(product, variants, gallery, crumbs, market, stock),
  };
}

/** Whether it is sold in a market of its channel: whether anything of it has a price there. */
function isOffered(product: ProductState, market: Market): boolean {
  return product.variants.some((variant) => !variant.archived && writtenPrice(variant, market));
}

function writtenPrice(variant: VariantState, market: Market) {
  return variant.prices.find((price) => price.priceListId === market.priceListId && price.minQuantity === 1);
}

function variantOf(
  product: ProductState,
  variant: VariantState,
  showing: Showing,
  stock: Availability | undefined,
  lowest: ReadonlyMap<string, number>,
): ProductVariant {
  const written = writtenPrice(variant, showing.market)!;
  const shown = (amount: number) => shownPrice(showing, amount, product.taxClass, variant.taxable);
  const prior = lowest.get(variant.id);
  const counted = variant.tracked && !stock?.backorder;
  const left = counted ? Math.max(0, (stock?.onHand ?? 0) - (stock?.held ?? 0)) : null;
  return {
    id: variant.id,
    itemId: toWire("variant", variant.id),
    sku: variant.sku,
    title: variant.title,
    valueIds: variant.valueIds,
    price: shown(written.amount),
    compareAt: written.compareAtAmount === null ? null : shown(written.compareAtAmount),
    lowestPrior: prior === undefined ? null : shown(prior),
    available: left === null || left > 0,
    left,
    pictureId: variant.pictureId,
    grams: variant.grams,
    requiresShipping: variant.requiresShipping,
  };
}

/** Options and values that at least one offered variant has, so that a picker never shows a dead choice. */
function optionsOf(product: ProductState, variants: readonly ProductVariant[]): ProductOption[] {
  const used = new Set(variants.flatMap((variant) => variant.valueIds));
  return product.options
    .map((option) => ({
      id: option.id,
      name: option.name,
      values: option.values.filter((value) => used.has(value.id)).map(({ id, value }) => ({ id, value })),
    }))
    .filter((option) => option.values.length > 0);
}

function galleryOf(product: ProductState): Picture[] {
  return product.pictures.flatMap(({ id, key, alt, width, height, state }) =>
    state === "ready" && key && width && height
      ? [{ id, key, alt: alt || product.title, width, height }]
      : [],
  );
}

function deepestTrail(categories: readonly CategoryNode[], ids: readonly string[]): CategoryNode[] {
  return ids
    .map((id) => trail(categories, id))
    .reduce<CategoryNode[]>((deepest, crumbs) => (crumbs.length > deepest.length ? crumbs : deepest), []);
}

function factsOf(
  product: ProductState,
  variants: readonly ProductVariant[],
  gallery: readonly Picture[],
  crumbs: readonly CategoryNode[],
  market: Market,
  stock: ReadonlyMap<string, Availability>,
): ProductFacts {
  const barcodes = new Map(product.variants.map((variant) => [variant.id, variant.barcode]));
  return {
    name: product.title,
    description: textOf(product.descriptionHtml, 5_000),
    brand: product.vendor || null,
    category: crumbs.length > 0 ? crumbs.map((crumb) => crumb.name).join(" > ") : null,
    pictureKeys: gallery.map((picture) => picture.key),
    offers: variants.map((variant) => ({
      sku: variant.sku,
      gtin: gtinOf(barcodes.get(variant.id)),
      name: variant.title,
      price: decimalString({ amount: variant.price, currency: market.currency }),
      currency: market.currency,
      availability: !variant.available
        ? "OutOfStock"
        : stock.get(variant.id)?.backorder && stock.get(variant.id)!.onHand <= stock.get(variant.id)!.held
          ? "BackOrder"
          : "InStock",
    })),
  };
}

/** A barcode that is a GTIN by its length (GS1: 8, 12, 13 or 14 digits). */
function gtinOf(barcode: string | null | undefined): string | null {
  return barcode && /^(\d{8}|\d{12,14})$/.test(barcode) ? barcode : null;
}
