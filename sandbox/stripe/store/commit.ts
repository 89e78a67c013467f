import type Stripe from "stripe";
import { newId } from "../ids";
import type { Sandbox } from "../sandbox";
import type { SandboxClock } from "../time/clock";
import type { Delivery } from "../webhooks/delivery";
import { planDeliveries } from "../webhooks/plan";
import type { Journal } from "./journal";
import { apply, type Change, type Kind, type Rows, type Tables } from "./rows";

/** The API call that brought an event about; null for what a person, the clock or a test did. */
export type Cause = { request: string; key: string | null } | null;

type EventOf<T extends Stripe.Event["type"]> = Extract<Stripe.Event, { type: T }>;

/** The hands of a verb: what it reads, what it writes, and how it tells of it. */
export interface Tx {
  readonly sandbox: Sandbox;
  readonly tables: Tables;
  readonly clock: SandboxClock;
  /** Unix seconds; the same for the whole commit. */
  readonly now: number;
  put<K extends Kind>(kind: K, row: Rows[K]): void;
  remove(kind: Kind, id: string): void;
  /** Stores an event with the object as it is now. Objects are never changed in place, so the snapshot stands. */
  emit<T extends Stripe.Event["type"]>(
    type: T,
    object: EventOf<T>["data"]["object"],
    previous?: EventOf<T>["data"]["previous_attributes"],
  ): void;
}

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
