import { type SQL, sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Market } from "@/lib/shop";

/** What a variant is, costs and how many can be sold right now, in one market. */
export interface Offer {
  readonly variantId: string;
  readonly productId: string;
  readonly productVersionId: string | null;
  readonly handle: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  readonly pictureKey: string | null;
  readonly grams: number;
  readonly requiresShipping: boolean;
  readonly taxable: boolean;
  readonly taxClass: string;
  /** As written on the market's list, in minor units; null when it is not for sale here now. */
  readonly unitAmount: number | null;
  readonly compareAtAmount: number | null;
  /** Null when stock is not counted or it may be sold below zero. */
  readonly available: number | null;
}

interface OfferRow extends Record<string, unknown> {
  variant_id: string;
  product_id: string;
  product_version_id: string | null;
  handle: string;
  title: string;
  variant_title: string;
  sku: string | null;
  picture_key: string | null;
  grams: number;
  requires_shipping: boolean;
  taxable: boolean;
  tax_class: string;
  for_sale: boolean;
  amount: number | null;
  compare_at_amount: number | null;
  available: number | null;
}

/**
 * One statement over catalogue, prices and stock, because a quote is calculated several times an order and every
 * statement of it is paid by a waiting shopper (docs/decisions: offers read across three schemas). `quantity` chooses
 * the price tier. An id that names no variant is absent from the answer.
 */
export async function offersFor(
  ctx: ReadCtx,
  market: Pick<Market, "channelId" | "priceListId">,
  wanted: readonly { readonly variantId: string; readonly quantity: number }[],
): Promise<ReadonlyMap<string, Offer>> {
  if (wanted.length === 0) return new Map();
  const lines = JSON.stringify(
    wanted.map((line) => ({ variant_id: line.variantId, quantity: line.quantity })),
  );
  return readOffers(
    ctx,
    market,
    sql`json_to_recordset(${lines}::json) AS line(variant_id uuid, quantity int)`,
  );
}

/** One unit of every variant of the product with this handle, for a page that shows what is so right now. */
export function offersOfProduct(
  ctx: ReadCtx,
  market: Pick<Market, "channelId" | "priceListId">,
  handle: string,
): Promise<ReadonlyMap<string, Offer>> {
  return readOffers(
    ctx,
    market,
    sql`(
      SELECT v.id AS variant_id, 1 AS quantity FROM products p JOIN variants v ON v.product_id = p.id
      WHERE p.handle = ${handle} AND v.archived_at IS NULL
    ) AS line`,
  );
}

async function readOffers(
  ctx: ReadCtx,
  market: Pick<Market, "channelId" | "priceListId">,
  lines: SQL,
): Promise<ReadonlyMap<string, Offer>> {
  const now = ctx.clock.now().toISOString();
  const { rows } = await ctx.db.execute<OfferRow>(sql`
    SELECT v.id AS variant_id, p.id AS product_id, p.published_version_id AS product_version_id, p.handle, p.title,
      v.title AS variant_title, v.sku, picture.storage_key AS picture_key, v.grams, v.requires_shipping, v.taxable,
      p.tax_class, price.amount::float8 AS amount, price.compare_at_amount::float8 AS compare_at_amount,
      p.status = 'active' AND v.archived_at IS NULL AND EXISTS (
        SELECT FROM publications pub
        WHERE pub.product_id = p.id AND pub.channel_id = ${market.channelId} AND pub.published_at <= ${now}
      ) AS for_sale,
      CASE WHEN v.tracked THEN (
        SELECT CASE WHEN bool_or(l.backorder) THEN NULL ELSE coalesce(sum(l.on_hand - l.held), 0)::int END
        FROM stock_levels l WHERE l.variant_id = v.id
      ) END AS available
    FROM ${lines}
    JOIN variants v ON v.id = line.variant_id
    JOIN products p ON p.id = v.product_id
    LEFT JOIN LATERAL (
      SELECT amount, compare_at_amount FROM prices
      WHERE variant_id = v.id AND price_list_id = ${market.priceListId} AND min_quantity <= line.quantity
        AND valid_from <= ${now} AND (valid_to IS NULL OR valid_to > ${now})
      ORDER BY min_quantity DESC, valid_from DESC, id DESC LIMIT 1
    ) price ON true
    LEFT JOIN LATERAL (
      SELECT m.storage_key FROM product_pictures pp JOIN media m ON m.id = pp.media_id
      WHERE pp.product_id = p.id AND m.state = 'ready'
      ORDER BY (pp.id = v.picture_id) DESC NULLS LAST, pp.position LIMIT 1
    ) picture ON true
  `);
  return new Map(rows.map((row) => [row.variant_id, offerOf(row)]));
}

function offerOf(row: OfferRow): Offer {
  return {
    variantId: row.variant_id,
    productId: row.product_id,
    productVersionId: row.product_version_id,
    handle: row.handle,
    title: row.title,
    variantTitle: row.variant_title,
    sku: row.sku,
    pictureKey: row.picture_key,
    grams: row.grams,
    requiresShipping: row.requires_shipping,
    taxable: row.taxable,
    taxClass: row.tax_class,
    unitAmount: row.for_sale ? row.amount : null,
    compareAtAmount: row.compare_at_amount,
    available: row.available,
  };
}
