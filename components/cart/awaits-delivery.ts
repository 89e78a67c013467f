import type { CartView } from "@/lib/cart/contract";

/** Whether the sum is not whole yet: something has to travel, and what that costs is not known. */
export function awaitsDelivery(cart: Pick<CartView, "requires_shipping" | "totals">): boolean {
  return cart.requires_shipping && cart.totals.every((entry) => entry.type !== "fulfilment");
}
