import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import type { InviteStaffInput, PasswordRefusal } from "../contract";
import { choosePassword } from "../passwords/choose-password";
import { staffMember } from "../person";
import { insertStaff } from "../store";
import { canMailSecrets, issueOneTimeSecret } from "../tokens/one-time-secret";

export type NewStaff = InviteStaffInput;

/**
 * Makes a member of staff with a password: for the sandbox and tests. The value is
 * the id. Refusals: `email_taken`, those of a password, `busy`.
 */
export async function createStaff(
  ctx: Ctx,
  person: NewStaff,
  password: string,
): Promise<Result<string, "email_taken" | PasswordRefusal | "busy">> {
  const chosen = await choosePassword(ctx, password, person.email);
  if (!chosen.ok) return refuse(chosen.code);
  return transact(ctx, (tx) => addStaff(tx, person, chosen.value));
}

/**
 * Invites somebody: they are on the list without a password, and get a link to choose one. Emits `staff.invited`, whose
 * handler makes the secret. Refusals: `email_taken`, `mail_not_configured`.
 */
export function inviteStaff(
  ctx: Ctx,
  person: NewStaff,
): Promise<Result<string, "email_taken" | "mail_not_configured">> {
  return transact(ctx, async (tx) => {
    if (!canMailSecrets()) return refuse("mail_not_configured");
    const made = await addStaff(tx, person, null);
    if (made.ok)
      await emit(tx, { type: "staff.invited", subject: made.value, payload: { staff_id: made.value } });
    return made;
  });
}

/**
 * Makes a member of staff without a password, and the secret of their invitation, for whoever stands at the server: the
 * first owner of a shop, also before it can send mail. Refusal: `email_taken`.
 */
export function admitStaff(
  ctx: Ctx,
  person: NewStaff,
): Promise<Result<{ readonly secret: string }, "email_taken">> {
  return transact(ctx, async (tx) => {
    const made = await addStaff(tx, person, null);
    if (!made.ok) return made;
    const issued = await issueOneTimeSecret(tx, "staff_invitation", staffMember(made.value));
    invariant(issued, "somebody just made has not taken up an invitation");
    return ok({ secret: issued.secret });
  });
}

/** Writes the row, with a password or to be invited. Refusal: `email_taken`. */
export async function addStaff(
  tx: TxCtx,
  person: NewStaff,
  passwordHash: string | null,
): Promise<Result<string, "email_taken">> {
  const id = tx.ids.next();
  const now = tx.clock.now();
  const { email, name, role } = person;
  const made = await insertStaff(tx, {
    id,
    email,
    emailKey: emailKey(email),
    name,
    role,
    passwordHash,
    passwordChangedAt: passwordHash === null ? null : now,
    createdAt: now,
  });
  if (!made) return refuse("email_taken");
  await audit(tx, "staff.created", { kind: "staff", id }, { after: { email, name, role } });
  return ok(id);
}
