import type { Sandbox, Tx } from "../core";
import type { EventFault } from "../faults/fault";
import type { Delivery } from "./delivery";

type Reorder = Extract<EventFault, { effect: "reorder" }>;

/** Begins to hold: these deliveries wait until `hold` further events have joined them, or until the wait is over. */
export function holdBack(tx: Tx, fault: Reorder, deliveries: readonly Delivery[]): void {
  keep(tx, deliveries);
  const held = { deliveries: deliveries.map((delivery) => delivery.id), left: fault.hold };
  tx.put("fault", { ...fault, held });
  const { sandbox } = tx;
  tx.clock.at(tx.clock.now() + fault.max_wait_ms, () => letGo(sandbox, fault.id));
}

/** Joins the deliveries of a further event to those that are held, and lets all go when it was the last one. */
export function joinHeld(tx: Tx, deliveries: readonly Delivery[]): void {
  for (const fault of holding(tx)) {
    keep(tx, deliveries);
    const joined = [...fault.held.deliveries, ...deliveries.map((delivery) => delivery.id)];
    const left = fault.held.left - 1;
    tx.put("fault", { ...fault, held: { deliveries: joined, left } });
    if (left === 0) {
      const { sandbox } = tx;
      tx.clock.at(tx.clock.now(), () => letGo(sandbox, fault.id));
    }
    return;
  }
}

/** Sends what a fault holds, one after the other, the newest first. */
export function letGo(sandbox: Sandbox, faultId: string): void {
  const fault = sandbox.tables.fault.get(faultId);
  if (!fault || !("held" in fault) || !fault.held) return;
  const newestFirst = fault.held.deliveries.toReversed();
  const { held: _, ...free } = fault;
  sandbox.commit(null, (tx) => tx.put("fault", free));
  sandbox.webhooks.chain(newestFirst);
}

function keep(tx: Tx, deliveries: readonly Delivery[]): void {
  for (const delivery of deliveries) tx.put("delivery", { ...delivery, state: "held" });
}

function* holding(tx: Tx): Generator<Reorder & { held: NonNullable<EventFault["held"]> }> {
  for (const fault of tx.tables.fault.oldestFirst()) {
    if (fault.effect === "reorder" && fault.held) yield { ...fault, held: fault.held };
  }
}
