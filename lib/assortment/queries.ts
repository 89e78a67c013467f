import { allPriceLists, productById } from "@/lib/catalog";
import { unsentUnits } from "@/lib/fulfilment";
import { levelsOf, locations } from "@/lib/inventory";
import type { ReadCtx } from "@/lib/kernel/context";
import { readConfigVersion } from "@/lib/shop";
import type { DeskProduct } from "./contract";

/** A product as its form shows it, whatever its status; null when there is none. Five statements. */
export async function deskProduct(ctx: ReadCtx, productId: string): Promise<DeskProduct | null> {
  const product = await productById(ctx, productId);
  if (!product) return null;
  const lists = await allPriceLists(ctx);
  const places = await locations(ctx, await readConfigVersion(ctx));
  const ids = product.variants.map((variant) => variant.id);
  const levels = ids.length > 0 ? await levelsOf(ctx, ids) : [];
  const unsentAt = await unsentUnits(ctx, ids);
  const words = new Map(
    product.options.flatMap((option) => option.values.map(({ id, value }) => [id, value] as const)),
  );
  const { publishedVersionId: _, publications, options, pictures, variants, ...details } = product;
  return {
    ...details,
    channelIds: publications.map((publication) => publication.channelId),
    options: options.map(({ name, values }) => ({ name, values: values.map(({ value }) => value) })),
    pictures: pictures.map(({ id, key, alt, state, source }) => ({ id, key, alt, state, source })),
    variants: variants.map(
      ({ optionKey: _key, valueIds, costAmount: _cost, costCurrency: _in, position: _at, ...variant }) => ({
        ...variant,
        values: valueIds.map((id) => words.get(id) ?? ""),
        stock: levels
          .filter((level) => level.variantId === variant.id)
          .map(({ locationId, onHand, held, backorder }) => ({
            locationId,
            onHand,
            held,
            unsent: unsentAt(variant.id, locationId),
            backorder,
          })),
      }),
    ),
    priceLists: lists.map(({ id, code, name, currency }) => ({ id, code, name, currency })),
    locations: places,
  };
}
