import { progressOf, recordCancellations } from "@/lib/fulfilment";
import { changeStock, firstLocation, levelsOf } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addToTimeline, lockOrderRow, moveOrder, type OrderRow, touchOrder } from "@/lib/orders";
import { audit } from "@/lib/platform/audit";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion } from "@/lib/shop";
import {
  type CancelDetail,
  type CancelRefusal,
  type Chosen,
  chooseUnits,
  isWhole,
  worthOf,
} from "./cancellation";
import type { CancelInput } from "./contract";
import { refundWithin } from "./refund-order";

export interface Canceled {
  readonly refunded: number;
  /** Whether nothing of the order is left. */
  readonly whole: boolean;
}

/**
 * Takes back what has not left: whole order or some units, with restock and refund in the same transaction. When
 * nothing at all is left the order is cancelled and delivery is given back too; what has left can only be refunded.
 * `shown` is what somebody was told would go back, in minor units: when it is another amount by now, nothing happens
 * (`changed_meanwhile`).
 */
export function cancelOrder(
  ctx: Ctx,
  orderId: string,
  input: CancelInput,
  shown?: number,
): Promise<Result<Canceled, CancelRefusal | "changed_meanwhile", CancelDetail>> {
  return transact(
    ctx,
    async (tx): Promise<Result<Canceled, CancelRefusal | "changed_meanwhile", CancelDetail>> => {
      const order = await lock(tx, "order", () => lockOrderRow(tx, orderId));
      if (!order) return refuse("order_not_found", {});
      if (order.state !== "placed") return refuse("order_not_placed", {});
      const progress = await progressOf(tx, orderId);
      const chosen = chooseUnits(progress, input.lines);
      if (!chosen.ok) return chosen;
      const whole = isWhole(progress, chosen.value);
      const amount = await worthOf(tx, orderId, chosen.value, whole);
      if (shown !== undefined && shown !== amount) return refuse("changed_meanwhile", {});
      if (input.refund && amount > 0) {
        const asked = await refundWithin(tx, orderId, amount, input.reason, "staff");
        invariant(asked.ok, "what a cancellation gives back is bounded by what can be refunded");
      }
      if (input.restock) await restock(tx, chosen.value);
      await write(tx, order, chosen.value, input, whole, input.refund ? amount : 0);
      const done = ok({ refunded: input.refund ? amount : 0, whole });
      await finishAttempt(tx, done);
      return done;
    },
  );
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
  const after = {
    units,
    refundedAmount: refunded,
    currency: order.currency,
    restocked: input.restock,
    reason: input.reason,
  };
  await audit(
    tx,
    whole ? "order.canceled" : "order.units_canceled",
    { kind: "order", id: order.id },
    { after },
  );
  const payload = { order_id: order.id, whole, refunded, reason: input.reason };
  await emit(tx, { type: "order.canceled", subject: order.id, payload });
}
