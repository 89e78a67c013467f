import type { z } from "zod";
import { editProduct, MAX_VARIANTS, optionKey, type ProductState, productById } from "@/lib/catalog";
import { changeStock, countAt, firstLocation } from "@/lib/inventory";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readConfigVersion } from "@/lib/shop";
import { announceStock } from "./announce-stock";
import type { addVariantSchema, SaveRefusal } from "./contract";

type Input = z.output<typeof addVariantSchema>;

/**
 * Adds a variant to a product, with what is on its shelf at the first location; values that are new join the options.
 * A product without a choice gets its first one, in which its only variant is called something too. One that was
 * archived comes back with what is on its shelf. Refusals: `options_mismatch` (not one value an option),
 * `variant_exists`, `too_many_variants`, and those of `editProduct`.
 */
export async function addVariant(
  tx: TxCtx,
  input: Input,
): Promise<Result<{ version: number; variantId: string }, SaveRefusal>> {
  const { productId, expectedVersion, values, first, onHand, ...variant } = input;
  const locked = await editProduct(tx, { productId, expectedVersion }, {});
  if (!locked.ok) return locked;
  const known = (await productById(tx, productId))!;
  const live = known.variants.filter((one) => !one.archived);
  const options = optionNames(known);
  if (live.length >= MAX_VARIANTS) return refuse("too_many_variants");
  if (first ? options.length > 0 || values.length !== 1 : values.length !== options.length)
    return refuse("options_mismatch");
  const key = optionKey(values);
  const same = known.variants.find((one) => one.optionKey === key);
  if ((same && !same.archived) || (first && optionKey([first.value]) === key))
    return refuse("variant_exists");
  const named = first ? live.map(({ id }) => ({ id, values: [first.value] })) : [];
  const edited = await editProduct(
    tx,
    { productId, expectedVersion: null },
    { ...(first ? { options: [first.option] } : {}), variants: [...named, { ...variant, values }] },
  );
  if (!edited.ok) return edited;
  const made = (await productById(tx, productId))!.variants.find((one) => one.optionKey === key)!;
  if (!same) {
    const stocked = await stock(tx, made.id, onHand);
    if (!stocked.ok) return stocked;
    await announceStock(tx, productId, [made.id]);
  }
  return ok({ version: edited.value.version, variantId: made.id });
}

/** The options that live variants have a value of. */
function optionNames({ options, variants }: ProductState): string[] {
  const used = new Set(variants.filter((one) => !one.archived).flatMap((one) => one.valueIds));
  return options.filter((option) => option.values.some((value) => used.has(value.id))).map((one) => one.name);
}

async function stock(tx: TxCtx, variantId: string, onHand: number): Promise<Result<undefined, SaveRefusal>> {
  const { id: locationId } = await firstLocation(tx, await readConfigVersion(tx));
  await countAt(tx, [{ variantId, locationId, backorder: false }]);
  return changeStock(tx, [{ variantId, locationId, delta: onHand, kind: "initial", reason: null }]);
}
