import type Stripe from "stripe";
import type { Cause, Sandbox, Tx } from "../core";
import { newId } from "../ids";
import type { Delivery } from "../webhooks/delivery";
import { planDeliveries } from "../webhooks/plan";
import type { Journal } from "./journal";
import { apply, type Change } from "./rows";

const apiVersion = "2026-10-28.endive";

/**
 * Runs a verb from start to end without interruption (there is no await in it, so two verbs never interleave), then
 * writes all its changes with one line of the journal and hands its events to the webhooks.
 * A verb refuses by throwing before its first write; what it had written when it threw is kept, as it is in memory.
 */
export function commit<T>(sandbox: Sandbox, journal: Journal, cause: Cause, work: (tx: Tx) => T): T {
  const changes: Change[] = [];
  const deliveries = new Map<string, Delivery>();
  const now = sandbox.clock.seconds();

  const tx: Tx = {
    sandbox,
    tables: sandbox.tables,
    clock: sandbox.clock,
    now,
    put(kind, row) {
      change([kind, row.id, row] as Change);
      if (kind === "delivery") deliveries.set(row.id, row as Delivery);
    },
    remove(kind, id) {
      change([kind, id, null]);
    },
    emit(type, object, previous) {
      const event: Stripe.EventBase = {
        id: newId("event"),
        object: "event",
        api_version: apiVersion,
        created: now,
        data: previous === undefined ? { object } : { object, previous_attributes: previous },
        livemode: false,
        pending_webhooks: 0,
        request: { id: cause ? cause.request : null, idempotency_key: cause ? cause.key : null },
        type,
      };
      tx.put("event", event);
      planDeliveries(tx, event);
    },
  };
  const change = (made: Change): void => {
    apply(sandbox.tables, made);
    changes.push(made);
  };

  try {
    return work(tx);
  } finally {
    journal.append(changes);
    sandbox.webhooks.accept([...deliveries.values()].filter(isNew));
  }
}

const isNew = (delivery: Delivery): boolean => delivery.state === "waiting" && delivery.attempts.length === 0;
