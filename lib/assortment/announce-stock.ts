import { CATALOG_QUEUE } from "@/lib/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { STOCK_CHANGED } from "./contract";

/** What shows the availability of these variants of a product is stale. */
export function announceStock(tx: TxCtx, productId: string, variantIds: readonly string[]): Promise<void> {
  return emit(tx, {
    type: STOCK_CHANGED,
    subject: productId,
    payload: { variant_ids: variantIds },
    queue: CATALOG_QUEUE,
  });
}
