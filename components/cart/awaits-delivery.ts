import type { CartView } from "@/lib/cart/contract";

type Travelling = Pick<CartView, "requires_shipping" | "totals">;
type Summed = Taxed & Partial<Pick<CartView, "usual_delivery">>;
type Taxed = Travelling & Pick<CartView, "tax_inclusive"> & { readonly messages?: CartView["messages"] };

/** Whether the sum is not whole yet: something has to travel, and what that costs is not known. */
export function awaitsDelivery(cart: Travelling): boolean {
  return cart.requires_shipping && cart.totals.every((entry) => entry.type !== "fulfilment");
}

/** Whether tax is still to come, where prices are without it: nobody has said where it goes, or not yet which region. */
export function awaitsTax(cart: Taxed): boolean {
  if (cart.tax_inclusive) return false;
  const lacksRegion = cart.messages?.some(
    ({ target }) => target.kind === "address" && target.field === "address_region",
  );
  return awaitsDelivery(cart) || lacksRegion === true;
}

/** What the sum may still lack. */
export type Missing = "tax" | "delivery";

/** What is still to come on top of the sum. Delivery is not where it costs nothing, wherever in the market it goes. */
export function missingIn(cart: Summed): readonly Missing[] {
  const usual = cart.usual_delivery;
  const isFree = usual?.amount === 0 && usual.whole_market;
  return [
    ...(awaitsTax(cart) ? (["tax"] as const) : []),
    ...(awaitsDelivery(cart) && !isFree ? (["delivery"] as const) : []),
  ];
}
