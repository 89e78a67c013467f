import type { z } from "zod";
import { editProduct, productById } from "@/lib/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { type Result, refuse } from "@/lib/kernel/result";
import type { changeVariantSchema, SaveRefusal } from "./contract";

/**
 * Changes what a variant is beside its prices, takes it off sale (`archived`) or brings it back. Refusals:
 * `last_variant` (a product keeps one that can be sold), `options_mismatch` (it is from before the product got other
 * options), and those of `editProduct`.
 */
export async function changeVariant(
  tx: TxCtx,
  { productId, expectedVersion, ...change }: z.output<typeof changeVariantSchema>,
): Promise<Result<{ version: number }, SaveRefusal>> {
  const locked = await editProduct(tx, { productId, expectedVersion }, {});
  if (!locked.ok) return locked;
  const { variants } = (await productById(tx, productId))!;
  const own = variants.find((one) => one.id === change.id);
  if (!own) return refuse("variant_unknown", { id: change.id });
  const others = variants.filter((one) => !one.archived && one.id !== own.id);
  if (change.archived && !own.archived && others.length === 0) return refuse("last_variant");
  if (change.archived === false && others[0] && others[0].valueIds.length !== own.valueIds.length)
    return refuse("options_mismatch");
  return editProduct(tx, { productId, expectedVersion: null }, { variants: [change] });
}
