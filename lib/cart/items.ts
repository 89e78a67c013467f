import { variantIdsBySku } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";

/** Resolves items on the wire (`var_…` ids, else SKUs) to variants. An id costs no statement. */
export async function resolveItems(
  ctx: ReadCtx,
  items: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  const skus: string[] = [];
  for (const item of items) {
    const id = fromWire("variant", item);
    if (id) resolved.set(item, id);
    else skus.push(item);
  }
  if (skus.length > 0) {
    for (const [sku, id] of await variantIdsBySku(ctx, skus)) resolved.set(sku, id);
  }
  return resolved;
}
