import { z } from "zod";
import {
  type PriceChangeRefusal,
  type ProductRefusal,
  percentChangeSchema,
  productEditSchema,
  productFields,
  productStatusSchema,
  variantFields,
} from "@/lib/catalog/contract";
import { cleanText } from "@/lib/kernel/address";

/** Stock of variants was changed by staff: what shows availability is stale. */
export const STOCK_CHANGED = "stock.changed";
export interface StockChanged {
  readonly variant_ids: readonly string[];
}

/** The most a level may hold, as inventory has it. */
const MOST_UNITS = 1_000_000_000;

export const stockEditSchema = z.object({
  variantId: z.uuid(),
  locationId: z.uuid(),
  /** What was counted. */
  onHand: z.int().min(0).max(MOST_UNITS),
  /** What the counter saw before; null counts whatever is there. */
  expected: z.int().nullable().default(null),
  /** What the counter was told of it that is sold and not sent, and took off; left out where nobody was told. */
  unsent: z.int().min(0).optional(),
  /** Whether it may be sold below zero; left out, it stays as it is. */
  backorder: z.boolean().optional(),
  reason: z
    .string()
    .max(800)
    .transform(cleanText)
    .pipe(z.string().min(1, "Say why the stock changes.").max(200)),
});

/** What the product form saves: only what it sends changes. */
export const saveProductSchema = productEditSchema.extend({
  productId: z.uuid(),
  expectedVersion: z.int().min(0),
  stock: z.array(stockEditSchema).max(500).default([]),
});
export type SaveProduct = z.input<typeof saveProductSchema>;

const word = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().min(1).max(max));

/** A new product with its first variants, each with what is on the shelf at the first location. */
export const addProductSchema = productFields
  .partial()
  .required({ title: true })
  .extend({
    options: z.array(word(60)).max(3).default([]),
    variants: z
      .array(
        variantFields.partial().extend({
          values: z.array(word(120)).max(3).default([]),
          onHand: z.int().min(0).max(MOST_UNITS).default(0),
        }),
      )
      .min(1)
      .max(2_048),
    categoryIds: z.array(z.uuid()).max(100).optional(),
    publishIn: z.array(z.uuid()).max(20).optional(),
  });
export type AddProduct = z.input<typeof addProductSchema>;

/** One more variant for a product that exists: one value an option, and what is on its shelf at the first location. */
export const addVariantSchema = variantFields
  .pick({ sku: true, barcode: true, grams: true, prices: true })
  .partial()
  .extend({
    productId: z.uuid(),
    expectedVersion: z.int().min(0),
    values: z.array(word(120)).min(1).max(3),
    /** For a product without a choice so far: what the choice is called, and what its only variant is called in it. */
    first: z
      .object({ option: word(60), value: word(120) })
      .nullable()
      .default(null),
    onHand: z.int().min(0).max(MOST_UNITS).default(0),
  });
export type AddVariant = z.input<typeof addVariantSchema>;

/** What of a variant is changed beside its prices; only what is given. */
export const changeVariantSchema = variantFields
  .omit({ prices: true })
  .partial()
  .extend({ productId: z.uuid(), expectedVersion: z.int().min(0), id: z.uuid() });
export type ChangeVariant = z.input<typeof changeVariantSchema>;

/** Why saving says no; `detail` has the present version or count, or the word in question. */
export type SaveRefusal =
  | ProductRefusal
  | "stock_changed_meanwhile"
  | "less_than_held"
  | "location_unknown"
  | "options_mismatch"
  | "variant_exists"
  | "last_variant"
  | "too_many_variants";

/** How many products the desk may choose for one act, and how many of them one call changes. */
export const MOST_CHOSEN = 200;
export const MOST_AT_ONCE = 25;

const priceChange = z.object({ priceListId: z.uuid(), byBp: percentChangeSchema });

/** What can be done to many products, or to one from its row. `undo` takes the last edit of each back. */
const productActSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), status: productStatusSchema }),
  priceChange.extend({ kind: z.literal("prices") }),
  z.object({ kind: z.literal("collect"), collectionId: z.uuid() }),
  z.object({ kind: z.literal("uncollect"), collectionId: z.uuid() }),
  z.object({ kind: z.literal("undo") }),
]);
export type ProductAct = z.infer<typeof productActSchema>;

/** One call of an act: each product once, by the version its row showed. */
export const changeProductsSchema = z.object({
  act: productActSchema,
  products: z
    .array(z.object({ id: z.uuid(), version: z.int().min(0) }))
    .min(1)
    .max(MOST_AT_ONCE)
    .refine((products) => new Set(products.map(({ id }) => id)).size === products.length, "Name each once."),
});

export const previewPricesSchema = priceChange.extend({
  productIds: z.array(z.uuid()).min(1).max(MOST_CHOSEN),
});

/** What became of one product. Without `changed` it was like that already; `version` is what it has now. */
export type ProductDone =
  | { readonly id: string; readonly ok: true; readonly changed: boolean; readonly version: number }
  | {
      readonly id: string;
      readonly ok: false;
      readonly code: "product_not_found" | "changed_meanwhile" | "not_undoable" | PriceChangeRefusal;
      /** The version it has now, where it is another than was seen. */
      readonly version: number | null;
    };

/** A variant as the desk shows it. Amounts in minor units of the list's currency, as written. */
export interface DeskVariant {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly grams: number;
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  readonly tracked: boolean;
  readonly archived: boolean;
  readonly pictureId: string | null;
  /** One value an option, in the order of the product's options. */
  readonly values: readonly string[];
  readonly prices: readonly {
    readonly priceListId: string;
    readonly minQuantity: number;
    readonly amount: number;
    readonly compareAtAmount: number | null;
  }[];
  readonly stock: readonly {
    readonly locationId: string;
    readonly onHand: number;
    readonly held: number;
    /** Sold and not sent yet: it lies on the shelf, and on hand is without it. */
    readonly unsent: number;
    readonly backorder: boolean;
  }[];
}

/** A product with everything its form needs. */
export interface DeskProduct {
  readonly id: string;
  readonly version: number;
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  readonly status: "draft" | "active" | "archived";
  readonly taxClass: string;
  readonly seoTitle: string | null;
  readonly seoDescription: string | null;
  readonly updatedAt: string;
  readonly categoryIds: readonly string[];
  readonly channelIds: readonly string[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly pictures: readonly {
    readonly id: string;
    readonly key: string | null;
    readonly alt: string;
    readonly state: "pending" | "ready" | "missing";
    readonly source: string;
  }[];
  readonly variants: readonly DeskVariant[];
  readonly priceLists: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly currency: string;
  }[];
  readonly locations: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}

/** A product's essentials, for a look beside the list: what it is, what it costs, how much of it is left. */
export interface ProductLook
  extends Pick<
    DeskProduct,
    "id" | "handle" | "title" | "status" | "vendor" | "productType" | "tags" | "updatedAt"
  > {
  readonly published: boolean;
  readonly pictures: readonly { readonly key: string; readonly alt: string }[];
  /** Live variants, the first of them; `more` are left out. */
  readonly variants: readonly {
    readonly id: string;
    readonly title: string;
    readonly sku: string | null;
    /** Units to sell; null where it is not counted. */
    readonly available: number | null;
    readonly held: number;
    /** In the order of `lists`; null where a list has none. */
    readonly prices: readonly (number | null)[];
  }[];
  readonly more: number;
  /** None for those who may not see prices. */
  readonly lists: readonly { readonly id: string; readonly name: string; readonly currency: string }[];
}
