import { eq } from "drizzle-orm";
import { priceLists, variants } from "@/db/schema/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { MAX_AMOUNT } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { recordChange } from "./record-change";
import { insertPrices } from "./store/prices";
import { lockProducts, readProducts } from "./store/products";
import { tellEdit } from "./tell-change";

export interface NewPrice {
  readonly variantId: string;
  readonly priceListId: string;
  readonly minQuantity?: number;
  /** Minor units of the list's currency. */
  readonly amount: number;
  readonly compareAtAmount?: number | null;
  /** Null for now; an instant to come schedules it. */
  readonly validFrom?: Date | null;
  /** When it ends by itself, and what was valid before it is again. */
  readonly validTo?: Date | null;
}

/**
 * Appends a price: the newest that is valid counts, and what was charged before stays readable. Refusals:
 * `variant_unknown`, `price_list_unknown`, `amount_invalid` (not a whole number from 0 to 99,999,999, or an end before
 * the beginning).
 */
export async function setPrice(
  tx: TxCtx,
  price: NewPrice,
): Promise<Result<{ productId: string }, "variant_unknown" | "price_list_unknown" | "amount_invalid">> {
  const { variantId, priceListId, amount, minQuantity = 1, compareAtAmount = null, validTo = null } = price;
  const whole = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= MAX_AMOUNT;
  const now = tx.clock.now();
  const validFrom = price.validFrom ?? now;
  if (!whole(amount) || !whole(minQuantity) || minQuantity < 1 || !whole(compareAtAmount ?? 0))
    return refuse("amount_invalid");
  if (validFrom < now || (validTo !== null && validTo <= validFrom)) return refuse("amount_invalid");
  const [variant] = await tx.db
    .select({ productId: variants.productId })
    .from(variants)
    .where(eq(variants.id, variantId));
  if (!variant) return refuse("variant_unknown");
  const [list] = await tx.db
    .select({ id: priceLists.id })
    .from(priceLists)
    .where(eq(priceLists.id, priceListId));
  if (!list) return refuse("price_list_unknown");
  await lockProducts(tx, { ids: [variant.productId] });
  const [before] = await readProducts(tx, { ids: [variant.productId] });
  const struck = compareAtAmount !== null && compareAtAmount > amount ? compareAtAmount : null;
  await insertPrices(tx, [
    {
      id: tx.ids.next(),
      variantId,
      priceListId,
      minQuantity,
      amount,
      compareAtAmount: struck,
      validFrom,
      validTo,
      actor: tx.actor,
    },
  ]);
  await recordChange(tx, [variant.productId]);
  await tellEdit(tx, before!);
  return ok({ productId: variant.productId });
}
