import { after, days } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import type { Person } from "../person";
import { deleteUnfinished } from "../second-factor/store";
import { deleteExpired, deleteSession, deleteSessionsOf } from "../store";

/** Signing out: the row is gone, so the cookie is worth nothing wherever it was copied to (ASVS 5.0 7.4.1). */
export async function endSession(ctx: ReadCtx, secret: string): Promise<boolean> {
  return looksLikeSecret(secret) && (await deleteSession(ctx, hashSecret(secret)));
}

/** Ends every session of a person, or every other than `except` (a session id). Returns how many. */
export function endSessionsOf(ctx: ReadCtx, person: Person, except?: string): Promise<number> {
  return deleteSessionsOf(ctx, person, { except });
}

/** Ends one session out of a person's list. Refusal: `session_not_found`, also for somebody else's. */
export async function endListedSession(
  ctx: ReadCtx,
  person: Person,
  sessionId: string,
): Promise<Result<undefined, "session_not_found">> {
  if (!isUuid(sessionId)) return refuse("session_not_found");
  return (await deleteSessionsOf(ctx, person, { only: sessionId })) === 1
    ? ok()
    : refuse("session_not_found");
}

/** Housekeeping: forgets sessions and unfinished sign-ins past their limits at once, tokens a day after theirs. Returns how many sessions. */
export async function forgetSessions(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  await deleteUnfinished(ctx, now);
  return deleteExpired(ctx, now, after(now, -days(1)));
}
