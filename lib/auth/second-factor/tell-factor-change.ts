import type { TxCtx } from "@/lib/kernel/context";
import { audit } from "@/lib/platform/audit";
import { emit } from "@/lib/platform/outbox";
import { noteAuth } from "../note-auth";

/** What can happen to somebody's second factor. */
export type FactorChange =
  | "totp_added"
  | "totp_removed"
  | "passkey_added"
  | "passkey_removed"
  | "recovery_codes_renewed"
  | "recovery_code_used"
  | "reset";

/**
 * Puts a change of somebody's second factor on the record, and has them told by mail (ASVS 5.0 6.3.7). Emits
 * `staff.second_factor_changed`.
 */
export async function tellFactorChange(tx: TxCtx, staffId: string, change: FactorChange): Promise<void> {
  noteAuth(tx, `second_factor.${change}`, { kind: "staff", id: staffId });
  await audit(tx, `staff.second_factor_${change}`, { kind: "staff", id: staffId });
  await emit(tx, {
    type: "staff.second_factor_changed",
    subject: staffId,
    payload: { staff_id: staffId, change },
  });
}
