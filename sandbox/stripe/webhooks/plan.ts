import type Stripe from "stripe";
import type { Tx } from "../core";
import type { EventFault } from "../faults/fault";
import { strikeEvent } from "../faults/strike";
import { newId } from "../ids";
import type { Delivery } from "./delivery";
import { type WebhookEndpoint, wants } from "./endpoint";
import { holdBack, joinHeld } from "./reorder";

/** Writes what is to be sent of a new event, to every endpoint that wants it, as the fault plan bends it. */
export function planDeliveries(tx: Tx, event: Stripe.EventBase): void {
  const endpoints = [...tx.tables.endpoint.oldestFirst()].filter((endpoint) => wants(endpoint, event.type));
  const fault = strikeEvent(tx, event.type);
  const deliveries = endpoints.flatMap((endpoint) => deliveriesOf(tx, event, endpoint, fault));
  for (const delivery of deliveries) tx.put("delivery", delivery);
  if (fault?.effect === "reorder") holdBack(tx, fault, deliveries);
  else joinHeld(tx, deliveries);
}

function deliveriesOf(
  tx: Tx,
  event: Stripe.EventBase,
  endpoint: WebhookEndpoint,
  fault: EventFault | null,
): Delivery[] {
  const plain = newDelivery(event, endpoint, tx.clock.now());
  switch (fault?.effect) {
    case "delay":
      return [{ ...plain, due: plain.due + fault.ms }];
    case "drop":
      return [{ ...plain, state: "dropped" }];
    case "duplicate":
      return Array.from({ length: fault.times }, () => ({ ...plain, id: newId("delivery") }));
    case "stale_signature":
      return [{ ...plain, signature: { corrupt: false, age: fault.age_seconds } }];
    case "corrupt_signature":
      return [{ ...plain, signature: { corrupt: true, age: 0 } }];
    default:
      return [plain];
  }
}

export function newDelivery(event: Stripe.EventBase, endpoint: WebhookEndpoint, due: number): Delivery {
  return {
    id: newId("delivery"),
    event: event.id,
    type: event.type,
    endpoint: endpoint.id,
    state: "waiting",
    due,
    attempts: [],
    signature: null,
  };
}
