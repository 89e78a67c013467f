import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { type SignedInStaff, staffActor } from "../person";
import type { StartedSession } from "../sessions/start-session";
import { staffSecurity } from "../staff-security";
import { afterFactorChange, renewCodes } from "./after-factor-change";
import { viewFactors } from "./queries";
import { deletePasskey, deleteTotp } from "./store";
import type { FactorChange } from "./tell-factor-change";

type Changed = Promise<
  Result<StartedSession, "factor_not_found" | "second_factor_required" | "unauthenticated">
>;

/**
 * Gives up the authenticator app. Refusals: `factor_not_found`, `second_factor_required` (the role needs one and this
 * is the last), `unauthenticated` when the session ended meanwhile.
 */
export function removeTotp(ctx: Ctx, staff: SignedInStaff): Changed {
  return remove(ctx, staff, "totp_removed", (tx) => deleteTotp(tx, staff.id));
}

/** Gives up one passkey. Refusals as `removeTotp`. */
export function removePasskey(ctx: Ctx, staff: SignedInStaff, id: string): Changed {
  return remove(ctx, staff, "passkey_removed", async (tx) => isUuid(id) && deletePasskey(tx, staff.id, id));
}

/** New recovery codes; all old ones are worth nothing. Refusals: `factor_not_found`, `unauthenticated`. */
export function renewRecoveryCodes(
  ctx: Ctx,
  staff: SignedInStaff,
): Promise<
  Result<{ recoveryCodes: string[]; session: StartedSession }, "factor_not_found" | "unauthenticated">
> {
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    if (!staff.hasFactor) return refuse("factor_not_found");
    const recoveryCodes = await renewCodes(tx, staff.id);
    const session = await afterFactorChange(tx, staff, "recovery_codes_renewed");
    return session ? ok({ recoveryCodes, session }) : refuse("unauthenticated");
  });
}

function remove(
  ctx: Ctx,
  staff: SignedInStaff,
  change: FactorChange,
  write: (tx: TxCtx) => Promise<boolean>,
): Changed {
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    if (!(await write(tx))) return refuse("factor_not_found");
    const { totp_since, passkeys } = await viewFactors(tx, staff.id);
    const { second_factor_roles } = await staffSecurity(tx);
    if (!totp_since && passkeys.length === 0 && second_factor_roles.includes(staff.role))
      return refuse("second_factor_required");
    const session = await afterFactorChange(tx, staff, change);
    return session ? ok(session) : refuse("unauthenticated");
  });
}
