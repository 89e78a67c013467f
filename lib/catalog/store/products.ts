import { type SQL, sql } from "drizzle-orm";
import { productAttributes } from "@/db/schema/attributes";
import {
  media,
  options,
  optionValues,
  productCategories,
  productPictures,
  products,
  publications,
  variantOptions,
  variants,
} from "@/db/schema/catalog";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { CatalogWrites } from "../plan/writes";
import type { ProductState } from "../state";
import { insertPrices } from "./prices";
import { productState } from "./product-state";
import { insertRows, updateRows } from "./rows";

/** Which products a statement is about. */
export type Which = { readonly handles: readonly string[] } | { readonly ids: readonly string[] };

/**
 * Locks products, in the order of their ids, so that two edits of one product stand in line and no two batches wait
 * for each other. Product rows are locked before stock levels, everywhere.
 */
export async function lockProducts(
  tx: TxCtx,
  which: Which,
): Promise<readonly { id: string; handle: string; version: number }[]> {
  const { rows } = await tx.db.execute<{ id: string; handle: string; version: number }>(sql`
    SELECT p.id, p.handle, p.version FROM products p WHERE ${chosen(which)} ORDER BY p.id FOR NO KEY UPDATE
  `);
  return rows;
}

/** Products as the catalogue knows them now. In a transaction, after the lock, so that sub-selects see the same. */
export async function readProducts(ctx: ReadCtx, which: Which): Promise<readonly ProductState[]> {
  const { rows } = await ctx.db.execute<{ state: ProductState }>(sql`
    SELECT ${productState(ctx.clock.now())} AS state FROM products p WHERE ${chosen(which)} ORDER BY p.id
  `);
  return rows.map((row) => row.state);
}

/** Writes what plans asked for: at most one statement a table and set of columns, however many products. */
export async function writeCatalog(tx: TxCtx, writes: CatalogWrites): Promise<void> {
  await insertRows(tx, products, writes.products);
  await updateRows(tx, products, writes.productChanges);
  await insertRows(tx, productPictures, writes.pictures);
  await updateRows(tx, productPictures, writes.pictureChanges);
  await renameOptions(tx, writes.optionChanges);
  await insertRows(tx, options, writes.options);
  await insertRows(tx, optionValues, writes.values);
  await updateRows(tx, variants, writes.variantChanges);
  await insertRows(tx, variants, writes.variants);
  await insertRows(
    tx,
    variantOptions,
    writes.variantOptions,
    sql`ON CONFLICT (variant_id, option_id) DO UPDATE SET value_id = excluded.value_id`,
  );
  await insertPrices(tx, writes.prices);
  await insertRows(tx, productCategories, writes.categories, sql`ON CONFLICT DO NOTHING`);
  await insertRows(tx, publications, writes.publications, sql`ON CONFLICT DO NOTHING`);
  await writeAttributes(tx, writes);
  await removePictures(tx, writes.removedPictures);
  await removePlaces(tx, writes);
}

/** In two steps, since names are unique within a product and two options may trade theirs. */
async function renameOptions(tx: TxCtx, changes: CatalogWrites["optionChanges"]): Promise<void> {
  if (changes.length === 0) return;
  const ids = sql.param(changes.map((change) => change.id));
  await tx.db.execute(sql`UPDATE options SET name = id::text WHERE id = ANY(${ids}::uuid[])`);
  await updateRows(tx, options, changes);
}

/** Takes pictures out of galleries; the files stay, since versions mention them. */
async function removePictures(tx: TxCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = sql`${sql.param(ids)}::uuid[]`;
  await tx.db.execute(sql`UPDATE variants SET picture_id = NULL WHERE picture_id = ANY(${gone})`);
  await tx.db.execute(sql`DELETE FROM product_pictures WHERE id = ANY(${gone})`);
}

async function writeAttributes(tx: TxCtx, writes: CatalogWrites): Promise<void> {
  await insertRows(
    tx,
    productAttributes,
    writes.attributes,
    sql`ON CONFLICT (product_id, attribute_id) DO UPDATE SET text = excluded.text, number = excluded.number, yes = excluded.yes`,
  );
  if (writes.removedAttributes.length === 0) return;
  await tx.db.execute(sql`
    DELETE FROM product_attributes kept
    USING json_to_recordset(${JSON.stringify(writes.removedAttributes)}::json) AS gone("productId" uuid, "attributeId" uuid)
    WHERE kept.product_id = gone."productId" AND kept.attribute_id = gone."attributeId"
  `);
}

async function removePlaces(tx: TxCtx, writes: CatalogWrites): Promise<void> {
  if (writes.removedCategories.length > 0)
    await tx.db.execute(sql`
      DELETE FROM product_categories kept
      USING json_to_recordset(${JSON.stringify(writes.removedCategories)}::json) AS gone("productId" uuid, "categoryId" uuid)
      WHERE kept.product_id = gone."productId" AND kept.category_id = gone."categoryId"
    `);
  if (writes.removedPublications.length > 0)
    await tx.db.execute(sql`
      DELETE FROM publications kept
      USING json_to_recordset(${JSON.stringify(writes.removedPublications)}::json) AS gone("productId" uuid, "channelId" uuid)
      WHERE kept.product_id = gone."productId" AND kept.channel_id = gone."channelId"
    `);
}

/** The live variants that carry these SKUs. */
export async function skuOwners(ctx: ReadCtx, skus: readonly string[]): Promise<Map<string, string>> {
  if (skus.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ sku: string; id: string }>(sql`
    SELECT sku, id FROM variants WHERE sku = ANY(${sql.param(skus)}::text[]) AND archived_at IS NULL
  `);
  return new Map(rows.map((row) => [row.sku, row.id]));
}

/** The media rows of sources, made `pending` where there are none. Returns each with its state. */
export async function ensureMedia(
  tx: TxCtx,
  sources: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly state: "pending" | "ready" | "missing" }>> {
  if (sources.length === 0) return new Map();
  const fresh = sources.map((source) => ({
    id: tx.ids.next(),
    state: "pending" as const,
    source,
    createdAt: tx.clock.now(),
  }));
  await insertRows(tx, media, fresh, sql`ON CONFLICT (source) DO NOTHING`);
  const { rows } = await tx.db.execute<{
    id: string;
    source: string;
    state: "pending" | "ready" | "missing";
  }>(sql`
    SELECT id, source, state FROM media WHERE source = ANY(${sql.param(sources)}::text[])
  `);
  return new Map(rows.map((row) => [row.source, row]));
}

function chosen(which: Which): SQL {
  return "ids" in which
    ? sql`p.id = ANY(${sql.param(which.ids)}::uuid[])`
    : sql`p.handle = ANY(${sql.param(which.handles)}::text[])`;
}
