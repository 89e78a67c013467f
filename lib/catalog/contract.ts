import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { MAX_AMOUNT } from "@/lib/kernel/money";
import type { ProductStatus } from "./state";

export { changedByPercent, percentChangeSchema } from "./percent-change";
export type { ProductStatus } from "./state";

/** A product was created, edited, priced, published or got a picture: its derived rows and pages are stale. */
export const PRODUCT_CHANGED = "product.changed";
export interface ProductChanged {
  readonly product_ids: readonly string[];
}
/** Categories were made, renamed, moved or archived: whatever lists products under them is stale. */
export const CATEGORY_CHANGED = "category.changed";
export interface CategoryChanged {
  readonly category_ids: readonly string[];
}
/** A collection was made, renamed, arranged anew or taken away. */
export const COLLECTION_CHANGED = "collection.changed";
export interface CollectionChanged {
  readonly collection_ids: readonly string[];
}
/** Catalogue events of one product must be handled in their order: they share this queue. */
export const CATALOG_QUEUE = "catalog";

/** Cache tags: what a cached page of this domain depends on. */
export const productTag = (handle: string): string => `product:${handle}`;
export const categoryTag = (categoryId: string): string => `category:${categoryId}`;
/** The category tree, wherever navigation shows it. */
export const NAVIGATION_TAG = "navigation";
/** Every page that shows collections: there are few, and they are changed seldom. */
export const COLLECTIONS_TAG = "collections";

/** Where a product and a category stand in the shop, before the market's prefix. Redirects are kept in these terms. */
export const productPath = (handle: string): string => `/products/${handle}`;
export const categoryPath = (path: string): string => `/categories/${path}`;
export const collectionPath = (handle: string): string => `/collections/${handle}`;
/** The public address of a stored picture. */
export const pictureAddress = (key: string): string => `/media/${key}`;

const text = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().max(max));

/** What a picture file may weigh at most when it comes in. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
/** More than any gallery shows; it bounds what one product can cost a page. */
export const MAX_PICTURES = 100;
/** What is said of a picture to those who do not see it. */
export const altSchema = text(500);

/** A picture that can be shown: `key` is its name in storage. */
export interface Picture {
  readonly id: string;
  readonly key: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

export interface CollectionView {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
}

export interface CategoryView {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  /** From the root to the category itself. */
  readonly trail: readonly Crumb[];
  readonly children: readonly { readonly id: string; readonly name: string; readonly path: string }[];
}

/** More than a long book chapter; search and versions copy it, so it has an end. */
export const MAX_DESCRIPTION = 100_000;

const optionalText = (max: number) => text(max).transform((value) => (value === "" ? null : value));

export const productStatusSchema = z.enum(["draft", "active", "archived"]);
export const handleSchema = z
  .string()
  .trim()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens.");
/** An amount in minor units, as a form or JSON sends it; a float or a sign is refused. */
export const amountSchema = z.int().min(0).max(MAX_AMOUNT);

export const productFields = z.object({
  handle: handleSchema,
  title: text(255).pipe(z.string().min(1, "A product needs a title.")),
  descriptionHtml: z.string().max(MAX_DESCRIPTION),
  vendor: text(120),
  productType: text(120),
  tags: z.array(text(100).pipe(z.string().min(1))).max(250),
  status: productStatusSchema,
  taxClass: z.string().max(40),
  seoTitle: optionalText(255).nullable(),
  seoDescription: optionalText(500).nullable(),
});

export const variantFields = z.object({
  sku: optionalText(100).nullable(),
  barcode: optionalText(100).nullable(),
  grams: z.int().min(0).max(10_000_000),
  requiresShipping: z.boolean(),
  taxable: z.boolean(),
  tracked: z.boolean(),
  archived: z.boolean(),
  prices: z
    .array(
      z.object({
        priceListId: z.uuid(),
        minQuantity: z.int().min(1).max(1_000_000).optional(),
        amount: amountSchema,
        compareAtAmount: amountSchema.nullable().optional(),
      }),
    )
    .max(100),
});

/** What the desk's form may change of a product: only what it sends. Variants are named by id. */
export const productEditSchema = productFields.partial().extend({
  variants: z
    .array(variantFields.partial().extend({ id: z.uuid() }))
    .max(2_048)
    .optional(),
  categoryIds: z.array(z.uuid()).max(100).optional(),
  publishIn: z.array(z.uuid()).max(20).optional(),
  unpublishFrom: z.array(z.uuid()).max(20).optional(),
});
export type ProductEdit = z.infer<typeof productEditSchema>;

const categoryFields = z.object({
  /** Null at the root. */
  parentId: z.uuid().nullable(),
  name: text(120).pipe(z.string().min(1, "A category needs a name.")),
  handle: handleSchema,
  description: text(2_000),
  position: z.int().min(0).max(1_000_000),
});
export const categoryInputSchema = categoryFields.partial().required({ name: true });
export type CategoryInput = z.input<typeof categoryInputSchema>;
/** Only what is given changes. */
export const categoryEditSchema = categoryFields.partial();
export type CategoryEdit = z.infer<typeof categoryEditSchema>;

const collectionFields = z.object({
  title: text(120).pipe(z.string().min(1, "A collection needs a title.")),
  handle: handleSchema,
  description: text(2_000),
  position: z.int().min(0).max(1_000_000),
});
export const collectionInputSchema = collectionFields.partial().required({ title: true });
export type CollectionInput = z.input<typeof collectionInputSchema>;
/** Only what is given changes. */
export const collectionEditSchema = collectionFields.partial();
export type CollectionEdit = z.infer<typeof collectionEditSchema>;
export type CollectionRefusal = "collection_not_found" | "handle_taken";
/** More than anybody puts in order by hand; it bounds what one collection can cost. */
export const MAX_IN_COLLECTION = 1_000;

/** Where a product is put and taken out of; what is not named stays. */
export const placingSchema = z.object({
  categories: placesSchema(),
  collections: placesSchema(),
});
export type Placing = z.infer<typeof placingSchema>;
function placesSchema() {
  const ids = z.array(z.uuid()).max(500);
  return z.object({ add: ids, remove: ids });
}

/** What placing a product did, so that it can be taken back: into what it came, and what it left from which place. */
export const placedSchema = z.object({
  categories: placedIn(),
  collections: placedIn(),
});
export type Placed = z.infer<typeof placedSchema>;
function placedIn() {
  const left = z.object({ id: z.uuid(), position: z.int().min(0) });
  return z.object({ added: z.array(z.uuid()).max(500), left: z.array(left).max(500) });
}

/** A gallery as staff arrange it: what is not named leaves it. `shows`: the picture that stands for a variant, if any. */
export const galleryInputSchema = z.object({
  pictures: z.array(z.object({ id: z.uuid(), alt: altSchema })).max(MAX_PICTURES),
  shows: z
    .array(z.object({ variantId: z.uuid(), pictureId: z.uuid().nullable() }))
    .max(2_048)
    .default([]),
});
export type GalleryInput = z.input<typeof galleryInputSchema>;

/** Why an edit of a product says no. `changed_meanwhile` carries the present version. */
export type ProductRefusal =
  | "product_not_found"
  | "changed_meanwhile"
  | "handle_taken"
  | "sku_taken"
  | "variant_unknown"
  | "variant_twice";
export type CategoryRefusal = "category_not_found" | "parent_not_found" | "cycle" | "too_deep" | "path_taken";

/** `changed`: what was changed last comes first. */
export const productOrders = ["changed", "title"] as const;

export const adminProductsSchema = z.object({
  sort: z.enum(productOrders).optional(),
  status: productStatusSchema.optional(),
  /** A piece of title or handle, or a whole SKU. */
  query: z.string().max(200).optional(),
  /** With all that hangs under it. */
  category: z.uuid().optional(),
  vendor: z.string().min(1).max(255).optional(),
  type: z.string().min(1).max(255).optional(),
  cursor: z.string().max(500).optional(),
  size: z.int().min(1).max(200).default(50),
});
export type AdminProductsInput = z.input<typeof adminProductsSchema>;

/** One line of the desk's product list. */
export interface AdminProductRow {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly status: ProductStatus;
  /** What an edit from its row is compared with. */
  readonly version: number;
  readonly variantCount: number;
  readonly published: boolean;
  readonly pictureKey: string | null;
  readonly updatedAt: string;
  /** Of the price list that was asked for, minor units; null without one, or where no variant has a price on it. */
  readonly price: {
    readonly lowest: number;
    readonly highest: number;
    /** The only variant, whose price can be changed from the row; null where there are several. */
    readonly variantId: string | null;
  } | null;
}
export interface AdminProducts {
  readonly rows: readonly AdminProductRow[];
  readonly next: string | null;
}

/** Why the prices of one product stay as they are. */
export type PriceChangeRefusal = "price_missing" | "price_timed" | "amount_invalid";

/** What a change of prices would do: a few rows of it, and how much of what was chosen it reaches. */
export interface PricePreview {
  readonly rows: readonly {
    readonly productId: string;
    readonly title: string;
    readonly variant: string;
    readonly minQuantity: number;
    readonly before: number;
    /** Null where it would be refused. */
    readonly after: number | null;
  }[];
  /** Prices that are there in all. */
  readonly prices: number;
  /** Products of those asked about that have one. */
  readonly products: number;
}
