import type { TxCtx } from "@/lib/kernel/context";
import { makeSecret } from "@/lib/platform/secrets";
import { insertLeftOver, writeOrdered } from "./store";

/**
 * The cart, locked by the caller, became an order. What was put into it while it was being paid goes on in a new
 * cart under the same cookie. False when the cart was ordered before: by another order.
 */
export async function closeCart(
  tx: TxCtx,
  cartId: string,
  ordered: readonly { readonly id: string; readonly quantity: number }[],
): Promise<boolean> {
  const closed = await writeOrdered(tx, cartId, makeSecret().hash, ordered);
  if (!closed) return false;
  if (closed.leftOver > 0) {
    await insertLeftOver(tx, cartId, { id: tx.ids.next(), tokenHash: closed.tokenHash }, ordered);
  }
  return true;
}
