import { asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/db/schema/catalog";
import { collectionProducts, collections } from "@/db/schema/collections";
import type { TxCtx } from "@/lib/kernel/context";
import { insertRows } from "./rows";

export type CollectionRow = typeof collections.$inferSelect;

/** Locks a collection, so that two arrangements of it stand in line. */
export async function lockCollection(tx: TxCtx, id: string): Promise<CollectionRow | null> {
  const [row] = await tx.db.select().from(collections).where(eq(collections.id, id)).for("no key update");
  return row ?? null;
}

/** False when another collection has the handle. */
export async function insertCollection(tx: TxCtx, row: typeof collections.$inferInsert): Promise<boolean> {
  const made = await tx.db
    .insert(collections)
    .values(row)
    .onConflictDoNothing({ target: collections.handle })
    .returning({ id: collections.id });
  return made.length === 1;
}

export async function updateCollection(
  tx: TxCtx,
  id: string,
  change: Partial<typeof collections.$inferInsert>,
): Promise<void> {
  await tx.db
    .update(collections)
    .set({ ...change, updatedAt: tx.clock.now() })
    .where(eq(collections.id, id));
}

export async function productIdsIn(tx: TxCtx, collectionId: string): Promise<string[]> {
  const rows = await tx.db
    .select({ id: collectionProducts.productId })
    .from(collectionProducts)
    .where(eq(collectionProducts.collectionId, collectionId))
    .orderBy(asc(collectionProducts.position), asc(collectionProducts.productId));
  return rows.map((row) => row.id);
}

/** What products are called, by id. */
export async function titlesOf(
  tx: TxCtx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.db
    .select({ id: products.id, title: products.title })
    .from(products)
    .where(inArray(products.id, [...productIds]));
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** Makes these the products of a collection, in this order. */
export async function replaceProducts(
  tx: TxCtx,
  collectionId: string,
  productIds: readonly string[],
): Promise<void> {
  await tx.db.execute(sql`
    DELETE FROM collection_products
    WHERE collection_id = ${collectionId} AND product_id <> ALL(${sql.param(productIds)}::uuid[])
  `);
  await insertRows(
    tx,
    collectionProducts,
    productIds.map((productId, position) => ({ collectionId, productId, position })),
    sql`ON CONFLICT (collection_id, product_id) DO UPDATE SET position = excluded.position`,
  );
}
