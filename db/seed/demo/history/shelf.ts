import { handleOf, type ProductState, productsByHandle } from "@/lib/catalog";
import { levelsOf } from "@/lib/inventory";
import { days } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { shareOf } from "../chance";
import type { Good } from "../good";
import { goods } from "../goods";

/** A variant that people of the past could buy. */
export interface Shelved {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string | null;
  readonly good: Good;
  readonly isCounted: boolean;
  /** Units on the shelf today: the past must end there. */
  readonly onHand: number;
  /** How often it is chosen, against others. */
  readonly weight: number;
  /** Nobody bought it after this: it has been sold out since. */
  readonly soldUntil: Date;
}

export interface Shelf {
  readonly products: readonly ProductState[];
  readonly variants: readonly Shelved[];
}

export async function readShelf(ctx: Ctx, until: Date): Promise<Shelf> {
  const sold = goods.filter((good) => !good.isDraft);
  const products = await productsByHandle(
    ctx,
    sold.map((good) => handleOf(good.title)),
  );
  const variantIds = products.flatMap(({ variants }) =>
    variants.filter((variant) => !variant.archived).map((variant) => variant.id),
  );
  const levels = await levelsOf(ctx, variantIds);
  const onHand = new Map(levels.map((level) => [level.variantId, level.onHand]));
  const byHandle = new Map(sold.map((good) => [handleOf(good.title), good]));
  const known = products.filter((product) => byHandle.has(product.handle));
  return {
    products: known,
    variants: known.flatMap((product) => shelvedOf(product, byHandle.get(product.handle)!, onHand, until)),
  };
}

function shelvedOf(
  product: ProductState,
  good: Good,
  onHand: ReadonlyMap<string, number>,
  until: Date,
): Shelved[] {
  const live = product.variants.filter((variant) => !variant.archived);
  return live.map((variant, at) => {
    const left = onHand.get(variant.id) ?? 0;
    const isOut = variant.tracked && left === 0 && !good.backorder;
    const ago = isOut ? 4 + shareOf(`${variant.sku} out`) * 24 : 0;
    // The first colour and the middle size are taken most.
    const share = (1 + 1 / (1 + at)) / live.length;
    return {
      variantId: variant.id,
      productId: product.id,
      sku: variant.sku,
      good,
      isCounted: variant.tracked,
      onHand: left,
      weight: (good.liked ?? 1) * ease(good.euro) * share,
      soldUntil: new Date(until.getTime() - days(ago)),
    };
  });
}

/** What costs little is taken along. */
function ease(cents: number): number {
  if (cents < 3_000) return 1.5;
  if (cents < 8_000) return 1;
  return cents < 20_000 ? 0.5 : 0.16;
}
