import { textOf } from "@/lib/catalog";
import type { ListingDocument } from "@/lib/listing";
import { placeKey } from "../search-index";
import { otherForms } from "../word-forms";

/** A listing as the index keeps it. */
export interface IndexDocument {
  readonly id: string;
  readonly market: string;
  readonly product: string;
  readonly mark: string;
  readonly [attribute: string]: unknown;
}

/** Of a description what is worth finding. */
const MOST_TEXT = 2_000;

export function documentOf(listing: ListingDocument): IndexDocument {
  const { choices } = listing;
  const alone = (before: string) =>
    choices
      .filter((word) => word.startsWith(before) && !word.includes("|"))
      .map((word) => word.slice(before.length));
  return {
    id: placeKey(listing),
    market: listing.market_id,
    product: listing.product_id,
    mark: listing.mark,
    title: listing.title,
    kind: listing.kind,
    categories: listing.categories,
    values: listing.values,
    forms: otherForms(`${listing.title} ${listing.kind} ${listing.categories}`),
    description: textOf(listing.description, MOST_TEXT),
    skus: listing.skus,
    category_ids: listing.category_ids,
    price: listing.price,
    available: listing.available,
    popularity: listing.popularity,
    published: listing.published,
    name: listing.name,
    choices,
    colors: alone("c:"),
    sizes: alone("s:"),
    colors_in_stock: alone("+c:"),
    sizes_in_stock: alone("+s:"),
  };
}
