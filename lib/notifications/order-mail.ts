import type { Ctx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { readConfigVersion, shopIdentity, workingHours } from "@/lib/shop";
import { type OrderView, orderView } from "@/lib/views";
import type { Letter } from "./letter";
import { orderCanceled } from "./letters/order-canceled";
import { orderDelivered } from "./letters/order-delivered";
import { orderPlaced } from "./letters/order-placed";
import { orderRefunded } from "./letters/order-refunded";
import { orderRefused } from "./letters/order-refused";
import { orderShipped } from "./letters/order-shipped";
import { paidTwice } from "./letters/paid-twice";
import { paymentFailed } from "./letters/payment-failed";
import { paymentPromised } from "./letters/payment-promised";
import { writeMessage } from "./write-message";

/** An event as a letter needs to know it. */
export interface ToldEvent {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Compose = (order: OrderView, event: ToldEvent, hours: WorkingHours) => Letter | null;

const letters = {
  order_confirmed: (order, _event, hours) => orderPlaced(order, hours),
  payment_promised: paymentPromised,
  // It says that nothing was charged: only where the bank's no is known.
  payment_failed: (order, { payload: { was, reason } }) => {
    const saysNothing = reason === "session_lost" || reason === "amount_differs";
    return !saysNothing && (was === "payment_pending" || reason === "payment_failed")
      ? paymentFailed(order)
      : null;
  },
  order_shipped: (order, { payload }, hours) => {
    if (payload.notify === false) return null;
    const shipment = order.shipments.find((candidate) => candidate.id === payload.shipment_id);
    invariant(shipment, "a parcel was written with its event");
    return orderShipped(order, shipment, hours);
  },
  order_delivered: (order, { payload }, hours) => {
    const shipment = order.shipments.find((candidate) => candidate.id === payload.shipment_id);
    invariant(shipment, "a parcel was written before it arrived");
    return orderDelivered(order, shipment, hours);
  },
  order_refunded: (order, { payload }, hours) => {
    const refund = order.refunds.find((candidate) => candidate.id === payload.refund_id);
    invariant(refund, "a refund was written before its event");
    return orderRefunded(order, refund, hours);
  },
  order_canceled: (order, { payload }) =>
    orderCanceled(order, {
      whole: payload.whole === true,
      refunded: Number(payload.refunded ?? 0),
      ...(typeof payload.currency === "string" ? { currency: payload.currency } : {}),
    }),
  order_refused: orderRefused,
  paid_twice: paidTwice,
} satisfies Record<string, Compose>;

export type OrderTemplate = keyof typeof letters;

/** What a buyer is told of an event about their order, by the shop's working hours; null when it is not worth a mail. */
export function orderLetter(
  template: OrderTemplate,
  order: OrderView,
  event: ToldEvent,
  hours: WorkingHours,
): Letter | null {
  const compose: Compose = letters[template];
  return compose(order, event, hours);
}

/** The handler that writes one of the letters above. It does nothing for an order whose buyer was erased. */
export function orderMail(template: OrderTemplate): (ctx: Ctx, event: ToldEvent) => Promise<void> {
  return async (ctx, event) => {
    const orderId = event.payload.order_id;
    invariant(typeof orderId === "string" && isUuid(orderId), "an order's event names its order");
    const order = await orderView(ctx, orderId);
    if (!order?.email) return;
    const version = await readConfigVersion(ctx);
    const letter = orderLetter(template, order, event, await workingHours(ctx, version));
    if (!letter) return;
    const shop = await shopIdentity(ctx, version);
    const { email, locale, customerId } = order;
    await writeMessage(ctx, event, template, letter, { email, locale, orderId, customerId }, shop);
  };
}
