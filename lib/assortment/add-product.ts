import type { z } from "zod";
import { createProduct, handleFor } from "@/lib/catalog";
import { changeStock, countAt, firstLocation } from "@/lib/inventory";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readConfigVersion } from "@/lib/shop";
import type { addProductSchema, SaveRefusal } from "./contract";

/**
 * Makes a product with its first variants and what is on the shelf of each, at the first location. Without a handle it
 * gets one from its title. Refusals: `options_mismatch` when a variant has not one value an option, and those of
 * `createProduct`.
 */
export async function addProduct(
  tx: TxCtx,
  input: z.output<typeof addProductSchema>,
): Promise<Result<{ productId: string; version: number }, SaveRefusal>> {
  const { options, variants, ...details } = input;
  if (variants.some((variant) => variant.values.length !== options.length)) return refuse("options_mismatch");
  const handle = input.handle ?? (await handleFor(tx, input.title));
  const drafts = variants.map(({ onHand: _, ...variant }) => variant);
  const made = await createProduct(tx, { ...details, handle, options, variants: drafts });
  if (!made.ok) return made;
  const { variantIds } = made.value;
  const { id: locationId } = await firstLocation(tx, await readConfigVersion(tx));
  const counted = variants.flatMap((variant, index) =>
    variant.tracked === false ? [] : [{ variantId: variantIds[index]!, locationId, onHand: variant.onHand }],
  );
  await countAt(
    tx,
    counted.map(({ variantId }) => ({ variantId, locationId, backorder: false })),
  );
  const stocked = await changeStock(
    tx,
    counted.map(({ onHand, ...level }) => ({
      ...level,
      delta: onHand,
      kind: "initial" as const,
      reason: null,
    })),
  );
  return stocked.ok ? ok({ productId: made.value.productId, version: made.value.version }) : stocked;
}
