import type { Market } from "@/lib/shop/contract";

/** Where a market's pages begin: the default one has no prefix. */
export function marketBase(market: Pick<Market, "code" | "isDefault">): string {
  return market.isDefault ? "" : `/${market.code}`;
}

export const homeAddress = (base: string): string => base || "/";
export const productAddress = (base: string, handle: string): string => `${base}/p/${handle}`;
export const variantAddress = (base: string, handle: string, itemId: string): string =>
  `${productAddress(base, handle)}?${new URLSearchParams({ variant: itemId })}`;
export const categoryAddress = (base: string, path: string): string => `${base}/c/${path}`;
export const collectionsAddress = (base: string): string => `${base}/collections`;
export const collectionAddress = (base: string, handle: string): string => `${base}/collections/${handle}`;
export const contentAddress = (base: string, handle: string): string => `${base}/pages/${handle}`;
export const searchAddress = (base: string): string => `${base}/search`;
export const pictureSource = (key: string): string => `/media/${key}`;
