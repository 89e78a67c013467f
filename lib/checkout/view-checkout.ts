import { cartById } from "@/lib/cart";
import type { ReadCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { adjustmentsOf, linesOf, orderById } from "@/lib/orders";
import { paymentsOf } from "@/lib/payments";
import { linkedId, linkHolds } from "@/lib/platform/secrets";
import { marketById } from "@/lib/shop";
import { frozenView, openView } from "./checkout-view";
import type { CheckoutView } from "./contract";
import { quoteCheckout } from "./quote-checkout";
import { type Checkout, checkoutById } from "./store";

/** The checkout behind its unguessable id; null for a made-up or revoked one. */
export async function findCheckout(ctx: ReadCtx, link: string): Promise<Checkout | null> {
  const id = linkedId(link);
  const checkout = id ? await checkoutById(ctx, id) : null;
  return checkout && linkHolds("checkout", link, checkout.id, checkout.linkVersion) ? checkout : null;
}

/** A checkout as it is now: quoted while open, from the frozen order otherwise. */
export async function viewCheckout(ctx: ReadCtx, checkout: Checkout): Promise<CheckoutView> {
  if (checkout.orderId && checkout.phase !== "open") return viewFrozen(ctx, checkout, checkout.orderId);
  const cart = await cartById(ctx, checkout.cartId);
  invariant(cart, "a checkout refers to a cart that exists");
  return openView(checkout, cart, await quoteCheckout(ctx, cart, checkout));
}

async function viewFrozen(ctx: ReadCtx, checkout: Checkout, orderId: string): Promise<CheckoutView> {
  const [order, lines, adjustments, payments] = await Promise.all([
    orderById(ctx, orderId),
    linesOf(ctx, orderId),
    adjustmentsOf(ctx, orderId),
    paymentsOf(ctx, orderId),
  ]);
  invariant(order, "a completing checkout refers to an order that exists");
  const market = await marketById(ctx, order.marketId, checkout.configVersion);
  return frozenView(checkout, market, { order, lines, adjustments, payment: payments[0] ?? null });
}
