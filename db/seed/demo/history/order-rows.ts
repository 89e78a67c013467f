import { cartLines, carts } from "@/db/schema/cart";
import { orderAddresses, orderAdjustments, orderDeliveries, orderLines } from "@/db/schema/orders";
import type { Address } from "@/lib/kernel/address";
import { minutes } from "@/lib/kernel/clock";
import { emailKey } from "@/lib/kernel/email";
import type { NewOrder } from "@/lib/orders";
import type { OrderRow, PaymentRow, Told } from "./told";
import type { World } from "./world";

const SESSION_LIFE = minutes(32);
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export function orderRow(order: NewOrder, number: number, at: Date): OrderRow {
  const { id, channelId, marketId, source, checkoutId, cartId, customerId } = order;
  const { currency, locale, taxInclusive, totalAmount, email, firstName, lastName, phone } = order;
  return {
    ...{ id, number, channelId, marketId, source, checkoutId, cartId, customerId, companyId: null },
    state: "awaiting_payment",
    ...{ currency, locale, taxInclusive, totalAmount, email, emailKey: emailKey(email) },
    ...{ firstName, lastName, phone, buyerNote: order.buyerNote, giftMessage: order.giftMessage },
    fingerprint: order.fingerprint,
    linkVersion: 1,
    version: 1,
    createdAt: at,
    placedAt: null,
    canceledAt: null,
    sentAt: null,
    updatedAt: at,
  };
}

export function paymentRow({ rows }: World, order: NewOrder, at: Date): PaymentRow {
  const sessionId = `cs_test_a1${rows.word(56)}`;
  return {
    id: rows.id(at),
    orderId: order.id,
    handler: "stripe",
    state: "open",
    currency: order.currency,
    amount: order.totalAmount,
    capturedAmount: 0,
    refundedAmount: 0,
    tryNumber: 1,
    tryStartedAt: at,
    sessionId,
    sessionUrl: `https://checkout.stripe.com/c/pay/${sessionId}`,
    sessionExpiresAt: after(at, SESSION_LIFE),
    paymentIntentId: null,
    chargeId: null,
    methodType: null,
    cardBrand: null,
    cardLast4: null,
    feeAmount: null,
    feeCurrency: null,
    problem: null,
    createdAt: at,
    updatedAt: at,
    paidAt: null,
  };
}

function addressRow(orderId: string, a: Address): typeof orderAddresses.$inferInsert {
  return {
    orderId,
    kind: "delivery",
    firstName: a.first_name,
    lastName: a.last_name,
    company: a.company,
    streetAddress: a.street_address,
    extendedAddress: a.extended_address,
    addressLocality: a.address_locality,
    addressRegion: a.address_region,
    postalCode: a.postal_code,
    addressCountry: a.address_country,
    phone: a.phone,
  };
}

/** The basket that became the order. */
export function writeCart(story: Told, tokenHash: string): void {
  const { world, wish, order } = story;
  const isOrdered = wish.end !== "expired";
  const begun = after(wish.at, -minutes(story.dice.int(3, 40)));
  world.rows.add(carts, {
    id: story.cartId,
    tokenHash,
    channelId: order.channelId,
    marketId: order.marketId,
    // A member's cart that was not ordered would be the open one of every later visit.
    customerId: isOrdered ? order.customerId : null,
    companyId: null,
    state: isOrdered ? "ordered" : "open",
    codes: [...wish.codes],
    version: 1 + order.lines.length,
    createdAt: begun,
    updatedAt: wish.at,
  });
  for (const [position, line] of order.lines.entries())
    world.rows.add(cartLines, {
      id: line.lineId,
      cartId: story.cartId,
      variantId: line.variantId,
      parentId: null,
      quantity: line.quantity,
      shownUnitAmount: line.unitAmount,
      position,
      addedAt: begun,
    });
}

/** What the order froze: where to, what, and what came off or on. */
export function writeParts({ world: { rows }, order, wish: { at } }: Told): void {
  if (order.delivery) rows.add(orderAddresses, addressRow(order.id, order.delivery));
  for (const [position, line] of order.lines.entries())
    rows.add(orderLines, { ...line, orderId: order.id, parentId: null, position: position + 1 });
  for (const [position, { code = null, ...row }] of order.adjustments.entries())
    rows.add(orderAdjustments, {
      id: rows.id(at),
      orderId: order.id,
      ...row,
      code,
      createdAt: at,
      position: position + 1,
    });
  if (order.promise) rows.add(orderDeliveries, { orderId: order.id, ...order.promise });
}
