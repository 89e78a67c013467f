import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
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
    /** When its person last showed who they are: signing in, or asked again. */
    confirmedAt: instant().notNull(),
    /** When a second factor was last given in it; null where none was. */
    factorAt: instant(),
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

/**
 * A password was right and the second factor is still to come. No session: whoever reads sessions cannot take one of
 * these for one. Its secret is in a cookie of its own.
 */
export const pendingSignIns = pgTable(
  "pending_sign_ins",
  {
    tokenHash: text().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    /** Of the password that was given: another one since then, and this is worth nothing. */
    passwordChangedAt: instant(),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index("pending_sign_ins_staff").on(t.staffId), index("pending_sign_ins_expires").on(t.expiresAt)],
);

/** Somebody's authenticator app (RFC 6238). */
export const staffTotp = pgTable("staff_totp", {
  staffId: uuid()
    .primaryKey()
    .references(() => staff.id),
  /** The shared secret, sealed under the shop's own (AES-256-GCM, bound to the person). */
  sealedSecret: text().notNull(),
  /** The time step of the last code that was taken: that one and all before are used up. */
  lastStep: bigint({ mode: "number" }).notNull(),
  createdAt: instant().notNull(),
});

/** Somebody's passkeys (WebAuthn Level 3), as second factors. */
export const staffPasskeys = pgTable(
  "staff_passkeys",
  {
    id: id(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    /** What its owner calls it. */
    name: text().notNull(),
    credentialId: text().notNull(),
    /** COSE, in base64url. */
    publicKey: text().notNull(),
    /** Zero for good with passkeys that are synchronised; otherwise it only rises. */
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [
    index("staff_passkeys_staff").on(t.staffId),
    uniqueIndex("staff_passkeys_credential").on(t.credentialId),
  ],
);

/** Codes for the day the app or the key is lost; each works once. Their entropy lets a plain hash do. */
export const staffRecoveryCodes = pgTable(
  "staff_recovery_codes",
  {
    codeHash: text().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("staff_recovery_codes_staff").on(t.staffId)],
);

/** What a passkey is asked to sign, once, by the browser it was made for. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challengeHash: text().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    purpose: text({ enum: ["add", "prove"] }).notNull(),
    /** The session or the pending sign-in that asked. */
    askedBy: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index("passkey_challenges_staff").on(t.staffId),
    index("passkey_challenges_expires").on(t.expiresAt),
  ],
);
