/** What `store/product-state` reads: the whole of a product as the catalogue knows it. */
export interface ProductState {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  readonly status: ProductStatus;
  readonly taxClass: string;
  readonly seoTitle: string | null;
  readonly seoDescription: string | null;
  readonly version: number;
  readonly publishedVersionId: string | null;
  readonly updatedAt: string;
  readonly options: readonly OptionState[];
  readonly variants: readonly VariantState[];
  readonly pictures: readonly PictureState[];
  /** In the shop's order of attributes. */
  readonly attributes: readonly AttributeState[];
  readonly categoryIds: readonly string[];
  readonly publications: readonly { readonly channelId: string; readonly publishedAt: string }[];
}

export interface AttributeState {
  readonly attributeId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "text" | "number" | "country" | "yes_no";
  readonly unit: string | null;
  readonly value: string | number | boolean;
}

export type ProductStatus = "draft" | "active" | "archived";

export interface OptionState {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly values: readonly { readonly id: string; readonly value: string; readonly position: number }[];
}

export interface VariantState {
  readonly id: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly title: string;
  readonly optionKey: string;
  readonly position: number;
  readonly grams: number;
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  readonly costAmount: number | null;
  readonly costCurrency: string | null;
  readonly tracked: boolean;
  readonly pictureId: string | null;
  readonly archived: boolean;
  readonly valueIds: readonly string[];
  readonly prices: readonly PriceState[];
}

export interface PriceState {
  readonly priceListId: string;
  readonly minQuantity: number;
  readonly amount: number;
  readonly compareAtAmount: number | null;
}

export interface PictureState {
  readonly id: string;
  readonly mediaId: string;
  readonly source: string;
  readonly state: "pending" | "ready" | "missing";
  readonly key: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
  readonly position: number;
}
