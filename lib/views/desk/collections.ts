import { sql } from "drizzle-orm";
import { MAX_IN_COLLECTION } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import type { CollectedProduct, DeskCollection, DeskCollectionRow } from "./contract";

/** As many as the shop itself shows. */
const MOST = 500;

/** Every collection in the shop's order, archived ones last. */
export async function deskCollections(ctx: ReadCtx): Promise<readonly DeskCollectionRow[]> {
  const { rows } = await ctx.db.execute<DeskCollectionRow & Record<string, unknown>>(sql`
    SELECT c.id, c.handle, c.title, c.archived_at IS NOT NULL AS archived, own.products, own."onSale",
      (SELECT m.storage_key FROM collection_products x
        JOIN product_pictures i ON i.product_id = x.product_id JOIN media m ON m.id = i.media_id
        WHERE x.collection_id = c.id AND m.state = 'ready'
        ORDER BY x.position, x.product_id, i.position, i.id LIMIT 1) AS "pictureKey"
    FROM collections c CROSS JOIN LATERAL (
      SELECT count(*)::int AS products,
        count(*) FILTER (WHERE EXISTS (SELECT FROM listings l WHERE l.product_id = x.product_id))::int AS "onSale"
      FROM collection_products x WHERE x.collection_id = c.id
    ) own
    ORDER BY c.archived_at IS NOT NULL, c.position, c.handle LIMIT ${MOST}
  `);
  return rows;
}

/** A collection with its products in their order; null when there is none. */
export async function deskCollection(ctx: ReadCtx, id: string): Promise<DeskCollection | null> {
  const { rows } = await ctx.db.execute<Omit<DeskCollection, "products"> & Record<string, unknown>>(sql`
    SELECT id, handle, title, description, archived_at IS NOT NULL AS archived FROM collections WHERE id = ${id}
  `);
  const collection = rows[0];
  if (!collection) return null;
  const { rows: products } = await ctx.db.execute<CollectedProduct & Record<string, unknown>>(sql`
    SELECT p.id, p.title, p.status,
      (SELECT m.storage_key FROM product_pictures i JOIN media m ON m.id = i.media_id
        WHERE i.product_id = p.id AND m.state = 'ready' ORDER BY i.position, i.id LIMIT 1) AS "pictureKey"
    FROM collection_products x JOIN products p ON p.id = x.product_id
    WHERE x.collection_id = ${id} ORDER BY x.position, x.product_id LIMIT ${MAX_IN_COLLECTION}
  `);
  return { ...collection, products };
}
