import type { productAttributes } from "@/db/schema/attributes";
import type {
  options,
  optionValues,
  prices,
  productCategories,
  productPictures,
  products,
  publications,
  variantOptions,
  variants,
} from "@/db/schema/catalog";

type Row<T extends { $inferInsert: object }> = T["$inferInsert"];
type Change<T extends { $inferInsert: object }> = Partial<T["$inferInsert"]> & { readonly id: string };

/** The rows that plans ask for, table by table: what a store writes in a few statements for any number of products. */
export interface CatalogWrites {
  products: Row<typeof products>[];
  productChanges: Change<typeof products>[];
  options: Row<typeof options>[];
  optionChanges: Change<typeof options>[];
  values: Row<typeof optionValues>[];
  pictures: Row<typeof productPictures>[];
  pictureChanges: Change<typeof productPictures>[];
  removedPictures: string[];
  variants: Row<typeof variants>[];
  variantChanges: Change<typeof variants>[];
  variantOptions: Row<typeof variantOptions>[];
  prices: Row<typeof prices>[];
  categories: Row<typeof productCategories>[];
  removedCategories: { readonly productId: string; readonly categoryId: string }[];
  attributes: Row<typeof productAttributes>[];
  removedAttributes: { readonly productId: string; readonly attributeId: string }[];
  publications: Row<typeof publications>[];
  removedPublications: { readonly productId: string; readonly channelId: string }[];
}

export function noWrites(): CatalogWrites {
  return {
    products: [],
    productChanges: [],
    options: [],
    optionChanges: [],
    values: [],
    pictures: [],
    pictureChanges: [],
    removedPictures: [],
    variants: [],
    variantChanges: [],
    variantOptions: [],
    prices: [],
    categories: [],
    removedCategories: [],
    attributes: [],
    removedAttributes: [],
    publications: [],
    removedPublications: [],
  };
}

/** How many rows are asked for: a plan that adds none changes nothing. */
export function countWrites(writes: CatalogWrites): number {
  return Object.values(writes).reduce((total, rows) => total + rows.length, 0);
}

/** The fields of `wanted` that are given and differ from `known`. */
export function differences<K extends object>(known: K, wanted: Partial<K>): Partial<K> {
  const changed: Partial<K> = {};
  for (const name of Object.keys(wanted) as (keyof K)[]) {
    if (wanted[name] !== undefined && !same(known[name], wanted[name])) changed[name] = wanted[name];
  }
  return changed;
}

function same(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((x, i) => x === b[i])
    : a === b;
}
