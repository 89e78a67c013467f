import type { Ctx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { offersFor } from "@/lib/offers";
import { codeKey, MAX_CODES } from "@/lib/promotions";
import { marketById } from "@/lib/shop";
import { cartView } from "./cart-view";
import type { CartRefusal, CartView } from "./contract";
import { type QuotedCart, quoteCart } from "./quote-cart";
import { type Cart, writeCodes, writeQuantity, writeShown } from "./store";

/** A cart with its quote. `offers` are those just read, if any. */
export function quoted(ctx: Ctx, cart: Cart, offers?: QuotedCart["offers"]): Promise<QuotedCart> {
  return quoteCart(
    ctx,
    cart,
    {
      lines: cart.lines,
      codes: cart.codes,
      destination: null,
      deliveryCode: null,
      buyer: { emailKey: null, customerId: cart.customerId },
    },
    offers,
  );
}

export async function viewCart(ctx: Ctx, cart: Cart): Promise<CartView> {
  return cartView(cart, await quoted(ctx, cart));
}

/**
 * Sets a line's quantity; zero removes the line. Refusals: `line_not_found`, `item_unavailable`, `out_of_stock` with
 * `available` (lowering a quantity is always allowed, so that a shopper can mend a cart that is too full).
 */
export async function setLine(
  ctx: Ctx,
  cart: Cart,
  wireId: string,
  quantity: number,
): Promise<Result<CartView, CartRefusal, { available?: number }>> {
  const id = fromWire("line", wireId);
  const line = cart.lines.find((candidate) => candidate.id === id);
  if (!line) return refuse("line_not_found", {});
  const lines = cart.lines
    .map((candidate) => (candidate.id === line.id ? { ...candidate, quantity } : candidate))
    .filter((candidate) => candidate.quantity > 0);
  const market = await marketById(ctx, cart.marketId, cart.configVersion);
  const offers = await offersFor(ctx, market, lines);
  const offer = offers.get(line.variantId);
  if (quantity > line.quantity) {
    if (!offer || offer.unitAmount === null) return refuse("item_unavailable", {});
    if (offer.available !== null && quantity > offer.available)
      return refuse("out_of_stock", { available: Math.max(0, offer.available) });
  }
  const shownUnitAmount = offer?.unitAmount ?? line.shownUnitAmount;
  if (!(await writeQuantity(ctx, cart.id, { id: line.id, quantity, shownUnitAmount })))
    return refuse("line_not_found", {});
  const changed = {
    ...cart,
    version: cart.version + 1,
    lines: lines.map((candidate) =>
      candidate.id === line.id ? { ...candidate, shownUnitAmount } : candidate,
    ),
  };
  return ok(cartView(changed, await quoted(ctx, changed, offers)));
}

/** Replaces the cart's codes. Which of them apply is the quote's word; here only their number is bounded. */
export async function setCodes(
  ctx: Ctx,
  cart: Cart,
  codes: readonly string[],
): Promise<Result<CartView, CartRefusal, { maximum: number } | undefined>> {
  const unique = codes.filter(
    (code, at) => codes.findIndex((other) => codeKey(other) === codeKey(code)) === at,
  );
  if (unique.length > MAX_CODES) return refuse("too_many_codes", { maximum: MAX_CODES });
  if (!(await writeCodes(ctx, cart.id, unique))) return refuse("line_not_found");
  return ok(await viewCart(ctx, { ...cart, codes: unique, version: cart.version + 1 }));
}

/** The shopper has seen the present prices: the next visit compares with them. */
export async function acknowledgePrices(ctx: Ctx, cart: Cart): Promise<CartView> {
  const now = await quoted(ctx, cart);
  const stale = now.quote.lines.filter(
    (line) => cart.lines.find((kept) => kept.id === line.id)?.shownUnitAmount !== line.unitAmount,
  );
  await writeShown(ctx, cart.id, stale);
  const shown = new Map(now.quote.lines.map((line) => [line.id, line.unitAmount]));
  const lines = cart.lines.map((line) => ({
    ...line,
    shownUnitAmount: shown.get(line.id) ?? line.shownUnitAmount,
  }));
  return cartView({ ...cart, lines }, now);
}
