import { asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/db/schema/catalog";
import { collectionProducts, collections } from "@/db/schema/collections";
import type { TxCtx } from "@/lib/kernel/context";
import { insertRows, updateRows } from "./rows";

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

/** Locks collections, in the order of their ids. */
export async function lockCollections(tx: TxCtx, ids: readonly string[]): Promise<readonly CollectionRow[]> {
  if (ids.length === 0) return [];
  return tx.db
    .select()
    .from(collections)
    .where(inArray(collections.id, [...ids]))
    .orderBy(asc(collections.id))
    .for("no key update");
}

/** The handles of those of these products that there are, by id. */
export async function handlesOf(
  tx: TxCtx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.db
    .select({ id: products.id, handle: products.handle })
    .from(products)
    .where(inArray(products.id, [...productIds]));
  return new Map(rows.map((row) => [row.id, row.handle]));
}

/** Behind all collections. */
export async function nextPosition(tx: TxCtx): Promise<number> {
  const [row] = await tx.db
    .select({ next: sql<number>`coalesce(max(${collections.position}) + 1, 0)::int` })
    .from(collections);
  return row?.next ?? 0;
}

/** Collections in this order; those that are not named keep their places. */
export async function writePositions(tx: TxCtx, ids: readonly string[]): Promise<void> {
  await updateRows(
    tx,
    collections,
    ids.map((id, position) => ({ id, position })),
  );
}

/** Puts a product at the end of collections that have it not, and takes it out of others. */
export async function writePlaces(
  tx: TxCtx,
  productId: string,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  await tx.db.execute(sql`
    DELETE FROM collection_products
    WHERE product_id = ${productId} AND collection_id = ANY(${sql.param(remove)}::uuid[])
  `);
  await tx.db.execute(sql`
    INSERT INTO collection_products (collection_id, product_id, position)
    SELECT c.id, ${productId}::uuid, coalesce((SELECT max(position) + 1 FROM collection_products WHERE collection_id = c.id), 0)
    FROM collections c WHERE c.id = ANY(${sql.param(add)}::uuid[])
    ON CONFLICT DO NOTHING
  `);
}

/** The collections of a product, each with the place that it has there. */
export async function placesOf(tx: TxCtx, productId: string): Promise<ReadonlyMap<string, number>> {
  const t = collectionProducts;
  const rows = await tx.db
    .select({ id: t.collectionId, position: t.position })
    .from(t)
    .where(eq(t.productId, productId));
  return new Map(rows.map((row) => [row.id, row.position]));
}

/** Moves a product to places that it had in its collections; what stands there by now comes behind it. */
export async function writePlacesBack(
  tx: TxCtx,
  productId: string,
  places: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  await tx.db.execute(sql`
    UPDATE collection_products c
    SET position = CASE WHEN c.product_id = ${productId} THEN back.position ELSE c.position + 1 END
    FROM json_to_recordset(${JSON.stringify(places)}::json) AS back(id uuid, position int)
    WHERE c.collection_id = back.id AND (c.product_id = ${productId} OR c.position >= back.position)
  `);
}

/** Those of these collections that hold as many products, or more. */
export async function fullOnes(tx: TxCtx, ids: readonly string[], most: number): Promise<readonly string[]> {
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    SELECT collection_id AS id FROM collection_products WHERE collection_id = ANY(${sql.param(ids)}::uuid[])
    GROUP BY collection_id HAVING count(*) >= ${most}
  `);
  return rows.map((row) => row.id);
}
