import type { TxCtx } from "@/lib/kernel/context";
import { makeSecret } from "@/lib/platform/secrets";
import { replaceSecret } from "../store";
import type { StartedSession } from "./start-session";

/**
 * Goes on with a session under a new secret, since its person has shown again who they are or has other rights now
 * (ASVS 5.0 7.2.4): the old cookie is worth nothing from here on. Null when the session has ended meanwhile.
 */
export async function rotateSession(
  tx: TxCtx,
  sessionId: string,
  { factorGiven = false } = {},
): Promise<StartedSession | null> {
  const { secret, hash } = makeSecret();
  const now = tx.clock.now();
  const absoluteUntil = await replaceSecret(tx, sessionId, {
    tokenHash: hash,
    confirmedAt: now,
    ...(factorGiven ? { factorAt: now } : {}),
  });
  return absoluteUntil && { id: sessionId, secret, absoluteUntil };
}
