import { closeCart } from "@/lib/cart";
import { keepWithoutEnd } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { invariant, unreachable } from "@/lib/kernel/invariant";
import { addToTimeline, moveOrder, type TimelineType } from "@/lib/orders";
import {
  type PaymentFact,
  paymentById,
  paymentBySession,
  recordDifference,
  recordDuplicate,
  recordPaid,
  recordPromise,
  requestRefund,
} from "@/lib/payments";
import { checkpoint } from "@/lib/platform/checkpoint";
import { emit } from "@/lib/platform/outbox";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { endUnpaid } from "./cancel-unpaid";
import { type LockedRoad, lockRoad } from "./locks";
import { decideSettlement, isTaken, type Settlement } from "./settlement";
import { writePhase } from "./store";
import { takeOffShelf } from "./take-off-shelf";

export type SettleOutcome = Settlement | "not_ours";

/**
 * The one function that believes a payment fact: called by the return page, the webhook and the reconciler, in any
 * order, any number of times, from any number of processes. One transaction under the locks of the whole road.
 */
export async function settleOrder(ctx: Ctx, fact: PaymentFact): Promise<SettleOutcome> {
  const paymentId = fact.paymentId;
  // Another application on the same Stripe account writes what it likes into its sessions.
  if (!paymentId || !isUuid(paymentId)) return "not_ours";
  const outcome = await transact(ctx, async (tx): Promise<SettleOutcome> => {
    const road = await lockRoad(tx, paymentId);
    if (!road) return "not_ours";
    checkpoint("settle.locked");
    const settlement = decideSettlement(fact, {
      payment: {
        state: road.payment_state,
        sessionId: road.payment_session,
        amount: road.payment_amount,
        currency: road.payment_currency,
      },
      order: road.order_state,
      cartOrdered: road.cart_state === "ordered",
    });
    await apply(tx, settlement, road, fact);
    checkpoint("settle.recorded");
    return settlement;
  });
  checkpoint("settle.committed");
  return outcome;
}

function apply(tx: TxCtx, settlement: Settlement, road: LockedRoad, fact: PaymentFact): Promise<void> {
  switch (settlement) {
    case "nothing":
      return Promise.resolve();
    case "place":
      return place(tx, road, fact);
    case "revive":
      return revive(tx, road, fact);
    case "refund_duplicate":
      return refundDuplicate(tx, road, fact);
    case "review":
      return review(tx, road, fact);
    case "promise":
      return promise(tx, road, fact);
    case "cancel":
      return endUnpaid(tx, road, {
        reason: fact.kind === "failed" ? "payment_failed" : "session_expired",
        notice: fact.kind === "failed" ? "payment_failed" : null,
        paymentState: fact.kind === "failed" ? "failed" : "canceled",
      });
    default:
      return unreachable(settlement);
  }
}

/** The usual end: promised units leave the shelf, the order is placed, checkout and cart are done. */
async function place(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  await recordPaid(tx, road.payment_id, fact);
  if (!(await takeOffShelf(tx, road))) return refundShort(tx, road, fact);
  await finish(tx, road, "pay", "placed", { amount: fact.amount });
  await emit(tx, { type: "order.placed", subject: road.order_id, payload: placedPayload(road, fact) });
}

/** Money that came after the order was cancelled: it is placed after all if its stock can be had again. */
async function revive(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  await recordPaid(tx, road.payment_id, fact);
  if (!(await takeOffShelf(tx, road))) return refundShort(tx, road, fact);
  await finish(tx, road, "pay", "placed", { amount: fact.amount, late: true });
  await emit(tx, { type: "order.placed", subject: road.order_id, payload: placedPayload(road, fact) });
}

async function promise(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  await recordPromise(tx, road.payment_id, fact);
  await keepWithoutEnd(tx, road.order_id);
  await finish(tx, road, "promise", "payment_promised", { amount: fact.amount });
  await emit(tx, {
    type: "order.payment_promised",
    subject: road.order_id,
    payload: { order_id: road.order_id },
  });
}

/** Order, checkout and cart move together, in the order of their locks' ranks reversed only in writing, not locking. */
async function finish(
  tx: TxCtx,
  road: LockedRoad,
  move: "pay" | "promise",
  type: TimelineType,
  detail: Record<string, unknown>,
): Promise<void> {
  const moved = await moveOrder(tx, { id: road.order_id, state: road.order_state }, move, { type, detail });
  invariant(moved.ok, `decideSettlement allows ${move} from ${road.order_state}`);
  const isOwn = road.checkout_order === road.order_id || road.phase === "open";
  if (isOwn && (road.phase === "completing" || road.phase === "open")) {
    await writePhase(tx, {
      checkoutId: road.checkout_id,
      from: road.phase,
      to: "completed",
      reason: type,
      orderId: road.order_id,
      notice: null,
    });
  }
  if (road.cart_state !== "open") return;
  const ordered = road.lines.map((line) => ({ id: line.lineId, quantity: line.quantity }));
  await closeCart(tx, road.cart_id, ordered);
}

function placedPayload(road: LockedRoad, fact: PaymentFact) {
  return { order_id: road.order_id, payment_id: road.payment_id, session_id: fact.sessionId };
}

/** Paid, but the units are gone and cannot be had again: everything goes back, the buyer is told, staff see it. */
async function refundShort(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  await requireRefund(tx, road.payment_id, road.order_id, fact.amount, "Sold out while you were paying");
  if (road.order_state !== "canceled") {
    const moved = await moveOrder(tx, { id: road.order_id, state: road.order_state }, "cancel", {
      type: "paid_without_stock",
      detail: { amount: fact.amount },
    });
    invariant(moved.ok, "an order that waits for payment can be cancelled");
  } else {
    await addToTimeline(tx, {
      orderId: road.order_id,
      type: "paid_without_stock",
      detail: { amount: fact.amount },
    });
  }
  if (road.phase === "completing" && road.checkout_order === road.order_id) {
    await writePhase(tx, {
      checkoutId: road.checkout_id,
      from: "completing",
      to: "open",
      reason: "paid_without_stock",
      orderId: null,
    });
  }
  await raiseProblem(tx, "paid_without_stock", road.order_id, {
    amount: fact.amount,
    currency: fact.currency,
  });
  await emit(tx, {
    type: "order.refused_after_payment",
    subject: road.order_id,
    payload: { order_id: road.order_id },
  });
}

/** The second payment of one order, or of one cart: the first stands, this one goes back in full. */
async function refundDuplicate(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  if (isTaken(road.payment_state)) {
    if (await paymentBySession(tx, fact.sessionId)) return;
    const first = await paymentById(tx, road.payment_id);
    invariant(first, "a locked payment can be read");
    const second = await recordDuplicate(tx, first, fact);
    await requireRefund(tx, second, road.order_id, fact.amount, "Paid twice");
  } else {
    await recordPaid(tx, road.payment_id, fact);
    await requireRefund(tx, road.payment_id, road.order_id, fact.amount, "Paid twice");
    await endUnpaid(tx, road, { reason: "duplicate_payment", notice: null, paymentState: null });
  }
  const detail = { amount: fact.amount, session: fact.sessionId };
  await addToTimeline(tx, { orderId: road.order_id, type: "duplicate_payment", detail });
  await raiseProblem(tx, "duplicate_payment", fact.sessionId, { order: road.order_id, amount: fact.amount });
  await emit(tx, { type: "order.paid_twice", subject: road.order_id, payload: { order_id: road.order_id } });
}

async function review(tx: TxCtx, road: LockedRoad, fact: PaymentFact): Promise<void> {
  await recordDifference(tx, road.payment_id, fact);
  const detail = {
    expected: road.payment_amount,
    expected_currency: road.payment_currency,
    amount: fact.amount,
    currency: fact.currency,
  };
  await addToTimeline(tx, { orderId: road.order_id, type: "amount_differs", detail });
  await raiseProblem(tx, "amount_differs", road.order_id, detail);
}

async function requireRefund(tx: TxCtx, paymentId: string, orderId: string, amount: number, reason: string) {
  const asked = await requestRefund(tx, { paymentId, orderId, amount, reason, source: "system" });
  invariant(asked.ok, "what was just captured in full can be refunded in full");
}
