import type { Ctx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { ok, type Result } from "@/lib/kernel/result";
import { type Offer, offersFor } from "@/lib/offers";
import { linesOf, type OrderLineRow } from "@/lib/orders";
import { marketById } from "@/lib/shop";
import { type AddLines, addLines } from "./add-lines";
import { emptyCartView } from "./cart-view";
import { viewCart } from "./change-cart";
import { type AddRefusal, type LeftOut, MAX_QUANTITY, type ReorderedView } from "./contract";

/** What one line of the order can become. */
interface Again {
  readonly line: OrderLineRow;
  readonly wanted: number;
  readonly possible: number;
  readonly leftOut: LeftOut["reason"] | null;
}

/**
 * Puts what was ordered into a cart once more, at today's prices, as far as it is still sold, and names what is not or
 * not in that number. Of a thing that is in the cart already the larger number stands, so that pressing twice is
 * pressing once. Refusals: those of adding, should somebody be faster by a moment.
 */
export async function reorder(
  ctx: Ctx,
  orderId: string,
  { cart, fresh }: Pick<AddLines, "cart" | "fresh">,
): Promise<Result<ReorderedView, AddRefusal, unknown>> {
  const home = cart ?? fresh;
  const market = await marketById(ctx, home.marketId, home.configVersion);
  const lines = unitsByVariant(await linesOf(ctx, orderId));
  const offers = await offersFor(ctx, market, lines);
  const again = lines.map((line) => possibleOf(line, offers.get(line.variantId)));
  const inCart = new Map((cart?.lines ?? []).map((line) => [line.variantId, line.quantity]));
  const added = again.flatMap(({ line, possible }) => {
    const quantity = possible - (inCart.get(line.variantId) ?? 0);
    return quantity > 0 ? [{ item_id: toWire("variant", line.variantId), quantity }] : [];
  });
  const left_out = again.flatMap(leftOutOf);
  if (added.length === 0)
    return ok({ cart: cart ? await viewCart(ctx, cart) : emptyCartView(market), left_out });
  const grown = await addLines(ctx, { cart, fresh, lines: added });
  return grown.ok ? ok({ cart: grown.value, left_out }) : grown;
}

/** One line a variant, with all its units. */
function unitsByVariant(lines: readonly OrderLineRow[]): OrderLineRow[] {
  const byVariant = new Map<string, OrderLineRow>();
  for (const line of lines) {
    const known = byVariant.get(line.variantId);
    byVariant.set(line.variantId, known ? { ...known, quantity: known.quantity + line.quantity } : line);
  }
  return [...byVariant.values()];
}

function possibleOf(line: OrderLineRow, offer: Offer | undefined): Again {
  const wanted = Math.min(line.quantity, MAX_QUANTITY);
  if (!offer || offer.unitAmount === null) return { line, wanted, possible: 0, leftOut: "not_sold" };
  const left = offer.available === null ? wanted : Math.max(0, offer.available);
  if (left === 0) return { line, wanted, possible: 0, leftOut: "sold_out" };
  return left < wanted
    ? { line, wanted, possible: left, leftOut: "fewer" }
    : { line, wanted, possible: wanted, leftOut: null };
}

function leftOutOf({ line, wanted, possible, leftOut }: Again): LeftOut[] {
  if (leftOut === null) return [];
  const { title, variantTitle } = line;
  return [{ title, variant_title: variantTitle, reason: leftOut, wanted, taken: possible }];
}
