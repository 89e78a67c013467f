import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type Offer, offersFor } from "@/lib/offers";
import { marketById } from "@/lib/shop";
import { cartView } from "./cart-view";
import { type AddRefusal, type CartView, MAX_LINES, MAX_QUANTITY } from "./contract";
import { resolveItems } from "./items";
import { quoteCart } from "./quote-cart";
import type { Cart, CartLine } from "./store";
import { insertCart, type NewLine, upsertLines } from "./store";

export interface AddLines {
  /** The caller's open cart, or where a new one is to be made. */
  readonly cart: Cart | null;
  readonly fresh: {
    readonly id: string;
    readonly tokenHash: string;
    readonly channelId: string;
    readonly marketId: string;
    readonly customerId: string | null;
    readonly configVersion: number;
  };
  readonly lines: readonly { readonly item_id: string; readonly quantity: number }[];
}

/**
 * Adds units to a cart, making it if there is none. Everything is looked at before anything is written: the same
 * variant named twice counts once, and what is in the cart counts with what is added.
 * Refusals: `item_not_found`, `item_unavailable`, `out_of_stock` (with `available`), `quantity_limit`, `too_many_lines`.
 */
export async function addLines(
  ctx: Ctx,
  input: AddLines,
): Promise<Result<CartView, AddRefusal, { item_id?: string; available?: number; maximum?: number }>> {
  const home = input.cart ?? input.fresh;
  const items = await resolveItems(
    ctx,
    input.lines.map((line) => line.item_id),
  );
  const wanted = new Map<string, { item_id: string; quantity: number }>();
  for (const line of input.lines) {
    const variantId = items.get(line.item_id);
    if (!variantId) return refuse("item_not_found", { item_id: line.item_id });
    const quantity = (wanted.get(variantId)?.quantity ?? 0) + line.quantity;
    wanted.set(variantId, { item_id: line.item_id, quantity });
  }
  const before = input.cart?.lines ?? [];
  const asked = merged(before, wanted);
  const market = await marketById(ctx, home.marketId, home.configVersion);
  const offers = await offersFor(ctx, market, asked);
  const refused = firstRefusal(wanted, asked, offers);
  if (refused) return refused;
  if (asked.length > MAX_LINES) return refuse("too_many_lines", { maximum: MAX_LINES });

  const rows: NewLine[] = [...wanted].map(([variantId, { quantity }]) => ({
    id: ctx.ids.next(),
    variantId,
    quantity,
    shownUnitAmount: offers.get(variantId)?.unitAmount ?? null,
  }));
  const cart = input.cart ? await grow(ctx, input.cart, rows) : await begin(ctx, input.fresh, rows);
  if (!cart) return addLines(ctx, { ...input, cart: null });
  const wish = { lines: cart.lines, codes: cart.codes, destination: null, deliveryCode: null };
  const buyer = { emailKey: null, customerId: cart.customerId };
  return ok(cartView(cart, await quoteCart(ctx, cart, { ...wish, buyer }, offers)));
}

/** The cart's lines as they would be, for reading offers at the right quantity. */
function merged(before: readonly CartLine[], wanted: ReadonlyMap<string, { quantity: number }>) {
  const asked = before.map((line) => ({
    variantId: line.variantId,
    quantity: line.quantity + (wanted.get(line.variantId)?.quantity ?? 0),
  }));
  for (const [variantId, { quantity }] of wanted) {
    if (!before.some((line) => line.variantId === variantId)) asked.push({ variantId, quantity });
  }
  return asked;
}

function firstRefusal(
  wanted: ReadonlyMap<string, { item_id: string; quantity: number }>,
  asked: readonly { variantId: string; quantity: number }[],
  offers: ReadonlyMap<string, Offer>,
) {
  for (const [variantId, { item_id }] of wanted) {
    const offer = offers.get(variantId);
    if (!offer) return refuse("item_not_found", { item_id });
    if (offer.unitAmount === null) return refuse("item_unavailable", { item_id });
    const quantity = asked.find((line) => line.variantId === variantId)?.quantity ?? 0;
    if (quantity > MAX_QUANTITY) return refuse("quantity_limit", { item_id, maximum: MAX_QUANTITY });
    if (offer.available !== null && quantity > offer.available)
      return refuse("out_of_stock", { item_id, available: Math.max(0, offer.available) });
  }
  return null;
}

async function begin(ctx: Ctx, fresh: AddLines["fresh"], rows: readonly NewLine[]): Promise<Cart> {
  await insertCart(ctx, fresh, rows);
  return { ...fresh, state: "open", codes: [], version: 1, lines: rows.map((row) => ({ ...row })) };
}

/** Null when the cart was ordered or merged since it was read: then the wish begins a new one. */
async function grow(ctx: Ctx, cart: Cart, rows: readonly NewLine[]): Promise<Cart | null> {
  const grown = await upsertLines(ctx, cart.id, rows, MAX_QUANTITY);
  if (grown.length === 0) return null;
  const kept = cart.lines.map((line) => grown.find((now) => now.id === line.id) ?? line);
  const added = grown.filter((now) => !cart.lines.some((line) => line.id === now.id));
  return { ...cart, version: cart.version + 1, lines: [...kept, ...added] };
}
