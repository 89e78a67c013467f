import { sql } from "drizzle-orm";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { PriceChangeRefusal, PricePreview } from "./contract";
import { editProducts, type SeenProduct, type SharedEdit } from "./edit-products";
import { changedByPercent } from "./percent-change";
import type { ProductState } from "./state";

export interface PriceChange {
  readonly priceListId: string;
  /** Basis points, as `percentChangeSchema` bounds them. */
  readonly byBp: number;
}

/**
 * Changes every price of live variants on one list by percent, quantity steps too, each rounded as `changedByPercent`
 * says; struck prices stay, and go where they are not higher any more. A product is changed whole or not at all.
 * Refusals of one product: those of `editProducts`; `price_missing` without a price on that list, `price_timed` while one
 * begins or ends by itself, `amount_invalid` where one would become nothing or too much.
 */
export async function changePrices(tx: TxCtx, targets: readonly SeenProduct[], change: PriceChange) {
  const ids = targets.map((target) => target.productId);
  const timed = await withTimedPrices(tx, ids, change.priceListId);
  return editProducts(tx, targets, (known) =>
    timed.has(known.id) ? refuse("price_timed" as const) : changed(known, change),
  );
}

function changed(
  known: ProductState,
  { priceListId, byBp }: PriceChange,
): Result<SharedEdit, PriceChangeRefusal> {
  const variants = known.variants
    .filter((variant) => !variant.archived)
    .map(({ id, prices }) => ({
      id,
      prices: prices
        .filter((price) => price.priceListId === priceListId)
        .map(({ minQuantity, amount }) => ({
          priceListId,
          minQuantity,
          amount: changedByPercent(amount, byBp),
        })),
    }))
    .filter((variant) => variant.prices.length > 0);
  if (variants.length === 0) return refuse("price_missing");
  const isWhole = (
    variant: (typeof variants)[number],
  ): variant is { id: string; prices: { priceListId: string; minQuantity: number; amount: number }[] } =>
    variant.prices.every((price) => price.amount !== null);
  return variants.every(isWhole) ? ok({ variants }) : refuse("amount_invalid");
}

/** A price that ends by itself would be made to stay for ever by a change of it. */
async function withTimedPrices(
  ctx: ReadCtx,
  productIds: readonly string[],
  priceListId: string,
): Promise<ReadonlySet<string>> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT DISTINCT v.product_id AS id FROM variants v JOIN prices n ON n.variant_id = v.id
    WHERE v.product_id = ANY(${sql.param(productIds)}::uuid[]) AND v.archived_at IS NULL
      AND n.price_list_id = ${priceListId} AND (n.valid_to > ${now} OR n.valid_from > ${now})
  `);
  return new Set(rows.map((row) => row.id));
}

/** The first prices that a change would touch, in the order of the ids, before and after. Changes nothing. */
export async function previewPrices(
  ctx: ReadCtx,
  productIds: readonly string[],
  { priceListId, byBp }: PriceChange,
  limit = 5,
): Promise<PricePreview> {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const ids = sql`${sql.param(productIds)}::uuid[]`;
  const { rows } = await ctx.db.execute<{
    productId: string;
    title: string;
    variant: string;
    minQuantity: number;
    amount: string;
    prices: number;
    products: number;
    [column: string]: unknown;
  }>(sql`
    WITH own AS (
      SELECT DISTINCT ON (v.id, n.min_quantity) v.product_id, v.id, v.title, v.position, n.min_quantity, n.amount
      FROM variants v JOIN prices n ON n.variant_id = v.id
      WHERE v.product_id = ANY(${ids}) AND v.archived_at IS NULL AND n.price_list_id = ${priceListId}
        AND n.valid_from <= ${now} AND (n.valid_to IS NULL OR n.valid_to > ${now})
      ORDER BY v.id, n.min_quantity, n.valid_from DESC, n.id DESC
    )
    SELECT own.product_id AS "productId", p.title, own.title AS variant, own.min_quantity AS "minQuantity",
      own.amount::text AS amount, (count(*) OVER ())::int AS prices,
      (SELECT count(DISTINCT product_id)::int FROM own) AS products
    FROM own JOIN products p ON p.id = own.product_id
    ORDER BY array_position(${ids}, own.product_id), own.position, own.id, own.min_quantity
    LIMIT ${limit}
  `);
  return {
    rows: rows.map(({ productId, title, variant, minQuantity, amount }) => ({
      productId,
      title,
      variant,
      minQuantity,
      before: Number(amount),
      after: changedByPercent(Number(amount), byBp),
    })),
    prices: rows[0]?.prices ?? 0,
    products: rows[0]?.products ?? 0,
  };
}
