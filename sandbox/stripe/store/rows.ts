import type Stripe from "stripe";
import type { Fault } from "../faults/fault";
import type { Delivery } from "../webhooks/delivery";
import type { WebhookEndpoint } from "../webhooks/endpoint";
import { Table } from "./table";

/** What the sandbox knows of a session beside the object that the API shows. */
export interface Basket {
  /** The id of the session. */
  id: string;
  lines: Stripe.LineItem[];
  intent: IntentWishes;
  /** The open 3-D Secure challenge: the test card by number (the numbers are public), and who pays. */
  challenge: { card: string; email: string; name: string | null } | null;
  /** What a delayed method will do, and when (milliseconds of the sandbox clock). */
  promise: { at: number; result: "succeed" | "fail"; disputed: boolean } | null;
}

/** The part of `payment_intent_data` that the later PaymentIntent takes over. */
export interface IntentWishes {
  description: string | null;
  metadata: Stripe.Metadata;
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  setup_future_usage: string | null;
  transfer_group: string | null;
}

/** The stored answer of an idempotent POST; `id` is the key. */
export interface StoredAnswer {
  id: string;
  path: string;
  /** Digest of the parameters as they were sent. */
  digest: string;
  status: number;
  body: string;
  /** The first request, told in `Original-Request`. */
  request: string;
  /** Milliseconds of the sandbox clock. */
  at: number;
}

/** A refund whose end is still to come: it succeeds, or it fails although it had succeeded. */
export interface RefundPlan {
  /** The id of the refund. */
  id: string;
  at: number;
  result: "succeeded" | "failed";
  failure_reason: string;
}

export interface Setting {
  id: "clock" | "webhooks";
  offset?: number;
  paused?: boolean;
}

/** Every kind of row that is kept; the journal holds them as JSON under these names. */
export interface Rows {
  customer: Stripe.Customer;
  product: Stripe.Product;
  session: Stripe.Checkout.Session;
  basket: Basket;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  refund_plan: RefundPlan;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.EventBase;
  answer: StoredAnswer;
  delivery: Delivery;
  endpoint: WebhookEndpoint;
  fault: Fault;
  setting: Setting;
}

export type Kind = keyof Rows;
export type Tables = { [K in Kind]: Table<Rows[K]> };

export function emptyTables(): Tables {
  return {
    customer: new Table(),
    product: new Table(),
    session: new Table(),
    basket: new Table(),
    payment_intent: new Table(),
    charge: new Table(),
    refund: new Table(),
    refund_plan: new Table(),
    dispute: new Table(),
    balance_transaction: new Table(),
    event: new Table(),
    answer: new Table(),
    delivery: new Table(),
    endpoint: new Table(),
    fault: new Table(),
    setting: new Table(),
  };
}

/** One applied change: the row as it is from now on, or null when it is gone. */
export type Change = { [K in Kind]: [kind: K, id: string, row: Rows[K] | null] }[Kind];

/** Applies a change that was read from the journal or is about to be written to it. */
export function apply(tables: Tables, change: Change): void {
  const [kind, id, row] = change;
  // The pair of kind and row is right by the type of Change; a table of the union of kinds cannot know it.
  const table = tables[kind] as Table<Rows[Kind]>;
  if (row === null) table.remove(id);
  else table.put(row);
}
