import type { ReadCtx } from "@/lib/kernel/context";
import { linesOf, type OrderLineRow } from "@/lib/orders";
import type { LineProgress } from "./contract";
import { unitsByLine } from "./store";

export interface LineStanding extends LineProgress {
  readonly line: OrderLineRow;
}

/** Every line of an order with how far it is. */
export async function progressOf(ctx: ReadCtx, orderId: string): Promise<LineStanding[]> {
  const lines = await linesOf(ctx, orderId);
  const units = await unitsByLine(ctx, orderId);
  return lines.map((line) => ({
    line,
    lineId: line.id,
    ordered: line.quantity,
    canceled: units.get(line.id)?.canceled ?? 0,
    shipped: units.get(line.id)?.shipped ?? 0,
  }));
}
