import { lineCancellations, shipmentLines, shipments } from "@/db/schema/fulfilment";
import { orderNotes } from "@/db/schema/orders";
import { disputes } from "@/db/schema/payments";
import { problems } from "@/db/schema/platform";
import { linePaid } from "@/lib/aftersales";
import type { Actor } from "@/lib/kernel/actor";
import { minutes, seconds } from "@/lib/kernel/clock";
import type { OrderStory } from "./story";

const about = ({ order }: OrderStory) => ({ kind: "order", id: order.id });
type Lines = readonly { readonly id: string; readonly quantity: number }[];
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** The lines of an order that a parcel can hold. */
export function toSend({ order }: OrderStory): Lines {
  return order.lines.filter((line) => line.requiresShipping);
}

/** A parcel leaves. `arrivesAt` null: it is on its way still. `isLast`: nothing is left to send after it. */
export function ship(
  story: OrderStory,
  lines: Lines,
  at: Date,
  arrivesAt: Date | null,
  isLast: boolean,
): void {
  const { world, order, dice, row } = story;
  const id = world.rows.id(at);
  const carrier = order.promise?.carrier ?? "DHL";
  const trackingNumber = trackingOf(carrier, story);
  world.rows.add(shipments, {
    id,
    orderId: order.id,
    carrier,
    trackingNumber,
    trackingUrl: followAt(carrier, trackingNumber),
    actor: world.warehouse,
    shippedAt: at,
    deliveredAt: arrivesAt,
  });
  for (const line of lines)
    world.rows.add(shipmentLines, { shipmentId: id, orderLineId: line.id, quantity: line.quantity });
  const units = lines.reduce((total, line) => total + line.quantity, 0);
  const sent = { carrier, tracking: trackingNumber, units };
  story.event("shipped", at, world.warehouse, { shipment: id, ...sent });
  story.touch(at);
  world.record("order.shipped", about(story), at, world.warehouse, { after: sent });
  if (isLast) row.sentAt = at;
  const told = { order_id: order.id, shipment_id: id, notify: true };
  world.tell("order.shipped", order.id, told, at, world.warehouse, "order_shipped");
  if (!arrivesAt) return;
  const says = dice.happens(0.7) ? world.worker : world.support;
  story.event("delivered", arrivesAt, says, { shipment: id });
  if (says === world.support) world.record("order.delivered", about(story), arrivesAt, says);
  const arrived = { order_id: order.id, shipment_id: id };
  world.tell("order.delivered", order.id, arrived, arrivesAt, says, "order_delivered");
}

function trackingOf(carrier: string, { dice }: OrderStory): string {
  const digits = (count: number) => Array.from({ length: count }, () => dice.int(0, 9)).join("");
  if (carrier === "USPS") return `9400 1${digits(3)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)}`;
  return carrier === "DHL Express" ? digits(10) : `JD01460${digits(11)}`;
}

/** Where a parcel is followed: at nobody's, since a made-up number may be that of somebody's own parcel. */
function followAt(carrier: string, trackingNumber: string): string {
  const name = carrier.toLowerCase().replaceAll(" ", "-");
  return `https://${name}.example/${encodeURIComponent(trackingNumber)}`;
}

/** Money goes back: asked for by staff, made by the worker some seconds later. */
export function refund(story: OrderStory, amount: number, reason: string, at: Date, isAlone = true): void {
  const { world, order, payment } = story;
  const id = world.rows.id(at);
  const madeAt = after(at, seconds(story.dice.int(2, 8)));
  story.refunds.push({
    id,
    paymentId: payment.id,
    orderId: order.id,
    amount,
    currency: order.currency,
    reason,
    source: "staff",
    state: "succeeded",
    tryNumber: 1,
    tryStartedAt: madeAt,
    stripeRefundId: `re_3${world.rows.word(23)}`,
    problem: null,
    actor: world.support,
    createdAt: at,
    settledAt: madeAt,
  });
  payment.refundedAmount = (payment.refundedAmount ?? 0) + amount;
  payment.updatedAt = madeAt;
  story.event("refund_requested", at, world.support, { amount, reason, refunds: [id] });
  if (isAlone) {
    story.touch(at);
    const after = { amount, currency: order.currency, reason };
    world.record("order.refunded", about(story), at, world.support, { after });
  }
  const detail = { refund: id, amount, currency: order.currency, source: "staff" };
  story.event("refunded", madeAt, world.worker, detail);
  story.touch(madeAt);
  const told = { order_id: order.id, refund_id: id };
  world.tell("order.refunded", order.id, told, madeAt, world.worker, "order_refunded");
}

/** Everything is called off before it left: back on the shelf, the money back. */
export function cancel(story: OrderStory, reason: string, at: Date): void {
  const { world, order } = story;
  const lines = order.lines.map((line) => ({ id: line.id, quantity: line.quantity }));
  refund(story, order.totalAmount, reason, at, false);
  restock(story, lines, at);
  const units = lines.reduce((total, line) => total + line.quantity, 0);
  const detail = { reason, units, restocked: true, refunded: order.totalAmount };
  story.move("canceled", "canceled", at, world.support, detail);
  story.row.canceledAt = at;
  if (toSend(story).length > 0) story.row.sentAt = at;
  recordCancel(story, "order.canceled", detail, at);
  const told = { order_id: order.id, whole: true, refunded: order.totalAmount, reason };
  world.tell("order.canceled", order.id, told, at, world.support, "order_canceled");
}

/** One line is taken off the order before its parcel leaves. */
export function cancelLine(story: OrderStory, lineId: string, reason: string, at: Date): void {
  const { world, order } = story;
  const line = order.lines.find((one) => one.id === lineId)!;
  const amount = linePaid(line, order.adjustments);
  refund(story, amount, reason, at, false);
  restock(story, [line], at);
  const detail = { reason, units: line.quantity, restocked: true, refunded: amount };
  story.event("units_canceled", at, world.support, detail);
  story.touch(at);
  recordCancel(story, "order.units_canceled", detail, at);
  const told = { order_id: order.id, whole: false, refunded: amount, reason };
  world.tell("order.canceled", order.id, told, at, world.support, "order_canceled");
}

function recordCancel(
  story: OrderStory,
  action: string,
  {
    units,
    restocked,
    refunded,
    reason,
  }: { units: number; restocked: boolean; refunded: number; reason: string },
  at: Date,
): void {
  const after = { units, refundedAmount: refunded, currency: story.order.currency, restocked, reason };
  story.world.record(action, about(story), at, story.world.support, { after });
}

function restock(story: OrderStory, lines: Lines, at: Date): void {
  const { world, order, counted } = story;
  for (const { id, quantity } of lines) {
    world.rows.add(lineCancellations, {
      id: world.rows.id(at),
      orderId: order.id,
      orderLineId: id,
      quantity,
      restocked: quantity,
      actor: world.support,
      at,
    });
    const own = counted.find((one) => one.lineId === id);
    if (!own) continue;
    const { variantId } = own;
    const reason = "order cancelled";
    world.shelf.push({
      variantId,
      at,
      delta: quantity,
      kind: "restock",
      reference: id,
      reason,
      actor: world.support,
    });
  }
}

/** What one line is worth sent back. */
export function worth(story: OrderStory, lineId: string): number {
  const line = story.order.lines.find((one) => one.id === lineId)!;
  return linePaid(line, story.order.adjustments);
}

export function note(story: OrderStory, text: string, author: Actor, at: Date): void {
  const { rows } = story.world;
  rows.add(orderNotes, { id: rows.id(at), orderId: story.order.id, author, text, at });
}

/** The buyer's bank takes the payment into question; `wonAt` null: the shop has not been heard yet. */
export function dispute(story: OrderStory, at: Date, wonAt: Date | null): void {
  const { world, order, payment } = story;
  const stripeDisputeId = `du_1${world.rows.word(23)}`;
  const state = wonAt ? "won" : "needs_response";
  const reason = wonAt ? "product_not_received" : "fraudulent";
  const dueBy = wonAt ? null : after(at, minutes(7 * 24 * 60));
  world.rows.add(disputes, {
    id: world.rows.id(at),
    paymentId: payment.id,
    stripeDisputeId,
    amount: order.totalAmount,
    currency: order.currency,
    reason,
    state,
    dueBy,
    openedAt: at,
    updatedAt: wonAt ?? at,
  });
  story.dispute = { stripeDisputeId, reason, at, state };
  const detail = { dispute: stripeDisputeId, amount: order.totalAmount, reason };
  story.event("dispute_opened", at, world.worker, { ...detail, state: "needs_response" });
  if (wonAt) story.event("dispute_updated", wonAt, world.worker, { ...detail, state });
  const problemId = world.rows.id(at);
  const resolution = wonAt ? "The carrier’s signature was enough; the bank decided for us." : null;
  if (wonAt) {
    const problem = { kind: "problem", id: problemId };
    world.record("problem.resolved", problem, wonAt, world.manager, { after: { resolution } });
  }
  world.rows.add(problems, {
    id: problemId,
    kind: "dispute",
    subject: stripeDisputeId,
    detail: {
      order: order.id,
      ...detail,
      state: "needs_response",
      currency: order.currency,
      due_by: dueBy?.toISOString() ?? null,
    },
    seen: 1,
    openedAt: at,
    lastSeenAt: at,
    resolvedAt: wonAt,
    resolvedBy: wonAt ? world.manager : null,
    resolution,
  });
}
