import { type AddLines, type Cart, findCart, setMarket } from "@/lib/cart";
import type { Ctx } from "@/lib/kernel/context";
import { makeSecret } from "@/lib/platform/secrets";
import { marketByCode, marketNow } from "@/lib/shop";
import type { Caller } from "@/lib/web/caller";
import { cookieName, setCookie } from "@/lib/web/cookies";

/** Seconds a cart is remembered by its browser. */
const CART_LIFE = 90 * 86_400;

export function cartOf(ctx: Ctx, caller: Caller): Promise<Cart | null> {
  return findCart(ctx, { tokenHash: caller.cartHash, customerId: caller.customer?.id ?? null });
}

/** The caller's cart, moved to the market they are looking at. */
export async function cartIn(ctx: Ctx, caller: Caller, market: string | undefined): Promise<Cart | null> {
  const cart = await cartOf(ctx, caller);
  if (!cart || !market) return cart;
  const wanted = await marketByCode(ctx, market);
  if (!wanted || wanted.id === cart.marketId) return cart;
  await setMarket(ctx, cart.id, wanted);
  return { ...cart, marketId: wanted.id, channelId: wanted.channelId, version: cart.version + 1 };
}

/**
 * Where a first cart is made: a new secret for the browser, in the market whose pages it is looking at. A caller
 * without cookies reads the secret from the `Cart-Token` header and sends it as a bearer token.
 */
export async function freshCart(
  ctx: Ctx,
  caller: Caller,
  market: string | undefined,
  answerHeaders: Headers,
): Promise<AddLines["fresh"]> {
  const home = await marketNow(ctx, market);
  const { secret, hash } = makeSecret();
  answerHeaders.append("set-cookie", setCookie(cookieName("cart"), secret, CART_LIFE));
  answerHeaders.set("cart-token", secret);
  return {
    id: ctx.ids.next(),
    tokenHash: hash,
    channelId: home.market.channelId,
    marketId: home.market.id,
    customerId: caller.customer?.id ?? null,
    configVersion: home.configVersion,
  };
}
