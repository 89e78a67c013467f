import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { amount, currency, id, instant } from "./columns";
import { orders } from "./orders";

/** One try to collect an order's total: our side of a Checkout Session, or the record that nothing was due. */
export const payments = pgTable(
  "payments",
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    handler: text({ enum: ["stripe", "free"] }).notNull(),
    state: text({ enum: ["open", "pending", "paid", "failed", "canceled", "review", "returned"] }).notNull(),
    currency: currency().notNull(),
    amount: amount().notNull(),
    capturedAmount: amount().notNull().default(0),
    /** Of `capturedAmount` and `refundedAmount`, where what came is not what was agreed; null otherwise. */
    capturedCurrency: currency(),
    /** Everything asked back, failed refunds not counted: guarded against `capturedAmount` where it is written. */
    refundedAmount: amount().notNull().default(0),
    /** With the payment id it makes Stripe's idempotency key; raised only after a stored 500 or 24 hours. */
    tryNumber: integer().notNull().default(1),
    tryStartedAt: instant(),
    sessionId: text(),
    sessionUrl: text(),
    sessionExpiresAt: instant(),
    paymentIntentId: text(),
    chargeId: text(),
    methodType: text(),
    cardBrand: text(),
    cardLast4: text(),
    /** What Stripe kept, in the minor units of its balance currency. */
    feeAmount: amount(),
    feeCurrency: currency(),
    problem: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    paidAt: instant(),
  },
  (t) => [
    index("payments_order").on(t.orderId),
    uniqueIndex("payments_session").on(t.sessionId),
    index("payments_intent").on(t.paymentIntentId),
    index("payments_charge").on(t.chargeId),
    index("payments_open").on(t.state, t.createdAt),
    index("payments_given_back").on(t.orderId).where(sql`${t.refundedAmount} > 0`),
    check("payments_amount", sql`${t.amount} >= 0 and ${t.capturedAmount} >= 0`),
    check("payments_refunded", sql`${t.refundedAmount} between 0 and ${t.capturedAmount}`),
  ],
);

/** Requested in a transaction, made by the worker. A refund made at Stripe itself is mirrored as source `stripe`. */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    amount: amount().notNull(),
    currency: currency().notNull(),
    reason: text().notNull(),
    source: text({ enum: ["staff", "system", "stripe"] }).notNull(),
    state: text({ enum: ["requested", "pending", "succeeded", "failed"] }).notNull(),
    tryNumber: integer().notNull().default(1),
    tryStartedAt: instant(),
    stripeRefundId: text(),
    problem: text(),
    actor: jsonb().$type<Actor>().notNull(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    index("refunds_order").on(t.orderId),
    index("refunds_payment").on(t.paymentId),
    index("refunds_state").on(t.state, t.createdAt),
    uniqueIndex("refunds_stripe").on(t.stripeRefundId),
    check("refunds_amount", sql`${t.amount} > 0`),
  ],
);

export const disputes = pgTable(
  "disputes",
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    stripeDisputeId: text().notNull().unique(),
    amount: amount().notNull(),
    currency: currency().notNull(),
    reason: text().notNull(),
    state: text().notNull(),
    dueBy: instant(),
    openedAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index("disputes_payment").on(t.paymentId)],
);

/** What Stripe told us, once an event id, append-only. The personal body stands apart. */
export const stripeEvents = pgTable(
  "stripe_events",
  {
    id: text().primaryKey(),
    type: text().notNull(),
    /** The id of the object it is about: a session, a charge, a refund. */
    objectId: text().notNull(),
    livemode: boolean().notNull(),
    createdAt: instant().notNull(),
    receivedAt: instant().notNull(),
    /** Whether it came by webhook or was found by the reconciler. */
    road: text({ enum: ["webhook", "reconciler"] }).notNull(),
  },
  (t) => [index("stripe_events_received").on(t.receivedAt), index("stripe_events_object").on(t.objectId)],
);

/** Up to when the reconciler has read Stripe's list of events without a gap. One row at most. */
export const stripeEventsRead = pgTable(
  "stripe_events_read",
  { only: boolean().primaryKey().default(true), until: instant().notNull() },
  (t) => [check("stripe_events_read_one_row", sql`${t.only}`)],
);

export const stripeEventBodies = pgTable("stripe_event_bodies", {
  eventId: text()
    .primaryKey()
    .references(() => stripeEvents.id),
  body: jsonb().notNull(),
});

/** What became of an event. An event without a row here is work for the reconciler. */
export const stripeEventOutcomes = pgTable("stripe_event_outcomes", {
  eventId: text()
    .primaryKey()
    .references(() => stripeEvents.id),
  outcome: text({ enum: ["settled", "nothing_to_do", "not_ours", "problem"] }).notNull(),
  detail: text(),
  at: instant().notNull(),
});
