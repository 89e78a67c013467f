import type { TxCtx } from "@/lib/kernel/context";
import { type SignedInStaff, staffMember } from "../person";
import { endSessionsOf } from "../sessions/end-session";
import { rotateSession } from "../sessions/rotate-session";
import type { StartedSession } from "../sessions/start-session";
import { passkeysOf, totpOf } from "./queries";
import { makeRecoveryCodes, recoveryCodeHash } from "./recovery-codes";
import { deletePendingOf, writeRecoveryCodes } from "./store";
import { type FactorChange, tellFactorChange } from "./tell-factor-change";

export interface FactorAdded {
  /** Shown once; null when the person has codes from before. */
  readonly recoveryCodes: readonly string[] | null;
  /** This browser's session under a new secret. */
  readonly session: StartedSession;
}

/**
 * What follows from a new factor: the first one brings recovery codes, every other session ends (ASVS 5.0 7.4.3), and
 * this one goes on under a new secret as one in which the factor was given. Null when the session has ended meanwhile.
 */
export async function afterFactorAdded(
  tx: TxCtx,
  staff: SignedInStaff,
  change: FactorChange,
): Promise<FactorAdded | null> {
  const recoveryCodes = staff.hasFactor ? null : await renewCodes(tx, staff.id);
  const session = await afterFactorChange(tx, staff, change, { factorGiven: true });
  return session && { recoveryCodes, session };
}

/** What follows from any change: others are signed out and told. Without any factor left, its codes go too. */
export async function afterFactorChange(
  tx: TxCtx,
  staff: SignedInStaff,
  change: FactorChange,
  { factorGiven = false } = {},
): Promise<StartedSession | null> {
  const isLeft = (await totpOf(tx, staff.id)) !== null || (await passkeysOf(tx, staff.id)).length > 0;
  if (!isLeft) await writeRecoveryCodes(tx, staff.id, []);
  await deletePendingOf(tx, staff.id);
  await endSessionsOf(tx, staffMember(staff.id), staff.sessionId);
  await tellFactorChange(tx, staff.id, change);
  return rotateSession(tx, staff.sessionId, { factorGiven });
}

/** New recovery codes in the place of all others. */
export async function renewCodes(tx: TxCtx, staffId: string): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await writeRecoveryCodes(
    tx,
    staffId,
    codes.map((code) => recoveryCodeHash(code)!),
  );
  return codes;
}
