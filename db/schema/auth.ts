import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { customers } from "./customers";

/** A customer's way to sign in. A guest who never signed up has no row. */
export const customerPasswords = pgTable("customer_passwords", {
  customerId: uuid()
    .primaryKey()
    .references(() => customers.id),
  /** argon2id, in PHC string form: parameters travel with the hash. */
  hash: text().notNull(),
  changedAt: instant().notNull(),
});

export const staff = pgTable(
  "staff",
  {
    id: id(),
    email: text().notNull(),
    emailKey: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ["owner", "manager", "support", "warehouse"] }).notNull(),
    passwordHash: text(),
    passwordChangedAt: instant(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
  },
  (t) => [uniqueIndex("staff_email_key").on(t.emailKey)],
);

/**
 * A signed-in browser. The cookie holds 128 random bits; only their hash is here, and deleting the row ends the
 * session on the server.
 */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text().primaryKey(),
    /** What a list of sessions names it by: the hash stays inside. */
    id: uuid().notNull().defaultRandom(),
    customerId: uuid().references(() => customers.id),
    staffId: uuid().references(() => staff.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Idle limit, pushed on by use, never beyond `absoluteUntil`. */
    idleUntil: instant().notNull(),
    absoluteUntil: instant().notNull(),
    userAgent: text(),
    address: text(),
  },
  (t) => [
    uniqueIndex("sessions_id").on(t.id),
    index("sessions_customer").on(t.customerId),
    index("sessions_staff").on(t.staffId),
    index("sessions_idle").on(t.idleUntil),
    check("sessions_one_person", sql`num_nonnulls(${t.customerId}, ${t.staffId}) = 1`),
  ],
);

/**
 * Password reset, invitation, e-mail confirmation: used once, short-lived, stored hashed. At most one unused token
 * a purpose and person, so that a new one takes the place of the one before, whoever else is issuing.
 */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    tokenHash: text().primaryKey(),
    purpose: text({
      enum: ["reset_customer_password", "confirm_customer_email", "reset_staff_password", "staff_invitation"],
    }).notNull(),
    customerId: uuid().references(() => customers.id),
    staffId: uuid().references(() => staff.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    uniqueIndex("one_time_tokens_customer_unused")
      .on(t.customerId, t.purpose)
      .where(sql`${t.usedAt} is null and ${t.customerId} is not null`),
    uniqueIndex("one_time_tokens_staff_unused")
      .on(t.staffId, t.purpose)
      .where(sql`${t.usedAt} is null and ${t.staffId} is not null`),
    index("one_time_tokens_expires").on(t.expiresAt),
    check("one_time_tokens_one_person", sql`num_nonnulls(${t.customerId}, ${t.staffId}) = 1`),
  ],
);
