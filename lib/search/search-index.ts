import type { ListingDocument } from "@/lib/listing";

/** A listing's place in an index: a product has one in each market. */
export interface ListingPlace {
  readonly market_id: string;
  readonly product_id: string;
}

/**
 * An index as those see it who keep it: listings go in, marks come out. Every call resolves when the index has done
 * it, and is safe to repeat. Only one at a time may write (`indexing/lease`).
 */
export interface SearchIndex {
  /** Whether there is one of today's settings to write to and to search. */
  isBuilt(): Promise<boolean>;
  write(listings: readonly ListingDocument[], gone: readonly ListingPlace[]): Promise<void>;
  /** The marks of what it holds of these, by `placeKey`. */
  marks(places: readonly ListingPlace[]): Promise<ReadonlyMap<string, string>>;
  /** What it holds, page by page in an order of its own, and how much there is. */
  places(offset: number, limit: number): Promise<{ places: readonly ListingPlace[]; total: number }>;
  /** Builds another beside it, which takes its place in one step when everything is in. */
  rebuild(batches: AsyncIterable<readonly ListingDocument[]>): Promise<void>;
}

const hex = (id: string) => id.replaceAll("-", "");

/** One word for a place, of letters that any index takes as an id. */
export const placeKey = ({ market_id, product_id }: ListingPlace): string =>
  `${hex(market_id)}_${hex(product_id)}`;
