import type { TxCtx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { CATALOG_QUEUE, PRODUCT_CHANGED } from "./contract";
import { insertVersions } from "./store/versions";

/** The end of every catalogue write: one version a product, and the news of it. */
export async function recordChange(tx: TxCtx, productIds: readonly string[]): Promise<void> {
  const ids = [...new Set(productIds)];
  await insertVersions(tx, ids);
  await announceChange(tx, ids);
}

/** The news alone: something that a product's pages show has changed, though not the product's own record. */
export async function announceChange(tx: TxCtx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  const subject = productIds.length === 1 ? productIds[0]! : "products";
  await emit(tx, {
    type: PRODUCT_CHANGED,
    subject,
    payload: { product_ids: productIds },
    queue: CATALOG_QUEUE,
  });
}
