import type { ProductStatus } from "./state";

/**
 * What somebody wants a product to be: an import row group, the desk's form or a seed. A field that is left out is
 * left as it is (or at its default when the product is new).
 */
export interface ProductDraft {
  readonly handle: string;
  readonly title?: string;
  /** As written; sanitized before it is stored. */
  readonly descriptionHtml?: string;
  readonly vendor?: string;
  readonly productType?: string;
  readonly tags?: readonly string[];
  readonly status?: ProductStatus;
  readonly taxClass?: string;
  readonly seoTitle?: string | null;
  readonly seoDescription?: string | null;
  /** The names of the options; an empty list for a product with one variant and no choice. */
  readonly options?: readonly string[];
  readonly variants?: readonly VariantDraft[];
  readonly pictures?: readonly PictureDraft[];
  /** By the attribute's code (`ensureAttributes`); null takes an answer away. Whole numbers in the attribute's unit. */
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>;
  readonly categoryIds?: readonly string[];
  readonly publishIn?: readonly string[];
  readonly unpublishFrom?: readonly string[];
  /** What a new product gets where the draft itself says nothing; a known product keeps what it has. */
  readonly ifNew?: { readonly status?: ProductStatus; readonly publishIn?: readonly string[] };
  /** When it counts as published, if not now: for catalogues that existed before. */
  readonly publishedAt?: Date;
}

export type AttributeValue = string | number | boolean;

export interface VariantDraft {
  /** Names a known variant; without it the option values do. */
  readonly id?: string;
  /** One value an option, in the order of the draft's options. */
  readonly values?: readonly string[];
  readonly sku?: string | null;
  readonly barcode?: string | null;
  readonly grams?: number;
  readonly requiresShipping?: boolean;
  readonly taxable?: boolean;
  readonly tracked?: boolean;
  readonly costAmount?: number | null;
  readonly costCurrency?: string | null;
  readonly prices?: readonly PriceDraft[];
  /** The source of the picture that shows this variant; null for none of its own. */
  readonly picture?: string | null;
  readonly archived?: boolean;
}

export interface PriceDraft {
  readonly priceListId: string;
  readonly minQuantity?: number;
  /** Minor units of the list's currency. */
  readonly amount: number;
  /** The struck price, if it is higher; null for none. Left out, it stays as it is. */
  readonly compareAtAmount?: number | null;
}

export interface PictureDraft {
  /** Where its file comes from; the same source is the same picture. */
  readonly source: string;
  readonly alt?: string;
  readonly position?: number;
}

/** What happens to variants, pictures and categories that a draft does not name. */
export interface DraftPolicy {
  readonly unnamed: "keep" | "remove";
}
