import { listingSales } from "@/db/schema/listing";
import { orderEvents, orders } from "@/db/schema/orders";
import { payments, refunds } from "@/db/schema/payments";
import { type FrozenChoices, freezeOrder, type QuotedCheckout } from "@/lib/checkout";
import type { Actor } from "@/lib/kernel/actor";
import { minutes } from "@/lib/kernel/clock";
import type { NewOrder, TimelineType } from "@/lib/orders";
import { hashSecret } from "@/lib/platform/secrets";
import { paymentFee } from "@/sandbox/stripe/money/fees";
import { writeCheckout } from "./checkout-rows";
import { keepClaims, settleClaims } from "./claims";
import { Dice } from "./dice";
import { orderRow, paymentRow, writeCart, writeParts } from "./order-rows";
import type { Method, PastDispute } from "./past-payment";
import { recall } from "./recall";
import type { Counted, End, OrderRow, PaymentRow, RefundRow, Told } from "./told";
import type { Wish } from "./wishes";
import type { World } from "./world";

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/**
 * One order of the past, told with the rows that the verbs leave: what it costs is the quote's and the freezing is
 * the checkout's own; only who did what when is made up. `aftermath.ts` tells how it went on.
 */
export class OrderStory implements Told {
  readonly world: World;
  readonly wish: Wish;
  readonly dice: Dice;
  readonly order: NewOrder;
  readonly row: OrderRow;
  readonly payment: PaymentRow;
  readonly refunds: RefundRow[] = [];
  readonly buyer: Actor;
  readonly checkoutId: string;
  readonly cartId: string;
  readonly method: Method;
  readonly counted: readonly Counted[];
  dispute: PastDispute | null = null;
  end: End = { kind: "expired" };

  constructor(world: World, wish: Wish, quoted: QuotedCheckout, customerId: string | null) {
    const { rows } = world;
    const { at } = wish;
    this.world = world;
    this.wish = wish;
    this.dice = new Dice(`${wish.name} story`);
    this.cartId = rows.id(after(at, -minutes(this.dice.int(4, 70))));
    this.checkoutId = rows.id(after(at, -minutes(this.dice.int(1, 4))));
    const tokenHash = hashSecret(rows.word(22));
    const principal = customerId ? `customer:${customerId}` : `cart:${tokenHash}`;
    this.buyer = { kind: "shopper", principal, customerId };
    const choices = this.#choices(customerId);
    this.order = freezeOrder({ next: () => rows.id(at) }, choices, { id: this.cartId }, quoted);
    this.row = orderRow(this.order, world.number(), at);
    this.payment = paymentRow(world, this.order, at);
    this.method = methodOf(this.dice, wish);
    this.counted = countedOf(this.order, wish);
    writeCart(this, tokenHash);
    writeParts(this);
    this.event("created", at, this.buyer, {}, [null, "awaiting_payment"]);
    world.tell("order.created", this.order.id, { order_id: this.order.id }, at, this.buyer);
  }

  /** Paid by card within minutes, or when the bank's money came. */
  pay(at: Date): void {
    const { world, order, payment } = this;
    const amount = order.totalAmount;
    this.#settle("paid", at);
    this.end = { kind: "paid", at };
    Object.assign(payment, { state: "paid", capturedAmount: amount, paidAt: at, ...this.#charge(at) });
    Object.assign(payment, { feeAmount: paymentFee(amount), feeCurrency: order.currency });
    this.move("placed", "placed", at, world.door, { amount });
    if (!order.lines.some((line) => line.requiresShipping)) this.row.sentAt = at;
    const told = { order_id: order.id, payment_id: payment.id, session_id: payment.sessionId };
    world.tell("order.placed", order.id, told, at, world.door, "order_confirmed");
    this.#countSale(at);
  }

  /** A bank has promised: the units are kept without end, and the order counts as placed from now. */
  promise(at: Date): void {
    const { world, order, payment } = this;
    this.#settle("promised", at);
    this.end = { kind: "promised", at };
    Object.assign(payment, { state: "pending", ...this.#intent(at) });
    this.move("payment_pending", "payment_promised", at, world.door, { amount: order.totalAmount });
    const told = { order_id: order.id };
    world.tell("order.payment_promised", order.id, told, at, world.door, "payment_promised");
  }

  /** The bank has not been heard of yet. */
  keepPromise(): void {
    keepClaims(this);
  }

  /** It was never paid: the session's time was over, or the bank has said no. */
  endUnpaid(reason: "session_expired" | "payment_failed", at: Date): void {
    const { world, order, payment } = this;
    const was = this.row.state;
    const failed = reason === "payment_failed";
    this.#settle("unpaid", at);
    if (failed) this.end = { kind: "failed", at: payment.updatedAt };
    Object.assign(payment, { state: failed ? "failed" : "canceled", problem: reason, updatedAt: at });
    this.move("canceled", failed ? "payment_failed" : "canceled", at, world.worker, { reason });
    this.row.canceledAt = at;
    const told = { order_id: order.id, reason, was };
    const mail = failed ? "payment_failed" : null;
    world.tell("order.payment_ended", order.id, told, at, world.worker, mail);
  }

  event(
    type: TimelineType,
    at: Date,
    actor: Actor,
    detail: Readonly<Record<string, unknown>>,
    [fromState, toState]: readonly [string | null, string | null] = [null, null],
  ): void {
    const { rows } = this.world;
    const row = { id: rows.id(at), orderId: this.order.id, type, fromState, toState, detail, actor, at };
    rows.add(orderEvents, row);
  }

  move(
    to: OrderRow["state"],
    type: TimelineType,
    at: Date,
    actor: Actor,
    detail: Readonly<Record<string, unknown>>,
  ): void {
    this.event(type, at, actor, detail, [this.row.state, to]);
    this.row.state = to;
    this.touch(at);
    if (to === "placed" || to === "payment_pending") this.row.placedAt ??= at;
  }

  touch(at: Date): void {
    this.row.version = (this.row.version ?? 1) + 1;
    if (at > this.row.updatedAt) this.row.updatedAt = at;
  }

  /** The story is over: what changed as it went is written, and what the payment provider must know is told. */
  finish(): void {
    const { rows, past } = this.world;
    rows.add(orders, this.row);
    rows.add(payments, this.payment);
    for (const refund of this.refunds) rows.add(refunds, refund);
    past.push(recall(this));
    this.world.stories.push(this);
  }

  #choices(customerId: string | null): FrozenChoices {
    const { wish, world } = this;
    const { buyer } = wish;
    const market = world.markets[buyer.market];
    return {
      id: this.checkoutId,
      channelId: market.channelId,
      marketId: market.id,
      customerId,
      email: buyer.email,
      firstName: null,
      lastName: null,
      phone: null,
      destination: buyer.address,
      billing: null,
      locale: market.locale,
      note: wish.note,
      giftMessage: wish.card,
    };
  }

  /** What the end of paying leaves on checkout, holds and codes. */
  #settle(end: "paid" | "promised" | "unpaid", at: Date): void {
    if (this.row.state === "awaiting_payment") writeCheckout(this, end, at);
    if (end !== "promised") settleClaims(this, end, at);
  }

  #countSale(at: Date): void {
    const { rows, shelf, door } = this.world;
    for (const { variantId, quantity, lineId } of this.counted)
      shelf.push({ variantId, at, delta: -quantity, kind: "sale", reference: lineId, actor: door });
    const units = new Map<string, number>();
    for (const line of this.order.lines)
      units.set(line.productId, (units.get(line.productId) ?? 0) + line.quantity);
    for (const [productId, count] of units)
      rows.add(listingSales, { orderId: this.order.id, productId, units: count, soldAt: at });
  }

  #intent(at: Date) {
    this.payment.paymentIntentId ??= `pi_3${this.world.rows.word(23)}`;
    return { updatedAt: at };
  }

  #charge(at: Date) {
    const { method } = this;
    return {
      ...this.#intent(at),
      chargeId: `${method.type === "card" ? "ch" : "py"}_3${this.world.rows.word(23)}`,
      methodType: method.type,
      cardBrand: method.type === "card" ? method.brand : null,
      cardLast4: method.type === "card" ? method.last4 : null,
    };
  }
}

function countedOf(order: NewOrder, wish: Wish): Counted[] {
  const counted = new Set(
    wish.lines.filter(({ shelved }) => shelved.isCounted).map(({ shelved }) => shelved.variantId),
  );
  return order.lines
    .filter((line) => counted.has(line.variantId))
    .map((line) => ({ lineId: line.id, variantId: line.variantId, quantity: line.quantity }));
}

function methodOf(dice: Dice, wish: Wish): Method {
  const last4 = String(dice.int(1_000, 9_999));
  if (wish.method === "sepa_debit") return { type: "sepa_debit", last4 };
  const brand = dice.weighted(["visa", "mastercard", "amex"] as const, (one) => (one === "amex" ? 6 : 47));
  return { type: "card", brand, last4 };
}
