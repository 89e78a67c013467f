import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { staffMember } from "../person";
import { countOwners, staffByEmail } from "../queries";
import { lockStaffChanges } from "../store";
import { issueOneTimeSecret, type OneTimeSecret } from "../tokens/one-time-secret";
import { addStaff } from "./create-staff";

/**
 * The first owner of a shop, for the command that sets one up: nobody is there yet to invite them, and perhaps no mail.
 * The value is the secret of their invitation; asked again before it is taken up, a new one. Refusals: `owner_exists`,
 * `email_taken`.
 */
export function inviteFirstOwner(
  ctx: Ctx,
  person: { readonly email: string; readonly name: string },
): Promise<Result<OneTimeSecret, "owner_exists" | "email_taken">> {
  return transact(ctx, async (tx) => {
    await lockStaffChanges(tx);
    const known = await staffByEmail(tx, person.email);
    const isWaiting = known?.role === "owner" && known.passwordHash === null;
    if ((await countOwners(tx)) > (isWaiting ? 1 : 0)) return refuse("owner_exists");
    if (isWaiting) return secretFor(known.id);
    const made = await addStaff(tx, { ...person, role: "owner" }, null);
    return made.ok ? secretFor(made.value) : made;

    async function secretFor(id: string) {
      const issued = await issueOneTimeSecret(tx, "staff_invitation", staffMember(id));
      return issued ? ok(issued) : refuse("owner_exists");
    }
  });
}
