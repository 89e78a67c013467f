import { proveEmail } from "@/lib/customers";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import type { PasswordRefusal } from "./contract";
import type { PersonKind } from "./cookies";
import { choosePassword } from "./passwords/choose-password";
import { replacePassword } from "./passwords/replace-password";
import type { Person } from "./person";
import { actorOf, tokenHolder } from "./queries";
import { endSessionsOf } from "./sessions/end-session";
import { deleteTokens, type TokenPurpose } from "./store";
import { useOneTimeSecret } from "./tokens/one-time-secret";

type ByLink = Result<Person, PasswordRefusal | "link_invalid" | "busy">;

/**
 * Chooses a new password with a mailed link: every session ends, every other link dies, the address is proven. A
 * password that cannot be chosen does not use the link up. It signs nobody in, and leaves second factors alone
 * (ASVS 5.0 6.4.3). Emits `<kind>.password_changed`. Refusals: `link_invalid` (made up, expired, replaced, used), those
 * of a password, `busy`.
 */
export function resetPassword(ctx: Ctx, kind: PersonKind, secret: string, password: string): Promise<ByLink> {
  const purpose = kind === "staff" ? "reset_staff_password" : "reset_customer_password";
  return passwordByLink(ctx, purpose, secret, password, "password_reset");
}

/** Takes up an invitation with the first password, which is no change to be told of. Refusals as `resetPassword`. */
export function acceptInvitation(ctx: Ctx, secret: string, password: string): Promise<ByLink> {
  return passwordByLink(ctx, "staff_invitation", secret, password, "invitation_accepted");
}

async function passwordByLink(
  ctx: Ctx,
  purpose: TokenPurpose,
  secret: string,
  password: string,
  action: string,
): Promise<ByLink> {
  const holder = await tokenHolder(ctx, purpose, secret);
  if (!holder) return refuse("link_invalid");
  const chosen = await choosePassword(ctx, password, holder.email);
  if (!chosen.ok) return refuse(chosen.code);
  return transact({ ...ctx, actor: actorOf(holder) }, async (tx) => {
    const person = await useOneTimeSecret(tx, purpose, secret);
    if (!person) return refuse("link_invalid");
    await replacePassword(tx, person, chosen.value, action);
    await deleteTokens(tx, person);
    await endSessionsOf(tx, person);
    if (person.kind === "customer") await proveEmail(tx, person.id);
    return ok(person);
  });
}
