import { and, eq, gt, isNull, lt, lte, sql } from "drizzle-orm";
import {
  passkeyChallenges,
  pendingSignIns,
  staffPasskeys,
  staffRecoveryCodes,
  staffTotp,
} from "@/db/schema/auth";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

export type PasskeyRow = typeof staffPasskeys.$inferSelect;
export type ChallengeRow = typeof passkeyChallenges.$inferInsert;

/** Sets somebody's app, whatever it was before. */
export async function writeTotp(tx: TxCtx, row: typeof staffTotp.$inferInsert): Promise<void> {
  const { staffId: _, ...set } = row;
  await tx.db.insert(staffTotp).values(row).onConflictDoUpdate({ target: staffTotp.staffId, set });
}

/**
 * Uses a time step up, with all before it. Of any number of callers at once, in whatever process, one is told yes: the
 * others wait for its row and then find the step used (RFC 6238, 5.2).
 */
export async function takeStep(tx: TxCtx, staffId: string, step: number): Promise<boolean> {
  const taken = await tx.db
    .update(staffTotp)
    .set({ lastStep: step })
    .where(and(eq(staffTotp.staffId, staffId), lt(staffTotp.lastStep, step)));
  return taken.rowCount === 1;
}

export async function deleteTotp(tx: TxCtx, staffId: string): Promise<boolean> {
  return (await tx.db.delete(staffTotp).where(eq(staffTotp.staffId, staffId))).rowCount === 1;
}

/** False when this very passkey is known already. */
export async function insertPasskey(tx: TxCtx, row: typeof staffPasskeys.$inferInsert): Promise<boolean> {
  const made = await tx.db
    .insert(staffPasskeys)
    .values(row)
    .onConflictDoNothing({ target: staffPasskeys.credentialId });
  return made.rowCount === 1;
}

/** A passkey signed. A counter that does not rise, where it counts at all, means a copy: then false. */
export async function notePasskeyUse(tx: TxCtx, id: string, counter: number): Promise<boolean> {
  const noted = await tx.db
    .update(staffPasskeys)
    .set({ counter, lastUsedAt: tx.clock.now() })
    .where(
      and(
        eq(staffPasskeys.id, id),
        sql`(${staffPasskeys.counter} < ${counter} or (${staffPasskeys.counter} = 0 and ${counter} = 0))`,
      ),
    );
  return noted.rowCount === 1;
}

export async function deletePasskey(tx: TxCtx, staffId: string, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(staffPasskeys)
    .where(and(eq(staffPasskeys.staffId, staffId), eq(staffPasskeys.id, id)));
  return gone.rowCount === 1;
}

/** Puts new recovery codes in the place of all old ones. */
export async function writeRecoveryCodes(
  tx: TxCtx,
  staffId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.db.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
  const createdAt = tx.clock.now();
  if (hashes.length > 0)
    await tx.db
      .insert(staffRecoveryCodes)
      .values(hashes.map((codeHash) => ({ codeHash, staffId, createdAt })));
}

/** Uses a recovery code up; of any number of callers at once, one is told yes. */
export async function takeRecoveryCode(tx: TxCtx, staffId: string, codeHash: string): Promise<boolean> {
  const c = staffRecoveryCodes;
  const taken = await tx.db
    .update(c)
    .set({ usedAt: tx.clock.now() })
    .where(and(eq(c.codeHash, codeHash), eq(c.staffId, staffId), isNull(c.usedAt)));
  return taken.rowCount === 1;
}

/** Everything of somebody's second factor, and what was under way with it. */
export async function deleteFactors(tx: TxCtx, staffId: string): Promise<void> {
  await tx.db.delete(staffTotp).where(eq(staffTotp.staffId, staffId));
  await tx.db.delete(staffPasskeys).where(eq(staffPasskeys.staffId, staffId));
  await tx.db.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
  await tx.db.delete(passkeyChallenges).where(eq(passkeyChallenges.staffId, staffId));
  await deletePendingOf(tx, staffId);
}

export async function insertChallenge(ctx: ReadCtx, row: ChallengeRow): Promise<void> {
  await ctx.db.insert(passkeyChallenges).values(row);
}

/** Uses a challenge up, if it was made for this person, purpose and browser and its time is not over. */
export async function takeChallenge(tx: TxCtx, wanted: Omit<ChallengeRow, "expiresAt">): Promise<boolean> {
  const c = passkeyChallenges;
  const taken = await tx.db
    .delete(c)
    .where(
      and(
        eq(c.challengeHash, wanted.challengeHash),
        eq(c.staffId, wanted.staffId),
        eq(c.purpose, wanted.purpose),
        eq(c.askedBy, wanted.askedBy),
        gt(c.expiresAt, tx.clock.now()),
      ),
    );
  return taken.rowCount === 1;
}

export async function insertPending(tx: TxCtx, row: typeof pendingSignIns.$inferInsert): Promise<void> {
  await tx.db.insert(pendingSignIns).values(row);
}

/** Counts one more try, before the proof is looked at. False when there were enough, or it is over. */
export async function countPendingTry(ctx: ReadCtx, tokenHash: string, most: number): Promise<boolean> {
  const p = pendingSignIns;
  const counted = await ctx.db
    .update(p)
    .set({ tries: sql`${p.tries} + 1` })
    .where(and(eq(p.tokenHash, tokenHash), lt(p.tries, most), gt(p.expiresAt, ctx.clock.now())));
  return counted.rowCount === 1;
}

/** Ends a pending sign-in; of any number of callers at once, one is told yes. */
export async function deletePending(tx: TxCtx, tokenHash: string): Promise<boolean> {
  return (await tx.db.delete(pendingSignIns).where(eq(pendingSignIns.tokenHash, tokenHash))).rowCount === 1;
}

export async function deletePendingOf(tx: TxCtx, staffId: string): Promise<void> {
  await tx.db.delete(pendingSignIns).where(eq(pendingSignIns.staffId, staffId));
}

/** Housekeeping: what nobody finished. */
export async function deleteUnfinished(ctx: ReadCtx, now: Date): Promise<void> {
  await ctx.db.delete(pendingSignIns).where(lte(pendingSignIns.expiresAt, now));
  await ctx.db.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, now));
}
