import { after, minutes } from "@/lib/kernel/clock";
import type { ReadCtx } from "@/lib/kernel/context";
import type { ProofKind, StaffSecurity } from "../contract";
import type { SignedInStaff } from "../person";
import { viewFactors } from "../second-factor/queries";
import { staffSecurity } from "../staff-security";

/** Whether somebody showed recently enough who they are, in this very session (ASVS 5.0 7.5.1). */
export async function isFresh(ctx: ReadCtx, staff: SignedInStaff): Promise<boolean> {
  const { fresh_minutes } = await staffSecurity(ctx);
  return after(staff.confirmedAt, minutes(fresh_minutes)) > ctx.clock.now();
}

/** By what somebody can be asked again: their second factor where they have one, else the password. */
export async function proofsOf(ctx: ReadCtx, staff: SignedInStaff): Promise<ProofKind[]> {
  if (!staff.hasFactor) return ["password"];
  const { passkeys } = await viewFactors(ctx, staff.id);
  return passkeys.length > 0 ? ["passkey", "code"] : ["code"];
}

/** Whether a refund is large enough to ask again. `amount` in minor units. */
export function asksForRefund(security: StaffSecurity, amount: number, currency: string): boolean {
  const most = security.refunds_above[currency];
  return most === undefined || amount > most;
}
