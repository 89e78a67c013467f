import { claim, holdsOf, reserve } from "@/lib/inventory";
import { after, minutes } from "@/lib/kernel/clock";
import type { TxCtx } from "@/lib/kernel/context";
import { tryWithin } from "@/lib/platform/transact";
import type { LockedRoad } from "./locks";

/**
 * The units of an order that was paid leave the shelf. An order's holds live and end together: so either all of them
 * are claimed here, or they were released before, and then the whole order is taken anew, all or nothing. False when
 * that cannot be had; then nothing is taken.
 */
export async function takeOffShelf(tx: TxCtx, road: LockedRoad): Promise<boolean> {
  if ((await claim(tx, road.order_id)) > 0) return true;
  // No unit claimed: lines whose stock is not counted have no holds at all.
  if ((await holdsOf(tx, road.order_id)).taken === 0) return true;
  const wanted = road.lines.map((line) => ({
    variantId: line.variantId,
    orderLineId: line.id,
    quantity: line.quantity,
  }));
  const retaken = await tryWithin(tx, (inner) =>
    reserve(inner, road.order_id, wanted, after(tx.clock.now(), minutes(5))),
  );
  if (!retaken.ok) return false;
  await claim(tx, road.order_id);
  return true;
}
