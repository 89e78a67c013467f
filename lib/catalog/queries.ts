import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import {
  categories,
  priceLists,
  redirects,
  variants,
  productVersions as versions,
} from "@/db/schema/catalog";
import { collectionProducts, collections } from "@/db/schema/collections";
import type { ReadCtx } from "@/lib/kernel/context";
import { type CategoryBranch, categoryTree, trail } from "./category-tree";
import type { CategoryView, CollectionView } from "./contract";
import { groupBy } from "./group";
import { freeHandle, handleOf } from "./handle";
import { lowestPrior } from "./price-history";
import type { ProductState } from "./state";
import { productState } from "./store/product-state";
import { readProducts } from "./store/products";

export type Category = typeof categories.$inferSelect;
export type PriceList = typeof priceLists.$inferSelect;

/** A product that is on sale in a channel now, by the handle of its page; null when there is none. */
export async function productOnSale(
  ctx: ReadCtx,
  handle: string,
  channelId: string,
): Promise<ProductState | null> {
  const now = ctx.clock.now();
  const { rows } = await ctx.db.execute<{ state: ProductState }>(sql`
    SELECT ${productState(now)} AS state FROM products p
    WHERE p.handle = ${handle} AND p.status = 'active' AND EXISTS (
      SELECT FROM publications b
      WHERE b.product_id = p.id AND b.channel_id = ${channelId} AND b.published_at <= ${now.toISOString()}
    )
  `);
  return rows[0]?.state ?? null;
}

/** A product whatever its status, for the desk. */
export async function productById(ctx: ReadCtx, id: string): Promise<ProductState | null> {
  return (await readProducts(ctx, { ids: [id] }))[0] ?? null;
}

export async function productExists(ctx: ReadCtx, id: string): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`SELECT FROM products WHERE id = ${id}`);
  return rows.length > 0;
}

/** Products by their handles, whatever their status. */
export function productsByHandle(ctx: ReadCtx, handles: readonly string[]): Promise<readonly ProductState[]> {
  return readProducts(ctx, { handles });
}

/** A handle for a title that no product has: the title's own, or the next with a number behind it. */
export async function handleFor(ctx: ReadCtx, title: string): Promise<string> {
  const wanted = handleOf(title);
  const { rows } = await ctx.db.execute<{ handle: string }>(sql`
    SELECT handle FROM products WHERE handle = ${wanted} OR handle LIKE ${`${wanted}-%`}
  `);
  return freeHandle(wanted, new Set(rows.map((row) => row.handle)));
}

/** The variants of a product, archived ones too. */
export async function variantIdsOf(ctx: ReadCtx, productId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: variants.id })
    .from(variants)
    .where(eq(variants.productId, productId));
  return rows.map((row) => row.id);
}

/** Live categories, in no order: trees are small and every page shows a part of one. */
export function liveCategories(ctx: ReadCtx): Promise<Category[]> {
  return ctx.db.select().from(categories).where(isNull(categories.archivedAt));
}

export async function categoryBranches(ctx: ReadCtx): Promise<CategoryBranch[]> {
  return categoryTree(await liveCategories(ctx));
}

/** A category by its path from the root; null when there is none. */
export async function categoryByPath(ctx: ReadCtx, path: string): Promise<CategoryView | null> {
  const all = await liveCategories(ctx);
  const found = all.find((category) => category.path === path);
  if (!found) return null;
  const crumbs = trail(all, found.id);
  // A live category under an archived one is out of the shop with it.
  if (crumbs.length !== found.path.split("/").length) return null;
  const children = all
    .filter((category) => category.parentId === found.id)
    .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
  return {
    id: found.id,
    name: found.name,
    path: found.path,
    description: found.description,
    trail: crumbs.map(({ name, path }) => ({ name, path })),
    children: children.map(({ id, name, path }) => ({ id, name, path })),
  };
}

/** Live collections in their order; a shop has a handful. */
export async function liveCollections(ctx: ReadCtx): Promise<CollectionView[]> {
  const t = collections;
  return ctx.db
    .select({ id: t.id, handle: t.handle, title: t.title, description: t.description })
    .from(t)
    .where(isNull(t.archivedAt))
    .orderBy(asc(t.position), asc(t.handle))
    .limit(500);
}

/** The collections that a product is in, archived ones too. */
export async function collectionIdsOf(ctx: ReadCtx, productId: string): Promise<string[]> {
  const t = collectionProducts;
  const rows = await ctx.db
    .select({ id: t.collectionId })
    .from(t)
    .where(eq(t.productId, productId))
    .limit(1_000);
  return rows.map((row) => row.id);
}

/** A live collection by its handle; null when there is none. */
export async function collectionByHandle(ctx: ReadCtx, handle: string): Promise<CollectionView | null> {
  const t = collections;
  const [row] = await ctx.db
    .select({ id: t.id, handle: t.handle, title: t.title, description: t.description })
    .from(t)
    .where(and(eq(t.handle, handle), isNull(t.archivedAt)));
  return row ?? null;
}

/** Where an old address leads now; null when it never was one. Paths as in `productPath` and `categoryPath`. */
export async function redirectOf(ctx: ReadCtx, path: string): Promise<string | null> {
  if (path.length > 1_000 || path.includes("\u0000")) return null;
  const [row] = await ctx.db
    .select({ to: redirects.toPath })
    .from(redirects)
    .where(eq(redirects.fromPath, path));
  return row?.to ?? null;
}

export function allPriceLists(ctx: ReadCtx): Promise<PriceList[]> {
  return ctx.db.select().from(priceLists).orderBy(asc(priceLists.code));
}

interface PriceRow extends Record<string, unknown> {
  readonly id: string;
  /** As text, since the column is a bigint. */
  readonly amount: string;
  /** In milliseconds. */
  readonly from: number;
  readonly to: number | null;
}

/** The lowest amount of each variant in the 30 days before its present price; see `lowestPrior`. One statement. */
export async function lowestPriorOf(
  ctx: ReadCtx,
  variantIds: readonly string[],
  priceListId: string,
): Promise<ReadonlyMap<string, number>> {
  if (variantIds.length === 0) return new Map();
  const at = ctx.clock.now();
  const before = sql`n.price_list_id = ${priceListId} AND n.min_quantity = 1 AND n.variant_id = v.id
    AND n.valid_from <= ${at.toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<PriceRow>(sql`
    SELECT v.id, p.amount, (extract(epoch FROM p.valid_from) * 1000)::float8 AS "from",
      (extract(epoch FROM p.valid_to) * 1000)::float8 AS "to"
    FROM unnest(${sql.param(variantIds)}::uuid[]) v(id)
    CROSS JOIN LATERAL (
      SELECT n.amount FROM prices n WHERE ${before} AND (n.valid_to IS NULL OR n.valid_to > ${at.toISOString()}::timestamptz)
      ORDER BY n.valid_from DESC, n.id DESC LIMIT 1
    ) present
    -- The present price began after the last other one did, so nothing is asked of what was over 30 days before that.
    CROSS JOIN LATERAL (
      SELECT coalesce((
        SELECT n.valid_from - interval '720 hours' FROM prices n WHERE ${before} AND n.amount <> present.amount
          AND NOT EXISTS (SELECT FROM prices same WHERE same.variant_id = n.variant_id AND same.price_list_id = n.price_list_id
            AND same.min_quantity = 1 AND same.valid_from = n.valid_from AND same.id > n.id)
        ORDER BY n.valid_from DESC, n.id DESC LIMIT 1
      ), '-infinity') AS at
    ) since
    CROSS JOIN LATERAL (
      SELECT * FROM prices n WHERE ${before} AND (n.valid_from > since.at OR n.valid_to > since.at)
      UNION ALL
      (SELECT * FROM prices n WHERE ${before} AND n.valid_from <= since.at AND n.valid_to IS NULL
      ORDER BY n.valid_from DESC, n.id DESC LIMIT 1)
    ) p
    ORDER BY p.valid_from, p.id`);
  const lowest = new Map<string, number>();
  for (const [variantId, history] of groupBy(rows, (row) => row.id)) {
    const periods = history.map(({ amount, from, to }) => ({ amount: Number(amount), from, to }));
    const amount = lowestPrior(periods, at.getTime());
    if (amount !== null) lowest.set(variantId, amount);
  }
  return lowest;
}

export interface ProductVersionRow {
  readonly id: string;
  readonly number: number;
  readonly actor: (typeof versions.$inferSelect)["actor"];
  readonly createdAt: Date;
}

/** A product's newest versions, for the desk. */
export function versionsOf(ctx: ReadCtx, productId: string, limit = 50): Promise<ProductVersionRow[]> {
  const t = versions;
  return ctx.db
    .select({ id: t.id, number: t.number, actor: t.actor, createdAt: t.createdAt })
    .from(t)
    .where(eq(t.productId, productId))
    .orderBy(desc(t.number))
    .limit(limit);
}

/** Pictures that could not be fetched, with the products that lack them and why. */
export async function missingPictures(
  ctx: ReadCtx,
  limit = 500,
): Promise<
  readonly { readonly source: string; readonly problem: string; readonly handles: readonly string[] }[]
> {
  const { rows } = await ctx.db.execute<{ source: string; problem: string; handles: string[] }>(sql`
    SELECT m.source, coalesce(m.problem, '') AS problem, array_agg(p.handle ORDER BY p.handle) AS handles
    FROM media m JOIN product_pictures i ON i.media_id = m.id JOIN products p ON p.id = i.product_id
    WHERE m.state = 'missing' GROUP BY m.id ORDER BY m.source LIMIT ${limit}
  `);
  return rows;
}

/** The present version of products, by id; who is not there is not in it. */
export async function productVersions(
  ctx: ReadCtx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await ctx.db.execute<{ id: string; version: number }>(sql`
    SELECT id, version FROM products WHERE id = ANY(${sql.param(ids)}::uuid[])
  `);
  return new Map(rows.map((row) => [row.id, row.version]));
}

/** Ids in their order, for what walks the whole catalogue. `after` null begins. */
export async function productIdsAfter(ctx: ReadCtx, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT id FROM products WHERE ${after === null ? sql`true` : sql`id > ${after}`} ORDER BY id LIMIT ${limit}
  `);
  return rows.map((row) => row.id);
}

/** The products of variants. */
export async function productsOfVariants(ctx: ReadCtx, variantIds: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT DISTINCT product_id AS id FROM variants WHERE id = ANY(${sql.param(variantIds)}::uuid[])
  `);
  return rows.map((row) => row.id);
}

/** The products that stand in these categories themselves (whoever asks names whole subtrees). */
export async function productsInCategories(ctx: ReadCtx, categoryIds: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT DISTINCT product_id AS id FROM product_categories WHERE category_id = ANY(${sql.param(categoryIds)}::uuid[])
  `);
  return rows.map((row) => row.id);
}

/** The products of which a price or publication begins or ends in a span of time: a timer's work list. */
export async function productsDue(ctx: ReadCtx, from: Date, to: Date): Promise<string[]> {
  const span = sql`> ${from.toISOString()}::timestamptz AND`;
  const end = sql`<= ${to.toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT v.product_id AS id FROM prices n JOIN variants v ON v.id = n.variant_id
    WHERE n.valid_from ${span} n.valid_from ${end}
    UNION SELECT v.product_id FROM prices n JOIN variants v ON v.id = n.variant_id
    WHERE n.valid_to ${span} n.valid_to ${end}
    UNION SELECT product_id FROM publications b WHERE b.published_at ${span} b.published_at ${end}
  `);
  return rows.map((row) => row.id);
}
