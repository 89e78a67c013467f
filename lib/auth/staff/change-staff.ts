import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import type { StaffRole } from "../permissions";
import { staffMember } from "../person";
import { countOwners, type StaffRow, staffRow } from "../queries";
import { deletePendingOf } from "../second-factor/store";
import { endSessionsOf } from "../sessions/end-session";
import { deleteTokens, lockStaffChanges, updateStaff } from "../store";
import { canMailSecrets } from "../tokens/one-time-secret";

type Changed<C extends string> = Promise<Result<undefined, C>>;

type Refusals = "staff_not_found" | "own_account" | "last_owner";

/**
 * Changes what somebody may do; it acts on their next request. Refusals: `staff_not_found`, `own_account` (whoever gives
 * up their own role cannot take it back), `last_owner` (a shop keeps one enabled owner, also when two owners unseat each
 * other at once).
 */
export function changeRole(ctx: Ctx, wireId: string, role: StaffRole): Changed<Refusals> {
  return change(ctx, wireId, "staff.role_changed", async (tx, row) => {
    if (isOneself(tx, row)) return refuse("own_account");
    await updateStaff(tx, row.id, { role });
    return ok({ before: { role: row.role }, after: { role } });
  });
}

/** Shuts somebody out, now: sessions end and links die. Refusals: `staff_not_found`, `own_account`, `last_owner`. */
export function disableStaff(ctx: Ctx, wireId: string): Changed<Refusals> {
  return change(ctx, wireId, "staff.disabled", async (tx, row) => {
    if (isOneself(tx, row)) return refuse("own_account");
    await updateStaff(tx, row.id, { disabledAt: row.disabledAt ?? tx.clock.now() });
    await endSessionsOf(tx, staffMember(row.id));
    await deleteTokens(tx, staffMember(row.id));
    await deletePendingOf(tx, row.id);
    return ok({});
  });
}

/** Lets somebody in again, with the password they had. Refusal: `staff_not_found`. */
export function enableStaff(ctx: Ctx, wireId: string): Changed<Refusals> {
  return change(ctx, wireId, "staff.enabled", async (tx, row) => {
    await updateStaff(tx, row.id, { disabledAt: null });
    return ok({});
  });
}

/** Ends every session of a member of staff, as an owner may (ASVS 5.0 7.4.5). Refusal: `staff_not_found`. */
export function endStaffSessions(ctx: Ctx, wireId: string): Changed<Refusals> {
  return change(ctx, wireId, "staff.sessions_ended", async (tx, row) =>
    ok({ after: { ended: await endSessionsOf(tx, staffMember(row.id)) } }),
  );
}

/** Sends the invitation again under a new link. Refusals: `staff_not_found`, `already_accepted`, `mail_not_configured`. */
export function inviteAgain(
  ctx: Ctx,
  wireId: string,
): Changed<"staff_not_found" | "already_accepted" | "mail_not_configured"> {
  return transact(ctx, async (tx) => {
    const row = await staffRow(tx, fromWire("staff", wireId));
    if (!row || row.disabledAt) return refuse("staff_not_found");
    if (row.passwordHash !== null) return refuse("already_accepted");
    if (!canMailSecrets()) return refuse("mail_not_configured");
    await emit(tx, { type: "staff.invited", subject: row.id, payload: { staff_id: row.id } });
    return ok();
  });
}

function isOneself(tx: TxCtx, row: StaffRow): boolean {
  return tx.actor.kind === "staff" && tx.actor.staffId === row.id;
}

type Values = { readonly before?: object; readonly after?: object };

function change(
  ctx: Ctx,
  wireId: string,
  action: string,
  write: (tx: TxCtx, row: StaffRow) => Promise<Result<Values, "own_account">>,
): Changed<Refusals> {
  return transact(ctx, async (tx) => {
    await lockStaffChanges(tx);
    const row = await staffRow(tx, fromWire("staff", wireId));
    if (!row) return refuse("staff_not_found");
    const written = await write(tx, row);
    if (!written.ok) return refuse(written.code);
    if ((await countOwners(tx)) === 0) return refuse("last_owner");
    await audit(tx, action, { kind: "staff", id: row.id }, written.value);
    return ok();
  });
}
