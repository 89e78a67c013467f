import type { Columns } from "@/lib/desk/contract";
import type { ProductListRow } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import type { Here } from "../format";

/** What is saved from a row: only what differs. The price is the only variant's, for one unit, on the list shown. */
export interface RowValues {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly title?: string;
  readonly status?: ProductListRow["status"];
  readonly price?: { readonly variantId: string; readonly priceListId: string; readonly amount: number };
}
export type SaveRow = Submit<RowValues, { readonly version: number }>;

export interface RowProps {
  readonly row: ProductListRow;
  readonly here: Here;
  readonly columns: Columns<"products">;
  /** The list whose prices are shown; null for those who may not see any. */
  readonly list: { readonly id: string; readonly currency: string } | null;
  /** Null for those who may look only. Without `prices` they change all but those. */
  readonly write: { readonly save: SaveRow; readonly prices: boolean } | null;
}
