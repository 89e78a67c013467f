import { sql } from "drizzle-orm";
import type { prices } from "@/db/schema/catalog";
import type { TxCtx } from "@/lib/kernel/context";

/**
 * Appends prices. Two of one variant, list and quantity never begin in the same millisecond: the later one begins
 * one later, so that which is newest is never a matter of chance.
 */
export async function insertPrices(tx: TxCtx, rows: readonly (typeof prices.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return;
  const fresh = rows.map((row) => ({
    id: row.id,
    variant_id: row.variantId,
    price_list_id: row.priceListId,
    min_quantity: row.minQuantity ?? 1,
    amount: row.amount,
    compare_at_amount: row.compareAtAmount ?? null,
    valid_from: row.validFrom,
    valid_to: row.validTo ?? null,
    actor: row.actor,
  }));
  await tx.db.execute(sql`
    INSERT INTO prices (id, variant_id, price_list_id, min_quantity, amount, compare_at_amount, valid_from, valid_to, actor)
    SELECT fresh.id, fresh.variant_id, fresh.price_list_id, fresh.min_quantity, fresh.amount, fresh.compare_at_amount,
      fresh.valid_from + CASE WHEN same.found IS NULL THEN interval '0' ELSE interval '1 millisecond' END,
      fresh.valid_to, fresh.actor
    FROM json_populate_recordset(NULL::prices, ${JSON.stringify(fresh)}::json) AS fresh
    LEFT JOIN LATERAL (
      SELECT true AS found FROM prices p
      WHERE p.variant_id = fresh.variant_id AND p.price_list_id = fresh.price_list_id
        AND p.min_quantity = fresh.min_quantity AND p.valid_from = fresh.valid_from
      LIMIT 1
    ) same ON true
  `);
}
