import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { lock } from "@/lib/platform/locks";
import type { Shortage, WantedUnits } from "./contract";
import { claimUnits, keepHolds, releaseUnits, takeUnits } from "./store";

/**
 * Promises units to an order until `lapsesAt`. All or nothing: on `out_of_stock` the transaction must end, which
 * `transact` does when the refusal is returned.
 */
export async function reserve(
  tx: TxCtx,
  orderId: string,
  wanted: readonly WantedUnits[],
  lapsesAt: Date,
): Promise<Result<undefined, "out_of_stock", readonly Shortage[]>> {
  const allotments = await lock(tx, "stock", () => takeUnits(tx, orderId, wanted, lapsesAt));
  const short = allotments.filter((allotment) => allotment.taken < allotment.wanted);
  if (short.length === 0) return ok();
  return refuse(
    "out_of_stock",
    short.map((row) => ({ variantId: row.variant_id, wanted: row.wanted, available: row.available })),
  );
}

/** The order is paid: its promised units leave the shelf. Running it again changes nothing. Returns the units. */
export function claim(tx: TxCtx, orderId: string): Promise<number> {
  return lock(tx, "stock", () => claimUnits(tx, orderId));
}

/** The order will not be paid: its promised units can be sold again. Running it again changes nothing. */
export function release(tx: TxCtx, orderId: string): Promise<number> {
  return lock(tx, "stock", () => releaseUnits(tx, orderId));
}

/** A delayed payment was promised: the units are kept until its outcome is known. */
export function keepWithoutEnd(tx: TxCtx, orderId: string): Promise<void> {
  return lock(tx, "stock", () => keepHolds(tx, orderId));
}
