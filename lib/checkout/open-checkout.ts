import type { Cart } from "@/lib/cart";
import { type Address, addressSchema } from "@/lib/kernel/address";
import { after, hours } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { marketById } from "@/lib/shop";
import { openView } from "./checkout-view";
import type { CheckoutView } from "./contract";
import { introduceBuyer, type KnownBuyer } from "./introduce-buyer";
import { quoteCheckout } from "./quote-checkout";
import { type Checkout, insertCheckout, liveCheckoutOf } from "./store";
import { viewCheckout } from "./view-checkout";

/** How long an open checkout lives without being touched. */
export const CHECKOUT_LIFE = hours(6);

/**
 * Opens the checkout of a cart, or returns the one that is live already: opening twice is opening once, and who has
 * signed in meanwhile is asked for nothing that is known. With `country: "home"` a buyer of whom no address is known
 * begins in the market's home country, for which the cart was quoted already: days and sum stand at once, and another
 * country is a choice like any other. Refusal: `cart_empty`.
 */
export async function openCheckout(
  ctx: Ctx,
  cart: Cart,
  buyer: KnownBuyer | null,
  { country }: { readonly country?: "home" } = {},
): Promise<Result<CheckoutView, "cart_empty">> {
  if (cart.lines.length === 0) return refuse("cart_empty");
  const chosen = {
    email: buyer?.email ?? null,
    destination: buyer?.address ?? (country === "home" ? await homeOf(ctx, cart) : null),
    billing: null,
    deliveryCode: null,
    customerId: buyer?.customerId ?? null,
  };
  const quoted = await quoteCheckout(ctx, cart, chosen);
  const now = ctx.clock.now();
  const checkout: Checkout = {
    id: ctx.ids.next(),
    cartId: cart.id,
    channelId: cart.channelId,
    marketId: cart.marketId,
    customerId: chosen.customerId,
    phase: "open",
    email: chosen.email,
    firstName: buyer?.firstName ?? null,
    lastName: buyer?.lastName ?? null,
    phone: null,
    destination: chosen.destination,
    billing: chosen.billing,
    deliveryCode: quoted.deliveryCode,
    consents: {},
    locale: quoted.market.locale,
    note: null,
    giftMessage: null,
    shown: { fingerprint: quoted.fingerprint, total: quoted.quote.total, units: {} },
    orderId: null,
    notice: null,
    linkVersion: 1,
    version: 1,
    expiresAt: after(now, CHECKOUT_LIFE),
    createdAt: now,
    updatedAt: now,
    configVersion: cart.configVersion,
  };
  if (await insertCheckout(ctx, checkout)) return ok(openView(checkout, cart, quoted));
  const live = await liveCheckoutOf(ctx, cart.id);
  invariant(live, "a refused insert means that a live checkout stands");
  return ok(await viewCheckout(ctx, buyer ? await introduceBuyer(ctx, cart, live, buyer) : live));
}

/** An address of which nothing is known but the country; null where nothing is delivered to it. */
async function homeOf(ctx: Ctx, cart: Cart): Promise<Address | null> {
  const { homeCountry, countries } = await marketById(ctx, cart.marketId, cart.configVersion);
  return countries.includes(homeCountry) ? addressSchema.parse({ address_country: homeCountry }) : null;
}
