import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/kernel/actor";
import { id, instant } from "./columns";

/**
 * One row an attempt of a mutation. `running` ends by itself when the lease is over, so that a killed process
 * blocks nobody; `done` keeps the answer byte for byte until it expires.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    principal: text().notNull(),
    operation: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the raw body, and of its canonical JSON (RFC 8785). */
    rawHash: text().notNull(),
    canonicalHash: text().notNull(),
    state: text({ enum: ["running", "done"] }).notNull(),
    leaseUntil: instant().notNull(),
    /** Counts claims: an attempt taken over after its lease must not be finished by the one who lost it. */
    claim: integer().notNull().default(1),
    status: smallint(),
    body: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.principal, t.operation, t.key] }),
    index("idempotency_keys_expires").on(t.expiresAt),
    check("idempotency_keys_key_length", sql`length(${t.key}) between 1 and 255`),
    check("idempotency_keys_done_has_answer", sql`${t.state} <> 'done' or ${t.status} is not null`),
  ],
);

/** Facts that leave: the row, written with the change, is what staff can see; a job delivers it. Append-only. */
export const outboxEvents = pgTable(
  "outbox_events",
  {
    id: id(),
    type: text().notNull(),
    /** The id of the thing the fact is about, as a uuid or a handle. */
    subject: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    occurredAt: instant().notNull(),
  },
  (t) => [
    index("outbox_events_subject").on(t.subject, t.id),
    index("outbox_events_occurred").on(t.occurredAt),
  ],
);

/** What became of an event at each of its handlers. */
export const outboxDeliveries = pgTable(
  "outbox_deliveries",
  {
    eventId: uuid()
      .notNull()
      .references(() => outboxEvents.id),
    handler: text().notNull(),
    state: text({ enum: ["done", "failed"] }).notNull(),
    attempts: integer().notNull().default(1),
    lastError: text(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.handler] }),
    index("outbox_deliveries_failed").on(t.state, t.at),
  ],
);

/** Fixed windows for limits that must hold without Redis: sign-in, reset, coupon codes. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().notNull(),
    windowStart: instant().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index("rate_limits_window").on(t.windowStart)],
);

/** Who changed what: append-only. Before and after stand apart, because erasing a person may empty them. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    at: instant().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subject: text().notNull(),
  },
  (t) => [
    index("audit_entries_subject").on(t.subjectKind, t.subject, t.id),
    index("audit_entries_at").on(t.at, t.id),
    index("audit_entries_person").on(sql`(${t.actor}->>'principal')`, t.at, t.id),
    index("audit_entries_action").on(t.action, t.at, t.id),
  ],
);

/** Append-only too: a trigger lets nothing pass but taking away where orders of an erased person went. */
export const auditValues = pgTable("audit_values", {
  entryId: id().references(() => auditEntries.id),
  before: jsonb(),
  after: jsonb(),
});

/** Something staff must look at: paid but short, an amount that differs, a message that failed. */
export const problems = pgTable(
  "problems",
  {
    id: id(),
    kind: text().notNull(),
    /** One open problem a kind and subject; seen again, it counts. */
    subject: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    seen: integer().notNull().default(1),
    openedAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    resolvedAt: instant(),
    resolvedBy: jsonb().$type<Actor>(),
    resolution: text(),
  },
  (t) => [
    uniqueIndex("problems_one_open").on(t.kind, t.subject).where(sql`${t.resolvedAt} is null`),
    index("problems_open").on(t.resolvedAt, t.openedAt),
  ],
);

/** One row: which database this is, and whether the sandbox made it. Written into an empty database only. */
export const databaseMark = pgTable("database_mark", {
  id: id(),
  sandbox: text({ enum: ["sandbox", "production"] }).notNull(),
  createdAt: instant().notNull(),
});

/** Our signing keys (ES256), for webhooks and protocols to come. */
export const signingKeys = pgTable("signing_keys", {
  kid: text().primaryKey(),
  publicJwk: jsonb().notNull(),
  /** Encrypted with a key derived from CARTWRIGHT_SECRET. */
  privateJwk: text().notNull(),
  validFrom: instant().notNull(),
  validUntil: instant(),
});
