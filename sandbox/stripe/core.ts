import type Stripe from "stripe";
import type { RequestLog } from "./http/request-log";
import type { ResolvedOptions } from "./options";
import type { Kind, Rows, Tables } from "./store/rows";
import type { SandboxClock } from "./time/clock";
import type { Delivery } from "./webhooks/delivery";

// The types that everybody here shares, apart from what makes them, so that no file needs one that needs it.

/** A sandbox without its doors: the state, the clock, and the way to change the one by the other. */
export interface Sandbox {
  readonly options: ResolvedOptions;
  readonly tables: Tables;
  readonly clock: SandboxClock;
  readonly webhooks: WebhookQueue;
  readonly requests: RequestLog;
  /** The idempotency keys whose first call has not been answered yet. */
  readonly inFlight: Set<string>;
  /** The origin of the URLs that are handed out. */
  readonly origin: string;
  commit<T>(cause: Cause, work: (tx: Tx) => T): T;
  /** Forgets everything, as after a first start with the same options. */
  reset(): void;
  /** Stops timers and webhooks and closes the journal. */
  stop(): Promise<void>;
}

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

/**
 * Sends the deliveries that are due: at least once each, a bounded number at a time, again after the back-off until
 * an endpoint answers 2xx or the schedule is used up. What is on its way when the process is killed is sent again.
 */
export interface WebhookQueue {
  /** Takes in deliveries that were written as waiting, to be sent when each is due. */
  accept(deliveries: readonly Delivery[]): void;
  /** Sends these one after the other, in this order, as soon as there is a place. */
  chain(ids: readonly string[]): void;
  /** Sends these now, even while paused, and tells how each ended. */
  sendNow(ids: readonly string[]): Promise<Delivery[]>;
  /** Looks again whether something may be sent: after a resume. */
  wake(): void;
  /** Resolves when nothing that is due waits or is on its way; retries of the future do not count. */
  idle(): Promise<void>;
  /** Forgets what waits. */
  clear(): void;
  stop(): Promise<void>;
}
