import { seedShop } from "@/db/seed/shop";
import { allPriceLists, ensureCategories, type ProductDraft, pathOf, takeProducts } from "@/lib/catalog";
import { changeStock, countAt, firstLocation } from "@/lib/inventory";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { transact } from "@/lib/platform/transact";
import { type Market, marketByCode, readConfigVersion } from "@/lib/shop";

/** A shop with markets, lists and a warehouse, for tests: what most stories about products begin with. */
export interface Story {
  readonly ctx: Ctx;
  readonly eu: Market;
  readonly us: Market;
  readonly locationId: string;
  readonly channelId: string;
}

export async function openStory(ctx: Ctx): Promise<Story> {
  await seedShop(ctx);
  const [eu, us] = [await marketByCode(ctx, "eu"), await marketByCode(ctx, "us")];
  invariant(eu && us && (await allPriceLists(ctx)).length === 2, "the seed opens two markets");
  const location = await firstLocation(ctx, await readConfigVersion(ctx));
  return { ctx, eu, us, locationId: location.id, channelId: eu.channelId };
}

/** A product on sale in euro (and dollar, one for one), its variants named by their option values. */
export function productDraft(
  story: Story,
  handle: string,
  options: {
    readonly price?: number;
    readonly compareAt?: number | null;
    readonly sizes?: readonly string[];
    readonly title?: string;
    readonly categoryIds?: readonly string[];
    readonly sku?: string;
  } & Partial<ProductDraft> = {},
): ProductDraft & { title: string } {
  const { price = 1_000, compareAt = null, sizes = [], sku, ...rest } = options;
  const prices = [story.eu, story.us].map((market) => ({
    priceListId: market.priceListId,
    amount: price,
    compareAtAmount: compareAt,
  }));
  const choices = sizes.length === 0 ? [[]] : sizes.map((size) => [size]);
  return {
    handle,
    title: handle.replaceAll("-", " "),
    status: "active",
    options: sizes.length === 0 ? [] : ["Size"],
    variants: choices.map((values) => ({
      values,
      sku: sku ? [sku, ...values].join("-") : null,
      prices,
    })),
    publishIn: [story.channelId],
    ...rest,
  };
}

/** Takes drafts and puts `stock` units of each variant on the shelf. Returns variant ids by handle. */
export async function takeWithStock(
  story: Story,
  drafts: readonly ProductDraft[],
  stock = 10,
): Promise<ReadonlyMap<string, { productId: string; variantIds: readonly string[] }>> {
  return transact(story.ctx, async (tx) => {
    const plans = await takeProducts(tx, drafts);
    const fresh = plans.flatMap((plan) => plan.variants.filter((variant) => variant.created));
    const levels = fresh.map((variant) => ({ variantId: variant.id!, locationId: story.locationId }));
    if (levels.length > 0)
      await countAt(
        tx,
        levels.map((level) => ({ ...level, backorder: false })),
      );
    await changeStock(
      tx,
      levels.map((level) => ({ ...level, delta: stock, kind: "initial" as const, reason: null })),
    );
    return new Map(
      plans.map((plan) => [
        plan.handle,
        { productId: plan.productId, variantIds: plan.variants.map((variant) => variant.id!) },
      ]),
    );
  });
}

/** Makes nested categories ("Men > Tops") and returns the id of each named one. */
export async function categoriesOf(story: Story, ...names: readonly string[][]): Promise<string[]> {
  return transact(story.ctx, async (tx) => {
    const ids = await ensureCategories(tx, names);
    return names.map((path) => ids.get(pathOf(path))!);
  });
}
