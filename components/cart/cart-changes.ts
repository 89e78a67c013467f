import type { CartLineView, CartView } from "@/lib/cart/contract";

/** What a shopper asks of a cart, as the picture of it before the shop has answered. */
export type CartChange = (cart: CartView) => CartView;

export interface AddedThing {
  /** `var_…` or SKU: what the door is told. */
  readonly itemId: string;
  readonly quantity: number;
  readonly title: string;
  readonly variantTitle: string;
  readonly picture: string | null;
  readonly unitAmount: number;
}

export function withAdded(thing: AddedThing): CartChange {
  return (cart) => {
    const known = cart.lines.find(
      (line) => line.variant_id === thing.itemId || line.item_id === thing.itemId,
    );
    if (known) return withQuantity(known.id, known.quantity + thing.quantity)(cart);
    return counted({ ...cart, lines: [...cart.lines, draftLine(thing)] });
  };
}

export function withQuantity(lineId: string, quantity: number): CartChange {
  return (cart) =>
    counted({
      ...cart,
      lines: cart.lines
        .map((line) => (line.id === lineId ? { ...line, quantity, ...worth(line, quantity) } : line))
        .filter((line) => line.quantity > 0),
    });
}

/** What was taken away is there again; its line is another one, which the shop has yet to make. */
export function withReturned(line: CartLineView): CartChange {
  return (cart) => counted({ ...cart, lines: [...cart.lines, { ...line, id: draftId(line.variant_id) }] });
}

export function withCodes(codes: readonly string[]): CartChange {
  return (cart) => ({ ...cart, codes: [...codes] });
}

/** A line's sums follow its quantity at once; what codes take off is the quote's word, and waits for it. */
function worth(line: CartLineView, quantity: number) {
  const subtotal = line.unit_amount * quantity;
  return { subtotal, total: subtotal + (quantity === line.quantity ? line.discount : 0) };
}

function counted(cart: CartView): CartView {
  return { ...cart, count: cart.lines.reduce((units, line) => units + line.quantity, 0) };
}

/** The id of a line that the shop has not made yet: nothing can be done with it. */
const draftId = (itemId: string) => `draft ${itemId}`;

export const isDraft = ({ id }: CartLineView): boolean => id.startsWith("draft ");

function draftLine(thing: AddedThing): CartLineView {
  const subtotal = thing.unitAmount * thing.quantity;
  return {
    id: draftId(thing.itemId),
    item_id: thing.itemId,
    variant_id: thing.itemId,
    handle: "",
    title: thing.title,
    variant_title: thing.variantTitle,
    picture: thing.picture,
    quantity: thing.quantity,
    unit_amount: thing.unitAmount,
    compare_at_amount: null,
    subtotal,
    discount: 0,
    total: subtotal,
    available: null,
  };
}
