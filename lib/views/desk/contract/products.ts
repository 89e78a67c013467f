import { z } from "zod";
import { type AdminProductRow, adminProductsSchema } from "@/lib/catalog/contract";

/** `sold_out`: nothing of it can be sold. `low`: of a variant that is counted `LOW` or fewer can be. */
export const stockFilters = ["sold_out", "low"] as const;
export type StockFilter = (typeof stockFilters)[number];

const { sort, status, query, category, vendor, type, cursor } = adminProductsSchema.shape;

/** The filters of the product list as its address carries them. What cannot be read counts as not there. */
export const productListSchema = z.object({
  sort: sort.catch(undefined),
  status: status.catch(undefined),
  query: query.catch(undefined),
  category: category.catch(undefined),
  vendor: vendor.catch(undefined),
  type: type.catch(undefined),
  stock: z.enum(stockFilters).optional().catch(undefined),
  /** The code of a market that it is sold in. */
  market: z.string().max(20).optional().catch(undefined),
  cursor: cursor.catch(undefined),
});
export type ProductListInput = z.infer<typeof productListSchema>;

/** A product of the list, with what can be sold of it. */
export interface ProductListRow extends AdminProductRow {
  /** Units over its variants that are counted; null where none is. */
  readonly toSell: number | null;
  /** Of its only variant; null where there are several. */
  readonly sku: string | null;
}

export interface ProductList {
  readonly rows: readonly ProductListRow[];
  readonly next: string | null;
}

/** What products can be narrowed to besides what everybody knows: as many of each as a choice can show. */
export interface ProductChoices {
  readonly vendors: readonly string[];
  readonly types: readonly string[];
  readonly categories: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
}
