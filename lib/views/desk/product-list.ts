import { type SQL, sql } from "drizzle-orm";
import { adminProducts, type CategoryBranch, categoryBranches } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import { LOW, type ProductChoices, type ProductList, type ProductListInput } from "./contract";

/** The most vendors, types and categories that are offered to choose from. */
const MOST = 200;

/** A market that sells more than this is asked product by product, one that sells fewer is where one begins. */
const FEW = 5_000;

/**
 * The catalogue's own list (`adminProducts`), narrowed by stock and by where it is sold too, with what can be sold of each:
 * one statement for the products of the page.
 */
export async function productList(
  ctx: ReadCtx,
  input: ProductListInput,
  priceListId: string | null,
): Promise<Result<ProductList, "cursor_invalid">> {
  const { stock, market } = input;
  const conditions = [sql`true`];
  if (stock === "low") conditions.push(isLow);
  if (stock === "sold_out") conditions.push(isSoldOut);
  if (market) conditions.push(await soldIn(ctx, market));
  const found = await adminProducts(ctx, input, priceListId, sql.join(conditions, sql` AND `));
  if (!found.ok) return found;
  const { rows, next } = found.value;
  const goods = await goodsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return ok({ rows: rows.map((row) => ({ ...row, ...(goods.get(row.id) ?? nothing) })), next });
}

/** Of a product without a variant. */
const nothing = { toSell: 0, sku: null };

/** What can be sold over all variants; null where one of them is not counted, or is sold below zero. */
async function goodsOf(ctx: ReadCtx, productIds: readonly string[]) {
  const { rows } = await ctx.db.execute<{ id: string; toSell: number | null; sku: string | null }>(sql`
    SELECT v.product_id AS id, CASE WHEN count(*) = 1 THEN min(v.sku) END AS sku,
      CASE WHEN bool_and(v.tracked AND level.backorder IS NOT TRUE)
        THEN sum(greatest(coalesce(level.available, 0), 0))::int END AS "toSell"
    FROM variants v LEFT JOIN LATERAL (
      SELECT sum(on_hand - held) AS available, bool_or(backorder) AS backorder FROM stock_levels
      WHERE variant_id = v.id
    ) level ON true
    WHERE v.product_id = ANY (${sql.param(productIds)}::uuid[]) AND v.archived_at IS NULL
    GROUP BY 1
  `);
  return new Map(rows.map(({ id, toSell, sku }) => [id, { toSell, sku }]));
}

/**
 * Products with a variant that is counted and of which so few can be sold over every location. A level that is low alone
 * is looked for first, since a sum cannot be low without one: few rows are added up.
 */
const scarce = (most: number, also: SQL): SQL => sql`
  SELECT v.product_id FROM variants v
  WHERE v.id IN (SELECT variant_id FROM stock_levels WHERE on_hand - held <= ${most})
    AND v.archived_at IS NULL AND v.tracked
    AND (SELECT sum(on_hand - held) FROM stock_levels WHERE variant_id = v.id) <= ${most} AND ${also}`;

const isLow = sql`p.id IN (${scarce(LOW, sql`true`)})`;

/**
 * One variant has nothing left, and no other can be sold: neither uncounted, nor with some left, nor below zero. Few are
 * like that: they are found once, and the list begins at them.
 */
const isSoldOut = sql`p.id = ANY (ARRAY(${scarce(
  0,
  sql`NOT EXISTS (
    SELECT FROM variants w WHERE w.product_id = v.product_id AND w.archived_at IS NULL AND (
      NOT w.tracked
      OR (SELECT sum(l.on_hand - l.held) > 0 OR bool_or(l.backorder) FROM stock_levels l WHERE l.variant_id = w.id)
    )
  )`,
)}))`;

/** What the shop shows there: on sale, published, and with a price. */
async function soldIn(ctx: ReadCtx, market: string): Promise<SQL> {
  const listed = sql`FROM listings l WHERE l.market_id = (SELECT id FROM markets WHERE code = ${market})`;
  const { rows } = await ctx.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM (SELECT ${listed} LIMIT ${FEW}) one`,
  );
  return rows[0]!.count < FEW
    ? sql`p.id = ANY (ARRAY(SELECT l.product_id ${listed}))`
    : sql`EXISTS (SELECT ${listed} AND l.product_id = p.id)`;
}

/** What the list can be narrowed to. */
export async function productChoices(ctx: ReadCtx): Promise<ProductChoices> {
  const [vendors, types, branches] = await Promise.all([
    namesOf(ctx, sql`vendor`),
    namesOf(ctx, sql`product_type`),
    categoryBranches(ctx),
  ]);
  const walk = (of: readonly CategoryBranch[], depth: number): ProductChoices["categories"] =>
    of.flatMap(({ id, name, children }) => [{ id, name, depth }, ...walk(children, depth + 1)]);
  return { vendors, types, categories: walk(branches, 0).slice(0, MOST) };
}

/** Every name in a column once, from one to the next along its index: as many steps as names, whatever the catalogue. */
async function namesOf(ctx: ReadCtx, column: SQL): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    WITH RECURSIVE one (name) AS (
      (SELECT ${column} FROM products WHERE ${column} > '' ORDER BY ${column} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${column} FROM products WHERE ${column} > one.name ORDER BY ${column} LIMIT 1)
      FROM one WHERE one.name IS NOT NULL
    )
    SELECT name FROM one WHERE name IS NOT NULL LIMIT ${MOST}
  `);
  return rows.map(({ name }) => name);
}
