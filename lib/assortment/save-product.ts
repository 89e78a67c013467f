import type { z } from "zod";
import { editProduct, variantIdsOf } from "@/lib/catalog";
import { unsentUnits } from "@/lib/fulfilment";
import { countAt, locations, setStock } from "@/lib/inventory";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { readConfigVersion } from "@/lib/shop";
import { announceStock } from "./announce-stock";
import type { SaveRefusal, saveProductSchema, stockEditSchema } from "./contract";

type Input = z.output<typeof saveProductSchema>;
type StockEdit = z.output<typeof stockEditSchema>;

/**
 * What the product form saves, as one edit: details, variants, prices and stock are written together or not at all.
 * Refusals: `changed_meanwhile` when somebody saved since the form was opened (with the present version),
 * `stock_changed_meanwhile` when units moved since (with variant and present count) or a parcel of them left (with the
 * variant), `less_than_held` when fewer would be left than orders were promised, `location_unknown`, and those of
 * `editProduct`.
 */
export async function saveProduct(
  tx: TxCtx,
  input: Input,
): Promise<Result<{ version: number }, SaveRefusal>> {
  const { productId, expectedVersion, stock, ...edit } = input;
  const edited = await editProduct(tx, { productId, expectedVersion }, edit);
  if (!edited.ok) return edited;
  const counted = await countStock(tx, productId, stock);
  return counted.ok ? ok({ version: edited.value.version }) : counted;
}

/**
 * Sets what was counted of a product's variants, whatever else of it changed meanwhile; refusals as `saveProduct`.
 * Levels in the house order, variant and then location, since each is locked as it is counted.
 */
export async function countStock(
  tx: TxCtx,
  productId: string,
  edits: readonly StockEdit[],
): Promise<Result<undefined, SaveRefusal>> {
  if (edits.length === 0) return ok();
  const known = await locations(tx, await readConfigVersion(tx));
  const own = new Set(await variantIdsOf(tx, productId));
  const inOrder = [...edits].sort((a, b) =>
    `${a.variantId}${a.locationId}` < `${b.variantId}${b.locationId}` ? -1 : 1,
  );
  const told = inOrder.filter(({ unsent }) => unsent !== undefined).map(({ variantId }) => variantId);
  const unsentAt = await unsentUnits(tx, told);
  for (const { variantId, locationId, backorder, unsent, ...edit } of inOrder) {
    if (!own.has(variantId)) return refuse("variant_unknown", { id: variantId });
    if (!known.some((location) => location.id === locationId))
      return refuse("location_unknown", { id: locationId });
    // A parcel that left while somebody counted moves no stock, and was counted or was not: nobody can tell.
    if (unsent !== undefined && unsent !== unsentAt(variantId, locationId))
      return refuse("stock_changed_meanwhile", { variantId });
    if (backorder === true) await countAt(tx, [{ variantId, locationId, backorder }]);
    const done = await setStock(tx, { variantId, locationId, backorder, ...edit });
    if (!done.ok) {
      const code = done.code === "changed_meanwhile" ? "stock_changed_meanwhile" : done.code;
      return refuse(code, { variantId, ...done.detail });
    }
    if (backorder === false) await countAt(tx, [{ variantId, locationId, backorder }]);
  }
  const variantIds = [...new Set(edits.map((edit) => edit.variantId))];
  const values = {
    before: { on_hand: edits.map(({ expected }) => expected) },
    after: { on_hand: edits.map(({ onHand }) => onHand), reason: edits[0]?.reason },
  };
  await audit(tx, "product.stock_counted", { kind: "product", id: productId }, values);
  await announceStock(tx, productId, variantIds);
  return ok();
}
