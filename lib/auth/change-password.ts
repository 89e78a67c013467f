import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import type { PasswordRefusal, RetryDetail } from "./contract";
import { countTry } from "./limits";
import { choosePassword } from "./passwords/choose-password";
import { verifyPassword } from "./passwords/hash";
import { replacePassword } from "./passwords/replace-password";
import type { Person } from "./person";
import { accountOf, actorOf } from "./queries";
import { endSessionsOf } from "./sessions/end-session";
import { rotateSession } from "./sessions/rotate-session";
import type { StartedSession } from "./sessions/start-session";
import { deleteTokens } from "./store";

/**
 * Changes the password of somebody signed in, who gives the present one too (ASVS 5.0 6.2.3); every other session
 * ends (7.4.3), this one goes on under a new secret, and links that were mailed die. Emits `<kind>.password_changed`.
 * Refusals: `present_password_wrong`, those of a password, `too_many_tries` with `retry_after_seconds`, `busy`,
 * `unauthenticated` when the session ended meanwhile.
 */
export async function changePassword(
  ctx: Ctx,
  by: Person & { readonly sessionId: string },
  input: { readonly present_password: string; readonly new_password: string },
): Promise<
  Result<
    { readonly endedSessions: number; readonly session: StartedSession },
    PasswordRefusal | "present_password_wrong" | "too_many_tries" | "busy" | "unauthenticated",
    RetryDetail | undefined
  >
> {
  const counted = await countTry(ctx, "password-change", { kind: by.kind, account: by.id, address: "" });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  const account = await accountOf(ctx, by);
  const matches = await verifyPassword(input.present_password, account?.hash ?? null);
  if (matches === "busy") return refuse("busy");
  if (!account || !matches) return refuse("present_password_wrong");
  const chosen = await choosePassword(ctx, input.new_password, account.email);
  if (!chosen.ok) return refuse(chosen.code);
  return transact({ ...ctx, actor: actorOf(account) }, async (tx) => {
    await replacePassword(tx, account.person, chosen.value, "password_changed");
    await deleteTokens(tx, account.person);
    const endedSessions = await endSessionsOf(tx, account.person, by.sessionId);
    const session = await rotateSession(tx, by.sessionId);
    return session ? ok({ endedSessions, session }) : refuse("unauthenticated");
  });
}
