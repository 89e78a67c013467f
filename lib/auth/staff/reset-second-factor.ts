import type { Ctx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { staffMember } from "../person";
import { staffRow } from "../queries";
import { deleteFactors } from "../second-factor/store";
import { tellFactorChange } from "../second-factor/tell-factor-change";
import { endSessionsOf } from "../sessions/end-session";

/**
 * Takes somebody's second factor away, for whoever has lost the app, the key and the codes: every session of theirs
 * ends, and where their role needs one they set up a new one at their next sign-in. The password stays as it is.
 * On the record, and told to them by mail. Refusals: `staff_not_found`, `own_second_factor` (one's own is changed on
 * one's own page, where it is asked for).
 */
export function resetSecondFactor(
  ctx: Ctx,
  wireId: string,
): Promise<Result<undefined, "staff_not_found" | "own_second_factor">> {
  return transact(ctx, async (tx) => {
    const row = await staffRow(tx, fromWire("staff", wireId));
    if (!row) return refuse("staff_not_found");
    if (tx.actor.kind === "staff" && tx.actor.staffId === row.id) return refuse("own_second_factor");
    await deleteFactors(tx, row.id);
    await endSessionsOf(tx, staffMember(row.id));
    await tellFactorChange(tx, row.id, "reset");
    return ok();
  });
}
