import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import type { OrderState, TimelineType } from "./contract";
import { type OrderMove, orderMachine } from "./order-state";
import { writeMove } from "./store";

/**
 * Moves an order that the caller has locked, by the table of allowed moves, with who and why on the timeline.
 * Refusal: `not_allowed` with the state it is in.
 */
export async function moveOrder(
  tx: TxCtx,
  order: { readonly id: string; readonly state: OrderState },
  move: OrderMove,
  entry: { readonly type: TimelineType; readonly detail?: Record<string, unknown> },
): Promise<Result<OrderState, "not_allowed", { state: OrderState; event: OrderMove }>> {
  const moved = orderMachine.move(order.state, move);
  if (!moved.ok) return moved;
  await writeMove(tx, {
    orderId: order.id,
    from: order.state,
    to: moved.value,
    type: entry.type,
    detail: entry.detail ?? {},
  });
  return ok(moved.value);
}
