import { type Address, changedFields } from "@/lib/kernel/address";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addToTimeline, deliveryOf, lockOrderRow, touchOrder } from "@/lib/orders";
import { audit } from "@/lib/platform/audit";
import { checkpoint } from "@/lib/platform/checkpoint";
import { finishAttempt } from "@/lib/platform/idempotency";
import { lock } from "@/lib/platform/locks";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import type { ShipInput } from "./contract";
import { openUnits } from "./progress";
import { progressOf } from "./queries";
import { insertShipment, writeDelivered } from "./store";

export type ShipRefusal =
  | "order_not_found"
  | "order_not_placed"
  | "line_not_found"
  | "more_than_open"
  | "nothing_to_ship"
  | "address_changed";

export interface ShipRefusalDetail {
  readonly lineId?: string;
  readonly open?: number;
  /** Where it goes by now. */
  readonly delivery?: Address | null;
}

/**
 * Records a parcel that left, of any part of an order, under the order's lock: two people shipping at once can never
 * send more than was bought, and nothing leaves for an address that was changed since its packer looked. Refusals:
 * `order_not_placed`, `line_not_found`, `more_than_open` (with what is open), `nothing_to_ship`, `address_changed` (with
 * the `delivery` of now).
 */
export async function shipOrder(
  ctx: Ctx,
  orderId: string,
  input: ShipInput,
): Promise<Result<{ shipmentId: string }, ShipRefusal, ShipRefusalDetail>> {
  const result = await transact(
    ctx,
    async (tx): Promise<Result<{ shipmentId: string }, ShipRefusal, ShipRefusalDetail>> => {
      const order = await lock(tx, "order", () => lockOrderRow(tx, orderId));
      if (!order) return refuse("order_not_found", {});
      if (order.state !== "placed") return refuse("order_not_placed", {});
      const wanted = new Map<string, number>();
      for (const line of input.lines)
        wanted.set(line.line_id, (wanted.get(line.line_id) ?? 0) + line.quantity);
      if (wanted.size === 0) return refuse("nothing_to_ship", {});
      const progress = await progressOf(tx, orderId);
      for (const [lineId, quantity] of wanted) {
        const line = progress.find((candidate) => candidate.lineId === lineId);
        if (!line?.line.requiresShipping) return refuse("line_not_found", { lineId });
        if (quantity > openUnits(line)) return refuse("more_than_open", { lineId, open: openUnits(line) });
      }
      if (input.seen_delivery !== undefined) {
        const delivery = await deliveryOf(tx, orderId);
        if (!isSamePlace(input.seen_delivery, delivery)) return refuse("address_changed", { delivery });
      }
      const shipped = ok({ shipmentId: await recordParcel(tx, orderId, wanted, input) });
      await finishAttempt(tx, shipped);
      return shipped;
    },
  );
  checkpoint("ship.committed");
  return result;
}

function isSamePlace(seen: Address | null, now: Address | null): boolean {
  return seen && now ? changedFields(seen, now).length === 0 : seen === now;
}

/**
 * Writes a parcel that leaves, with all that follows from it, under the order's lock: the caller has seen that each of
 * its units, by order line, is open. Returns the parcel's id.
 */
export async function recordParcel(
  tx: TxCtx,
  orderId: string,
  wanted: ReadonlyMap<string, number>,
  input: Omit<ShipInput, "lines" | "seen_delivery">,
): Promise<string> {
  const shipmentId = tx.ids.next();
  await insertShipment(
    tx,
    {
      id: shipmentId,
      orderId,
      carrier: input.carrier || null,
      trackingNumber: input.tracking_number || null,
      trackingUrl: input.tracking_url || null,
      actor: tx.actor,
      shippedAt: tx.clock.now(),
    },
    [...wanted].map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
  );
  const units = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  const sent = { carrier: input.carrier, tracking: input.tracking_number, units };
  await addToTimeline(tx, { orderId, type: "shipped", detail: { shipment: shipmentId, ...sent } });
  await touchOrder(tx, orderId);
  await audit(tx, "order.shipped", { kind: "order", id: orderId }, { after: sent });
  const payload = { order_id: orderId, shipment_id: shipmentId, notify: input.notify };
  await emit(tx, { type: "order.shipped", subject: orderId, payload });
  return shipmentId;
}

/** A parcel arrived. Saying it twice says it once. */
export function markDelivered(ctx: Ctx, shipmentId: string): Promise<Result<undefined, "not_in_transit">> {
  return transact(ctx, async (tx) =>
    (await recordArrival(tx, shipmentId)) ? ok() : refuse("not_in_transit"),
  );
}

/** Writes that a parcel arrived, with all that follows from it; false, and nothing written, when it was not under way. */
export async function recordArrival(tx: TxCtx, shipmentId: string): Promise<boolean> {
  const shipment = await writeDelivered(tx, shipmentId);
  if (!shipment) return false;
  const { orderId } = shipment;
  await addToTimeline(tx, { orderId, type: "delivered", detail: { shipment: shipmentId } });
  await audit(tx, "order.delivered", { kind: "order", id: orderId });
  const payload = { order_id: orderId, shipment_id: shipmentId };
  await emit(tx, { type: "order.delivered", subject: orderId, payload });
  return true;
}
