import "server-only";
import { type Shared, shareVersion } from "@/lib/catalog/share/share-version";
import { system } from "@/lib/kernel/actor";
import { formatMoney } from "@/lib/kernel/money";
import { cachedProductPage } from "@/lib/listing/cached";
import type { ProductPage } from "@/lib/listing/contract";
import { contextFor } from "@/lib/platform/runtime";
import { shopUrl } from "@/lib/platform/urls";
import { type Market, marketsAt, readConfigVersion, type ShopIdentity, shopIdentity } from "@/lib/shop";

/** What is shared of a product in a market; null when it is not sold there. */
export async function sharedProduct(code: string, handle: string): Promise<Shared | null> {
  const product = await cachedProductPage(code, handle);
  if (!product) return null;
  const ctx = contextFor(system("share"));
  const version = await readConfigVersion(ctx);
  const [markets, identity] = await Promise.all([marketsAt(ctx, version), shopIdentity(ctx, version)]);
  const market = markets.find((one) => (code === "default" ? one.isDefault : one.code === code));
  return market ? sharedOf(product, market, identity) : null;
}

/** The address of a product's picture, with the version of what it shows. */
export function shareUrl(code: string, product: ProductPage, market: Market, identity: ShopIdentity): string {
  const version = shareVersionOf(sharedOf(product, market, identity));
  return shopUrl(`/share/${code}/${product.handle}.jpg?v=${version}`);
}

/** Enough of the name to tell one from another. */
export function shareVersionOf(shared: Shared): string {
  return shareVersion(shared).slice(0, 12);
}

function sharedOf(product: ProductPage, market: Market, identity: ShopIdentity): Shared {
  const least = formatMoney({ amount: product.priceFrom, currency: product.currency }, market.locale);
  return {
    pictureKey: product.gallery[0]?.key ?? null,
    title: product.title,
    price: product.priceFrom === product.priceTo ? least : `from ${least}`,
    shop: identity.name,
  };
}
