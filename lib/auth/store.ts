import { and, eq, gt, isNull, lte, ne, or, sql } from "drizzle-orm";
import { customerPasswords, oneTimeTokens, sessions, staff } from "@/db/schema/auth";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { Person } from "./person";

export type NewSession = typeof sessions.$inferInsert;
export type TokenPurpose = (typeof oneTimeTokens.$inferSelect)["purpose"];

export async function insertSession(tx: TxCtx, row: NewSession): Promise<void> {
  await tx.db.insert(sessions).values(row);
}

/** A session was used. Outside a transaction: nothing else hangs on it. */
export async function writeSeen(
  ctx: ReadCtx,
  tokenHash: string,
  before: Date,
  now: Date,
  idleUntil: Date,
): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ lastSeenAt: now, idleUntil })
    .where(and(eq(sessions.tokenHash, tokenHash), eq(sessions.lastSeenAt, before)));
}

/** Puts a session under another secret's hash. Its absolute limit, or null when it has ended. */
export async function replaceSecret(
  tx: TxCtx,
  id: string,
  set: { readonly tokenHash: string; readonly confirmedAt: Date; readonly factorAt?: Date },
): Promise<Date | null> {
  const [row] = await tx.db
    .update(sessions)
    .set(set)
    .where(eq(sessions.id, id))
    .returning({ absoluteUntil: sessions.absoluteUntil });
  return row?.absoluteUntil ?? null;
}

/** Ends one session by its secret's hash. False when there was none. */
export async function deleteSession(ctx: ReadCtx, tokenHash: string): Promise<boolean> {
  const gone = await ctx.db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  return gone.rowCount === 1;
}

/** Ends sessions of one person: one by id, all, or all but one. Returns how many. */
export async function deleteSessionsOf(
  ctx: ReadCtx,
  person: Person,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  const gone = await ctx.db
    .delete(sessions)
    .where(
      and(
        sessionsOf(person),
        which.only === undefined ? undefined : eq(sessions.id, which.only),
        which.except === undefined ? undefined : ne(sessions.id, which.except),
      ),
    );
  return gone.rowCount ?? 0;
}

export function sessionsOf(person: Person) {
  return eq(person.kind === "customer" ? sessions.customerId : sessions.staffId, person.id);
}

/** Forgets sessions past their idle limit (which never is beyond the absolute one), and old tokens. Returns how many sessions. */
export async function deleteExpired(ctx: ReadCtx, now: Date, tokensBefore: Date): Promise<number> {
  const gone = await ctx.db.delete(sessions).where(lte(sessions.idleUntil, now));
  await ctx.db.delete(oneTimeTokens).where(lte(oneTimeTokens.expiresAt, tokensBefore));
  return gone.rowCount ?? 0;
}

/** Puts a token in the place of the person's unused one of that purpose, if there is one. */
export async function writeToken(
  tx: TxCtx,
  purpose: TokenPurpose,
  person: Person,
  token: { readonly tokenHash: string; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  const isCustomer = person.kind === "customer";
  const column = isCustomer ? oneTimeTokens.customerId : oneTimeTokens.staffId;
  await tx.db
    .insert(oneTimeTokens)
    .values({ ...token, purpose, ...(isCustomer ? { customerId: person.id } : { staffId: person.id }) })
    .onConflictDoUpdate({
      target: [column, oneTimeTokens.purpose],
      targetWhere: sql`${oneTimeTokens.usedAt} is null and ${column} is not null`,
      set: token,
    });
}

/** Uses a token up: of any number of callers at once, one gets the person it was for. */
export async function consumeToken(
  tx: TxCtx,
  purpose: TokenPurpose,
  tokenHash: string,
  now: Date,
): Promise<Person | null> {
  const t = oneTimeTokens;
  const [row] = await tx.db
    .update(t)
    .set({ usedAt: now })
    .where(and(eq(t.tokenHash, tokenHash), eq(t.purpose, purpose), isNull(t.usedAt), gt(t.expiresAt, now)))
    .returning({ customerId: t.customerId, staffId: t.staffId });
  if (!row) return null;
  return row.customerId ? { kind: "customer", id: row.customerId } : { kind: "staff", id: row.staffId! };
}

/** Unused tokens of a person die with what they were for. */
export async function deleteTokens(tx: TxCtx, person: Person, ...purposes: TokenPurpose[]): Promise<void> {
  const t = oneTimeTokens;
  await tx.db
    .delete(t)
    .where(
      and(
        eq(person.kind === "customer" ? t.customerId : t.staffId, person.id),
        isNull(t.usedAt),
        purposes.length === 0 ? undefined : or(...purposes.map((purpose) => eq(t.purpose, purpose))),
      ),
    );
}

/** Sets a password, whatever it was before. */
export async function writePassword(tx: TxCtx, person: Person, hash: string, now: Date): Promise<void> {
  if (person.kind === "staff") {
    await tx.db
      .update(staff)
      .set({ passwordHash: hash, passwordChangedAt: now })
      .where(eq(staff.id, person.id));
    return;
  }
  await tx.db
    .insert(customerPasswords)
    .values({ customerId: person.id, hash, changedAt: now })
    .onConflictDoUpdate({ target: customerPasswords.customerId, set: { hash, changedAt: now } });
}

/** Puts a stronger hash of the same password in the place of `before`, unless it was changed meanwhile. */
export async function writeRehash(ctx: ReadCtx, person: Person, before: string, hash: string): Promise<void> {
  if (person.kind === "staff") {
    await ctx.db
      .update(staff)
      .set({ passwordHash: hash })
      .where(and(eq(staff.id, person.id), eq(staff.passwordHash, before)));
    return;
  }
  const p = customerPasswords;
  await ctx.db
    .update(p)
    .set({ hash })
    .where(and(eq(p.customerId, person.id), eq(p.hash, before)));
}

/** False when the address is taken. */
export async function insertStaff(tx: TxCtx, row: typeof staff.$inferInsert): Promise<boolean> {
  const made = await tx.db.insert(staff).values(row).onConflictDoNothing({ target: staff.emailKey });
  return made.rowCount === 1;
}

export async function updateStaff(
  tx: TxCtx,
  id: string,
  change: Partial<Pick<typeof staff.$inferInsert, "role" | "name" | "disabledAt">>,
): Promise<void> {
  await tx.db.update(staff).set(change).where(eq(staff.id, id));
}

/** Changes of who owns the shop go one after the other, so that two owners cannot unseat each other at once. */
export async function lockStaffChanges(tx: TxCtx): Promise<void> {
  await tx.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended('auth.staff', 0))`);
}
