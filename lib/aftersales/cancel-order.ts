import { type LineStanding, openUnits, progressOf, recordCancellations } from "@/lib/fulfilment";
import { changeStock, firstLocation, levelsOf } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import {
  addToTimeline,
  adjustmentsOf,
  lockOrderRow,
  moveOrder,
  type OrderRow,
  touchOrder,
} from "@/lib/orders";
import { paymentsOf } from "@/lib/payments";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion } from "@/lib/shop";
import type { CancelInput } from "./contract";
import { unitsPaid } from "./line-value";
import { refundWithin } from "./refund-order";

export type CancelRefusal =
  | "order_not_found"
  | "order_not_placed"
  | "line_not_found"
  | "more_than_open"
  | "nothing_to_cancel";

export interface CancelDetail {
  readonly lineId?: string;
  readonly open?: number;
}

export interface Canceled {
  readonly refunded: number;
  /** Whether nothing of the order is left. */
  readonly whole: boolean;
}

/**
 * Takes back what has not left: whole order or some units, with restock and refund in the same transaction. When
 * nothing at all is left the order is cancelled and delivery is given back too; what has left can only be refunded.
 */
export function cancelOrder(
  ctx: Ctx,
  orderId: string,
  input: CancelInput,
): Promise<Result<Canceled, CancelRefusal, CancelDetail>> {
  return transact(ctx, async (tx): Promise<Result<Canceled, CancelRefusal, CancelDetail>> => {
    const order = await lock(tx, "order", () => lockOrderRow(tx, orderId));
    if (!order) return refuse("order_not_found", {});
    if (order.state !== "placed") return refuse("order_not_placed", {});
    const progress = await progressOf(tx, orderId);
    const chosen = choose(progress, input);
    if (!chosen.ok) return chosen;
    const whole = progress.every((line) => line.canceled + (chosen.value.get(line) ?? 0) === line.ordered);
    const amount = await amountOf(tx, order, chosen.value, whole);
    if (input.refund && amount > 0) {
      const asked = await refundWithin(tx, orderId, amount, input.reason, "staff");
      invariant(asked.ok, "what a cancellation gives back is bounded by what can be refunded");
    }
    if (input.restock) await restock(tx, chosen.value);
    await write(tx, order, chosen.value, input, whole, input.refund ? amount : 0);
    const done = ok({ refunded: input.refund ? amount : 0, whole });
    await finishAttempt(tx, done);
    return done;
  });
}

type Chosen = ReadonlyMap<LineStanding, number>;

function choose(
  progress: readonly LineStanding[],
  input: CancelInput,
): Result<Chosen, "line_not_found" | "more_than_open" | "nothing_to_cancel", CancelDetail> {
  const chosen = new Map<LineStanding, number>();
  if (input.lines === null) {
    for (const line of progress) if (openUnits(line) > 0) chosen.set(line, openUnits(line));
  }
  for (const { line_id, quantity } of input.lines ?? []) {
    const line = progress.find((candidate) => candidate.lineId === line_id);
    if (!line) return refuse("line_not_found", { lineId: line_id });
    const units = (chosen.get(line) ?? 0) + quantity;
    if (units > openUnits(line)) return refuse("more_than_open", { lineId: line_id, open: openUnits(line) });
    chosen.set(line, units);
  }
  return chosen.size === 0 ? refuse("nothing_to_cancel", {}) : ok(chosen);
}

/** What these units were paid for; with the last of them, everything that was not given back before. */
async function amountOf(tx: TxCtx, order: OrderRow, chosen: Chosen, whole: boolean): Promise<number> {
  const payments = await paymentsOf(tx, order.id);
  const refundable = payments.reduce(
    (sum, payment) => sum + payment.capturedAmount - payment.refundedAmount,
    0,
  );
  if (whole) return refundable;
  const adjustments = await adjustmentsOf(tx, order.id);
  let amount = 0;
  for (const [standing, units] of chosen)
    amount += unitsPaid(standing.line, adjustments, standing.canceled, units);
  return Math.min(amount, refundable);
}

/** Only variants whose stock is counted have a shelf to go back to. */
async function restock(tx: TxCtx, chosen: Chosen): Promise<void> {
  const lines = [...chosen].map(([standing, units]) => ({ ...standing.line, units }));
  const levels = await levelsOf(
    tx,
    lines.map((line) => line.variantId),
  );
  const first = await firstLocation(tx, await readConfigVersion(tx));
  const changes = lines.flatMap((line) => {
    const level = levels.find((row) => row.variantId === line.variantId);
    if (!level) return [];
    return [
      {
        variantId: line.variantId,
        locationId: level.locationId ?? first.id,
        delta: line.units,
        kind: "restock" as const,
        reason: "order cancelled",
        reference: { kind: "order_line", id: line.id },
      },
    ];
  });
  const changed = await changeStock(tx, changes);
  invariant(changed.ok, "putting units back never leaves less than is held");
}

async function write(
  tx: TxCtx,
  order: OrderRow,
  chosen: Chosen,
  input: CancelInput,
  whole: boolean,
  refunded: number,
): Promise<void> {
  const at = tx.clock.now();
  await recordCancellations(
    tx,
    [...chosen].map(([standing, quantity]) => ({
      id: tx.ids.next(),
      orderId: order.id,
      orderLineId: standing.lineId,
      quantity,
      restocked: input.restock ? quantity : 0,
      actor: tx.actor,
      at,
    })),
  );
  const units = [...chosen.values()].reduce((sum, quantity) => sum + quantity, 0);
  const detail = { reason: input.reason, units, restocked: input.restock, refunded };
  if (whole) {
    const moved = await moveOrder(tx, { id: order.id, state: order.state }, "cancel", {
      type: "canceled",
      detail,
    });
    invariant(moved.ok, "a placed order can be cancelled");
  } else {
    await addToTimeline(tx, { orderId: order.id, type: "units_canceled", detail });
    await touchOrder(tx, order.id);
  }
  const payload = { order_id: order.id, whole, refunded, reason: input.reason };
  await emit(tx, { type: "order.canceled", subject: order.id, payload });
}
