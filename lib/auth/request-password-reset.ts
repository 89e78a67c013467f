import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import type { RetryDetail } from "./contract";
import type { PersonKind } from "./cookies";
import { countTry } from "./limits";
import { noteAuth } from "./note-auth";
import { accountByEmail } from "./queries";
import { canMailSecrets } from "./tokens/one-time-secret";

/**
 * Asks for a link to choose a new password. The answer is the same whether the address has an account (ASVS 5.0 6.3.8).
 * Emits `customer.password_reset_requested` or `staff.password_reset_requested`; the link's secret is made when the
 * mail is rendered. Staff who have not taken up their invitation get none: theirs is the invitation.
 * Refusals: `mail_not_configured` (no link could arrive), `too_many_tries` with `retry_after_seconds`.
 */
export async function requestPasswordReset(
  ctx: Ctx,
  kind: PersonKind,
  email: string,
  address: string,
): Promise<Result<undefined, "mail_not_configured" | "too_many_tries", RetryDetail | undefined>> {
  if (!canMailSecrets()) return refuse("mail_not_configured");
  const counted = await countTry(ctx, "password-reset", { kind, account: email, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  await transact(ctx, async (tx) => {
    const account = await accountByEmail(tx, kind, email);
    if (!account || (kind === "staff" && account.hash === null)) return;
    const { id } = account.person;
    noteAuth(tx, "password_reset_requested", { kind, id, address });
    await emit(tx, {
      type: `${kind}.password_reset_requested`,
      subject: id,
      payload: { [`${kind}_id`]: id },
    });
  });
  return ok();
}
