import type Stripe from "stripe";
import { addLines, type Cart, findCart } from "@/lib/cart";
import { checkoutById, findCheckout, openCheckout, patchCheckout, placeOrder } from "@/lib/checkout";
import type { CheckoutView, CompletedView } from "@/lib/checkout/contract";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { paymentsOf } from "@/lib/payments";
import { makeSecret } from "@/lib/platform/secrets";
import { readConfigVersion } from "@/lib/shop";
import { buyer, type TestShop } from "./factories";

/** Walks the road stop by stop through the domain verbs, as the doors do. Each step asserts that it was let through. */
export function walker(ctx: Ctx, shop: TestShop) {
  async function fillCart(
    lines: readonly { itemId: string; quantity?: number }[],
    cookie = makeSecret(),
  ): Promise<{ cart: Cart; cookie: typeof cookie }> {
    const before = await findCart(ctx, { tokenHash: cookie.hash, customerId: null });
    const added = await addLines(ctx, {
      cart: before,
      fresh: {
        id: ctx.ids.next(),
        tokenHash: cookie.hash,
        channelId: shop.market.channelId,
        marketId: shop.market.id,
        customerId: null,
        configVersion: await readConfigVersion(ctx),
      },
      lines: lines.map((line) => ({ item_id: line.itemId, quantity: line.quantity ?? 1 })),
    });
    invariant(added.ok, `added: ${JSON.stringify(added)}`);
    const cart = await findCart(ctx, { tokenHash: cookie.hash, customerId: null });
    invariant(cart, "a cart that was filled is found by its cookie");
    return { cart, cookie };
  }

  async function toCheckout(
    cart: Cart,
    patch: Parameters<typeof patchCheckout>[2] = {},
  ): Promise<CheckoutView> {
    const opened = await openCheckout(ctx, cart, null);
    invariant(opened.ok, "opened");
    const patched = await patchCheckout(ctx, await find(opened.value.id), { ...buyer, ...patch });
    invariant(patched.ok, `patched: ${JSON.stringify(patched)}`);
    return patched.value;
  }

  async function find(link: string) {
    const checkout = await findCheckout(ctx, link);
    invariant(checkout, "found by its link");
    return checkout;
  }

  async function place(view: CheckoutView) {
    return placeOrder(ctx, await find(view.id), { fingerprint: view.fingerprint });
  }

  /** Cart to payment page in one go. */
  async function toPayment(
    lines: Parameters<typeof fillCart>[0],
    patch: Parameters<typeof patchCheckout>[2] = {},
  ) {
    const { cart, cookie } = await fillCart(lines);
    const view = await toCheckout(cart, patch);
    const placed = await place(view);
    invariant(placed.ok, `placed: ${JSON.stringify(placed)}`);
    const orderId = orderIdOf(placed.value);
    return { cart, cookie, view, placed: placed.value, orderId, sessionId: await sessionOf(orderId) };
  }

  async function sessionOf(orderId: string): Promise<string> {
    const payment = (await paymentsOf(ctx, orderId))[0];
    invariant(payment?.sessionId, "the payment has a session");
    return payment.sessionId;
  }

  return {
    fillCart,
    toCheckout,
    find,
    place,
    toPayment,
    sessionOf,
    checkoutById: (id: string) => checkoutById(ctx, id),
  };
}

export function orderIdOf(placed: CompletedView): string {
  const hex = placed.order.id.slice("ord_".length);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The events that Stripe recorded about a session, oldest first, as the webhook would bring them. */
export async function eventsAbout(stripe: Stripe, sessionId: string): Promise<Stripe.Event[]> {
  const events = await stripe.events.list({ limit: 100 });
  return events.data.filter((event) => (event.data.object as { id?: string }).id === sessionId).reverse();
}
