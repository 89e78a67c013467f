import { type LineStanding, openUnits, progressOf } from "@/lib/fulfilment";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { adjustmentsOf, orderById } from "@/lib/orders";
import { paymentsOf } from "@/lib/payments";
import type { CancelInput } from "./contract";
import { unitsPaid } from "./line-value";

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

/** Units by line. */
export type Chosen = ReadonlyMap<LineStanding, number>;

/** What a cancellation would do, before anybody confirms it. */
export interface CancellationPreview {
  readonly units: number;
  /** Minor units that would go back. */
  readonly refund: number;
  /** Whether nothing of the order would be left. */
  readonly whole: boolean;
}

/** Calculates what `cancelOrder` would give back now, by the same rules; it changes nothing. */
export async function previewCancellation(
  ctx: ReadCtx,
  orderId: string,
  lines: CancelInput["lines"],
): Promise<Result<CancellationPreview, CancelRefusal, CancelDetail>> {
  const order = await orderById(ctx, orderId);
  if (!order) return refuse("order_not_found", {});
  if (order.state !== "placed") return refuse("order_not_placed", {});
  const progress = await progressOf(ctx, orderId);
  const chosen = chooseUnits(progress, lines);
  if (!chosen.ok) return chosen;
  const whole = isWhole(progress, chosen.value);
  const units = [...chosen.value.values()].reduce((sum, quantity) => sum + quantity, 0);
  return ok({ units, refund: await worthOf(ctx, orderId, chosen.value, whole), whole });
}

/** The units that are meant, of those that have not left; null means all of them. */
export function chooseUnits(
  progress: readonly LineStanding[],
  lines: CancelInput["lines"],
): Result<Chosen, "line_not_found" | "more_than_open" | "nothing_to_cancel", CancelDetail> {
  const chosen = new Map<LineStanding, number>();
  if (lines === null) {
    for (const line of progress) if (openUnits(line) > 0) chosen.set(line, openUnits(line));
  }
  for (const { line_id, quantity } of lines ?? []) {
    const line = progress.find((candidate) => candidate.lineId === line_id);
    if (!line) return refuse("line_not_found", { lineId: line_id });
    const units = (chosen.get(line) ?? 0) + quantity;
    if (units > openUnits(line)) return refuse("more_than_open", { lineId: line_id, open: openUnits(line) });
    chosen.set(line, units);
  }
  return chosen.size === 0 ? refuse("nothing_to_cancel", {}) : ok(chosen);
}

/** Whether nothing of the order is left once these units are gone. */
export function isWhole(progress: readonly LineStanding[], chosen: Chosen): boolean {
  return progress.every((line) => line.canceled + (chosen.get(line) ?? 0) === line.ordered);
}

/** What these units were paid for; with the last of them, everything that was not given back before. */
export async function worthOf(
  ctx: ReadCtx,
  orderId: string,
  chosen: Chosen,
  whole: boolean,
): Promise<number> {
  const payments = await paymentsOf(ctx, orderId);
  const refundable = payments.reduce(
    (sum, payment) => sum + payment.capturedAmount - payment.refundedAmount,
    0,
  );
  if (whole) return refundable;
  const adjustments = await adjustmentsOf(ctx, orderId);
  let amount = 0;
  for (const [standing, units] of chosen)
    amount += unitsPaid(standing.line, adjustments, standing.canceled, units);
  return Math.min(amount, refundable);
}
