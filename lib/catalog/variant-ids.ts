import { and, inArray, isNull } from "drizzle-orm";
import { variants } from "@/db/schema/catalog";
import type { ReadCtx } from "@/lib/kernel/context";

/** The variants that carry these SKUs now. One statement. */
export async function variantIdsBySku(
  ctx: ReadCtx,
  skus: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(and(inArray(variants.sku, skus as string[]), isNull(variants.archivedAt)));
  return new Map(rows.flatMap((row) => (row.sku === null ? [] : [[row.sku, row.id] as const])));
}
