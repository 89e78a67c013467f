import { type Cart, type QuotedCart, type QuoteWish, quoteCart } from "@/lib/cart";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Message } from "@/lib/kernel/message";

/**
 * A wish as a checkout quotes it: with the first way of delivery where none was chosen or the chosen one is not
 * offered; `warnings` tell of the latter.
 */
export async function quoteWish(
  ctx: ReadCtx,
  cart: Pick<Cart, "marketId" | "configVersion">,
  wish: QuoteWish,
  known?: QuotedCart["offers"],
): Promise<QuotedCart & { readonly warnings: readonly Message[] }> {
  const quoted = await quoteCart(ctx, cart, wish, known);
  const warnings = quoted.quote.messages.filter((message) => message.code === "fulfilment_changed");
  const first = quoted.quote.options[0];
  if (quoted.quote.delivery || !first) return { ...quoted, warnings };
  const again = await quoteCart(ctx, cart, { ...wish, deliveryCode: first.code }, quoted.offers);
  return { ...again, warnings };
}
