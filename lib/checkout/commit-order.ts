import { type Cart, cartById } from "@/lib/cart";
import { reserve, type Shortage } from "@/lib/inventory";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { invariant } from "@/lib/kernel/invariant";
import { type Message, warning } from "@/lib/kernel/message";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { createOrder, type NewOrder, orderById } from "@/lib/orders";
import { openPayment, type PaymentRow } from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { redeem } from "@/lib/promotions";
import { openView } from "./checkout-view";
import type { CheckoutView } from "./contract";
import { freezeOrder } from "./freeze-order";
import { lockCheckout } from "./locks";
import { type QuotedCheckout, quoteCheckout } from "./quote-checkout";
import { type SessionItem, sessionItems } from "./session-items";
import { type Checkout, checkoutById, writePhase } from "./store";

/**
 * A hold without a session lapses by itself. It outlives any session that may have been made without our hearing of
 * it: those end after 32 minutes.
 */
const HOLD_LIFE = minutes(45);

/** What paying needs to know of an order, from the new one or from its row. */
export interface PayableOrder {
  readonly id: string;
  readonly number: number;
  readonly linkVersion: number;
  readonly checkoutId: string | null;
  readonly currency: string;
  readonly locale: string;
  readonly email: string | null;
}

export interface Committed {
  readonly checkout: Checkout;
  readonly orderId: string;
  /** True when the order was there already: another tab, a retry, or a process that died. */
  readonly resumed: boolean;
  /** What was just made, so that it need not be read back. */
  readonly made: {
    readonly order: PayableOrder;
    readonly payment: PaymentRow;
    readonly items: SessionItem[];
  } | null;
}

export interface CommitDetail {
  readonly checkout?: CheckoutView;
  readonly short: readonly Shortage[];
}

type CommitRefusal =
  | "checkout_not_modifiable"
  | "checkout_in_progress"
  | "cart_empty"
  | "incomplete"
  | "price_changed"
  | "out_of_stock"
  | "discount_code_usage_limit_reached"
  | "discount_code_user_limit_reached";

/**
 * Phase one, one transaction: the checkout goes from open to completing, its quote becomes an order, stock is held,
 * codes are used, our payment row is opened. A refusal leaves nothing behind.
 */
export function commitOrder(
  ctx: Ctx,
  seen: Checkout,
  input: { readonly fingerprint: string | null },
): Promise<Result<Committed, CommitRefusal, CommitDetail>> {
  return transact(ctx, async (tx) => {
    const locked = await lockCheckout(tx, seen.id);
    invariant(locked, "a checkout that was found is never deleted");
    checkpoint("place.locked");
    if (locked.phase === "completing") return resume(tx, seen.id, input);
    if (locked.phase !== "open" || locked.cart_state !== "open")
      return refuse("checkout_not_modifiable", { short: [] });
    const checkout = locked.checkout_version === seen.version ? seen : await checkoutById(tx, seen.id);
    const cart = await cartById(tx, locked.cart_id);
    invariant(checkout && cart, "locked rows can be read");
    // Whoever signed in after the checkout was opened is known by the cart.
    const customerId = checkout.customerId ?? cart.customerId;
    return place(tx, { ...checkout, customerId }, cart, input);
  });
}

/** Same fingerprint: the other tab's order goes on. Another: the caller must reopen first. */
async function resume(tx: TxCtx, checkoutId: string, input: { readonly fingerprint: string | null }) {
  const checkout = await checkoutById(tx, checkoutId);
  invariant(checkout?.orderId, "a completing checkout names its order");
  const order = await orderById(tx, checkout.orderId);
  if (input.fingerprint !== null && input.fingerprint !== order?.fingerprint)
    return refuse("checkout_in_progress", { short: [] });
  return ok({ checkout, orderId: checkout.orderId, resumed: true, made: null });
}

async function place(
  tx: TxCtx,
  checkout: Checkout,
  cart: Cart,
  input: { readonly fingerprint: string | null },
): Promise<Result<Committed, CommitRefusal, CommitDetail>> {
  if (cart.lines.length === 0) return refuse("cart_empty", { short: [] });
  const quoted = await quoteCheckout(tx, cart, checkout);
  const refused = firstRefusal(
    checkout,
    cart,
    quoted,
    input.fingerprint ?? checkout.shown?.fingerprint ?? null,
  );
  if (refused) return refused;
  const order = freezeOrder(tx.ids, checkout, cart, quoted);
  const reserved = await reserve(tx, order.id, unitsOf(order), after(tx.clock.now(), HOLD_LIFE));
  if (!reserved.ok) return shortOf(checkout, cart, quoted, reserved.detail);
  checkpoint("place.reserved");
  const buyer = { orderId: order.id, customerId: order.customerId, emailKey: emailKey(order.email) };
  const redeemed = await redeem(tx, buyer, quoted.quote.applied);
  if (!redeemed.ok) return refuse(redeemed.code, { short: [] });
  return ok(await write(tx, checkout, order));
}

async function write(tx: TxCtx, checkout: Checkout, order: NewOrder): Promise<Committed> {
  const number = await createOrder(tx, order);
  const payment = await openPayment(tx, {
    id: tx.ids.next(),
    orderId: order.id,
    currency: order.currency,
    amount: order.totalAmount,
  });
  checkpoint("place.ordered");
  await writePhase(tx, {
    checkoutId: checkout.id,
    from: "open",
    to: "completing",
    reason: "placed",
    orderId: order.id,
    notice: null,
  });
  await emit(tx, { type: "order.created", subject: order.id, payload: { order_id: order.id } });
  return {
    checkout,
    orderId: order.id,
    resumed: false,
    made: {
      order: { ...order, number, linkVersion: 1 },
      payment,
      items: sessionItems(order),
    },
  };
}

function firstRefusal(checkout: Checkout, cart: Cart, quoted: QuotedCheckout, agreed: string | null) {
  const errors = quoted.messages.filter((message) => message.type === "error");
  const view = (extra: readonly Message[] = []) => openView(checkout, cart, quoted, extra);
  if (errors.some((message) => message.code !== "out_of_stock"))
    return refuse("incomplete" as const, { checkout: view(), short: [] });
  if (errors.length > 0)
    return refuse("out_of_stock" as const, { checkout: view(), short: shortages(quoted) });
  if (agreed === null || agreed === quoted.fingerprint) return null;
  const changed = warning(
    "price_changed",
    { kind: "checkout" },
    { now: quoted.quote.total, before: checkout.shown?.total ?? 0 },
  );
  return refuse("price_changed" as const, { checkout: view([changed]), short: [] });
}

/** What a quote already sees to be missing, for freeing lapsed holds of those variants. */
function shortages(quoted: QuotedCheckout): Shortage[] {
  return quoted.quote.lines.flatMap((line) => {
    const available = quoted.offers.get(line.variantId)?.available ?? null;
    return available !== null && available < line.quantity
      ? [{ variantId: line.variantId, wanted: line.quantity, available }]
      : [];
  });
}

/** Somebody was faster than the quote: say how many are left now. */
function shortOf(checkout: Checkout, cart: Cart, quoted: QuotedCheckout, short: readonly Shortage[]) {
  const offers = new Map(quoted.offers);
  for (const { variantId, available } of short) {
    const offer = offers.get(variantId);
    if (offer) offers.set(variantId, { ...offer, available });
  }
  const messages: Message[] = quoted.quote.lines.flatMap((line) => {
    const missing = short.find((row) => row.variantId === line.variantId);
    if (!missing) return [];
    const params = { available: missing.available, wanted: missing.wanted };
    return [
      {
        type: "error" as const,
        code: "out_of_stock" as const,
        severity: "requires_buyer_input" as const,
        target: { kind: "line" as const, id: line.id, field: "quantity" },
        params,
      },
    ];
  });
  return refuse("out_of_stock" as const, {
    checkout: openView(checkout, cart, { ...quoted, offers }, messages),
    short,
  });
}

function unitsOf(order: NewOrder) {
  return order.lines.map((line) => ({
    variantId: line.variantId,
    orderLineId: line.id,
    quantity: line.quantity,
  }));
}
