import type { Cart } from "@/lib/cart";
import type { Address } from "@/lib/kernel/address";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { quoteCheckout } from "./quote-checkout";
import { type Checkout, checkoutById, writeChoices } from "./store";

/** What is known of a signed-in buyer beforehand, so that they need not type it again (WCAG 2.2, 3.3.7). */
export interface KnownBuyer {
  readonly customerId: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly address: Address | null;
}

/**
 * Fills into an open checkout of nobody what is known of a buyer who has signed in since. What was typed stays, and so
 * does whatever another call has made of it meanwhile.
 */
export async function introduceBuyer(
  ctx: Ctx,
  cart: Cart,
  checkout: Checkout,
  buyer: KnownBuyer,
): Promise<Checkout> {
  if (checkout.phase !== "open" || checkout.customerId !== null) return checkout;
  const chosen = {
    customerId: buyer.customerId,
    email: checkout.email ?? buyer.email,
    firstName: checkout.firstName ?? buyer.firstName,
    lastName: checkout.lastName ?? buyer.lastName,
    destination: isTyped(checkout.destination)
      ? checkout.destination
      : (buyer.address ?? checkout.destination),
    billing: checkout.billing,
    deliveryCode: checkout.deliveryCode,
  };
  const quoted = await quoteCheckout(ctx, cart, chosen);
  const change = {
    ...chosen,
    deliveryCode: quoted.deliveryCode,
    shown: { fingerprint: quoted.fingerprint, total: quoted.quote.total, units: {} },
  };
  if (!(await writeChoices(ctx, checkout, change))) return standing(ctx, checkout.id);
  return { ...checkout, ...change, version: checkout.version + 1 };
}

/** As it is now that another call was faster. */
async function standing(ctx: Ctx, id: string): Promise<Checkout> {
  const now = await checkoutById(ctx, id);
  invariant(now, "a checkout is never deleted");
  return now;
}

/** A country alone is nobody's address yet. */
function isTyped(address: Address | null): boolean {
  if (!address) return false;
  const { address_country: _, ...rest } = address;
  return Object.values(rest).some((field) => field !== null);
}
