import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { makeSecret } from "@/lib/platform/secrets";
import type { ProofKind } from "../contract";
import type { Account } from "../queries";
import { passkeyRequest } from "../second-factor/passkeys";
import { passkeysOf, pendingBySecret } from "../second-factor/queries";
import { insertPending } from "../second-factor/store";

/** How long somebody may look for their phone (ASVS 5.0 6.5.5). */
export const PENDING_LIFE = minutes(10);

/** Keeps that a password was right until the second factor comes. The value is the secret of its cookie. */
export async function startPending(tx: TxCtx, account: Account): Promise<string> {
  const { secret, hash } = makeSecret();
  const createdAt = tx.clock.now();
  await insertPending(tx, {
    tokenHash: hash,
    staffId: account.person.id,
    passwordChangedAt: account.changedAt,
    createdAt,
    expiresAt: after(createdAt, PENDING_LIFE),
  });
  return secret;
}

/** By what a pending sign-in can be finished, for its page; null when it is over. */
export async function viewPending(
  ctx: ReadCtx,
  secret: string,
): Promise<{ readonly by: ProofKind[] } | null> {
  const pending = await pendingBySecret(ctx, secret);
  if (!pending) return null;
  const passkeys = await passkeysOf(ctx, pending.staffId);
  return { by: passkeys.length > 0 ? ["passkey", "code"] : ["code"] };
}

/** What the browser of a pending sign-in asks a passkey to sign; null when it is over. */
export async function pendingPasskeyRequest(ctx: Ctx, secret: string) {
  const pending = await pendingBySecret(ctx, secret);
  return pending && passkeyRequest(ctx, pending.staffId, askedByPending(pending.tokenHash));
}

/** What a challenge is bound to that a pending sign-in asked for. */
export const askedByPending = (tokenHash: string) => `pending:${tokenHash}`;
