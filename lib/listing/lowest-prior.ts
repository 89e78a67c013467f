import { sql } from "drizzle-orm";
import { lowestPriorOf } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { type Market, readConfigVersion } from "@/lib/shop";
import { currentRates } from "@/lib/tax";
import type { ProductCard } from "./contract";
import { shownPrice } from "./shown-prices";

interface PricedVariant extends Record<string, unknown> {
  readonly id: string;
  readonly product_id: string;
  readonly tax_class: string;
  readonly taxable: boolean;
  /** As it is written; as text, since the column is a bigint. */
  readonly amount: string;
}

/**
 * Cards with the lowest price of the 30 days before, wherever a price is struck (Directive 98/6/EC, Art. 6a): that of
 * the variant whose price the card shows. It does not turn with time, so that whoever keeps the card may keep it too.
 * Two statements beside what is kept of the shop's settings; none where nothing is reduced.
 */
export async function withLowestPrior(
  ctx: ReadCtx,
  market: Market,
  cards: readonly ProductCard[],
): Promise<readonly ProductCard[]> {
  const reduced = cards.filter((card) => card.compareAt !== null).map((card) => card.productId);
  if (reduced.length === 0) return cards;
  const showing = { market, rates: await currentRates(ctx, await readConfigVersion(ctx)) };
  const shown = (variant: PricedVariant, amount: number) =>
    shownPrice(showing, amount, variant.tax_class, variant.taxable);
  const cheapest = new Map<string, PricedVariant>();
  for (const variant of await pricedVariants(ctx, market, reduced)) {
    const other = cheapest.get(variant.product_id);
    if (!other || shown(variant, Number(variant.amount)) < shown(other, Number(other.amount)))
      cheapest.set(variant.product_id, variant);
  }
  const ids = [...cheapest.values()].map((variant) => variant.id);
  const lowest = await lowestPriorOf(ctx, ids, market.priceListId);
  return cards.map((card) => {
    const variant = card.compareAt === null ? undefined : cheapest.get(card.productId);
    const amount = variant && lowest.get(variant.id);
    return amount === undefined ? card : { ...card, lowestPrior: shown(variant!, amount) };
  });
}

/** The variants of products with what they cost now, in their order. */
async function pricedVariants(
  ctx: ReadCtx,
  market: Market,
  productIds: readonly string[],
): Promise<readonly PricedVariant[]> {
  const at = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<PricedVariant>(sql`
    SELECT v.id, v.product_id, v.taxable, p.tax_class, price.amount
    FROM products p JOIN variants v ON v.product_id = p.id AND v.archived_at IS NULL
    JOIN LATERAL (
      SELECT n.amount FROM prices n
      WHERE n.variant_id = v.id AND n.price_list_id = ${market.priceListId} AND n.min_quantity = 1
        AND n.valid_from <= ${at} AND (n.valid_to IS NULL OR n.valid_to > ${at})
      ORDER BY n.valid_from DESC, n.id DESC LIMIT 1
    ) price ON true
    WHERE p.id = ANY(${sql.param(productIds)}::uuid[]) ORDER BY v.position, v.id`);
  return rows;
}
