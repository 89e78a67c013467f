import { sql } from "drizzle-orm";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { ProductState } from "../state";
import { productState } from "./product-state";

/**
 * Raises the version of products and appends a full snapshot of each, in one statement. A product that is on sale
 * somewhere gets the new version as its published one. Call it after all other writes of the transaction.
 */
export async function insertVersions(tx: TxCtx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  const now = tx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const fresh = JSON.stringify(
    [...productIds].sort((a, b) => (a < b ? -1 : 1)).map((id) => ({ product_id: id, id: tx.ids.next() })),
  );
  await tx.db.execute(sql`
    WITH fresh AS (
      SELECT * FROM json_to_recordset(${fresh}::json) AS fresh(product_id uuid, id uuid)
    ), p AS (
      UPDATE products kept SET version = kept.version + 1, updated_at = ${at},
        published_version_id = CASE
          WHEN kept.status = 'active' AND EXISTS (SELECT FROM publications b WHERE b.product_id = kept.id) THEN fresh.id
          ELSE kept.published_version_id
        END
      FROM fresh WHERE kept.id = fresh.product_id
      RETURNING kept.*, fresh.id AS version_id
    )
    INSERT INTO product_versions (id, product_id, number, snapshot, actor, created_at)
    SELECT p.version_id, p.id, p.version, ${productState(now)}::jsonb, ${JSON.stringify(tx.actor)}::jsonb, ${at} FROM p
  `);
}

/** What products were at a version of theirs, by product; one that never was is not there. */
export async function snapshotsOf(
  ctx: ReadCtx,
  wanted: readonly { readonly productId: string; readonly number: number }[],
): Promise<ReadonlyMap<string, ProductState>> {
  const { rows } = await ctx.db.execute<{ id: string; snapshot: ProductState }>(sql`
    SELECT v.product_id AS id, v.snapshot FROM product_versions v
    JOIN json_to_recordset(${JSON.stringify(wanted)}::json) AS wanted("productId" uuid, number int)
      ON v.product_id = wanted."productId" AND v.number = wanted.number
  `);
  return new Map(rows.map((row) => [row.id, row.snapshot]));
}
