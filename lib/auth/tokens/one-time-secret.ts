import { env } from "@/lib/env";
import { after, days, minutes } from "@/lib/kernel/clock";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { hashSecret, looksLikeSecret, makeSecret } from "@/lib/platform/secrets";
import type { PersonKind } from "../cookies";
import type { Person } from "../person";
import { accountOf, tokenHolder } from "../queries";
import { consumeToken, type TokenPurpose, writeToken } from "../store";

/** Whose link it is and how long it works, in milliseconds (ASVS 5.0 6.4.1: short-lived, used once). */
export const oneTimePurposes: Readonly<
  Record<TokenPurpose, { readonly kind: PersonKind; readonly life: number }>
> = {
  reset_customer_password: { kind: "customer", life: minutes(60) },
  reset_staff_password: { kind: "staff", life: minutes(60) },
  staff_invitation: { kind: "staff", life: days(3) },
  confirm_customer_email: { kind: "customer", life: days(7) },
};

export interface OneTimeSecret {
  /** 22 characters, good in an address. It stands nowhere else: keep it out of stored messages and logs. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Makes the secret of a mailed link, to be called by the handler that renders the mail and never earlier. Every
 * earlier unused one of that purpose and person dies, so a resend makes a new link; of parallel calls the last
 * one's works. Null when the person is archived, erased or disabled by now, or has taken the invitation up: then
 * nothing is to be sent.
 */
export async function issueOneTimeSecret(
  tx: TxCtx,
  purpose: TokenPurpose,
  person: Person,
): Promise<OneTimeSecret | null> {
  const { kind, life } = oneTimePurposes[purpose];
  invariant(kind === person.kind, `${purpose} is not for ${person.kind}`);
  const account = await accountOf(tx, person);
  if (!account || (purpose === "staff_invitation" && account.hash !== null)) return null;
  const { secret, hash } = makeSecret();
  const createdAt = tx.clock.now();
  const expiresAt = after(createdAt, life);
  await writeToken(tx, purpose, person, { tokenHash: hash, createdAt, expiresAt });
  return { secret, expiresAt };
}

/** Uses a secret up and names whom it was for. Null when made up, expired, replaced or used, by whoever was first. */
export async function useOneTimeSecret(
  tx: TxCtx,
  purpose: TokenPurpose,
  secret: string,
): Promise<Person | null> {
  return looksLikeSecret(secret) ? consumeToken(tx, purpose, hashSecret(secret), tx.clock.now()) : null;
}

/** Whether a link would still work, and for which address: for the page behind it. It uses nothing up. */
export async function peekOneTimeSecret(
  ctx: ReadCtx,
  purpose: TokenPurpose,
  secret: string,
): Promise<{ readonly email: string } | null> {
  const holder = await tokenHolder(ctx, purpose, secret);
  return holder && { email: holder.email };
}

/**
 * Whether a mailed secret can reach anyone: by SMTP, or in the sandbox's mailbox. Elsewhere a message is kept with its
 * secret masked, and whoever asked would wait for a link that nobody can read.
 */
export function canMailSecrets(
  { SMTP_URL, CARTWRIGHT_SANDBOX }: Pick<ReturnType<typeof env>, "SMTP_URL" | "CARTWRIGHT_SANDBOX"> = env(),
): boolean {
  return SMTP_URL !== undefined || CARTWRIGHT_SANDBOX;
}
