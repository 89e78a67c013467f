import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import type { Proof, RetryDetail } from "../contract";
import { countTry } from "../limits";
import { noteAuth } from "../note-auth";
import { staffMember } from "../person";
import { accountOf, actorOf, passwordStands } from "../queries";
import { proveFactor } from "../second-factor/prove-factor";
import { type PendingSignIn, pendingBySecret } from "../second-factor/queries";
import { countPendingTry, deletePending } from "../second-factor/store";
import { type StartedSession, startSession, type Visit } from "../sessions/start-session";
import { askedByPending } from "./pending-sign-in";

/** How often a second factor is taken for one password: then the password is asked again. */
const MOST_TRIES = 5;

/**
 * The second step of signing in: the proof is checked and used up, the pending sign-in ends and a session begins, all
 * in one transaction, so that neither serves twice. Refusals: `sign_in_again` (over, used, tried too often, or the
 * account changed meanwhile), `second_factor_wrong`, `too_many_tries` with `retry_after_seconds`.
 */
export async function finishSignIn(
  ctx: Ctx,
  secret: string,
  proof: Proof,
  visit: Visit,
): Promise<
  Result<StartedSession, "sign_in_again" | "second_factor_wrong" | "too_many_tries", RetryDetail | undefined>
> {
  const pending = await pendingBySecret(ctx, secret);
  if (!pending) return refuse("sign_in_again");
  const { address } = visit;
  const counted = await countTry(ctx, "second-factor", { kind: "staff", account: pending.staffId, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  if (!(await countPendingTry(ctx, pending.tokenHash, MOST_TRIES))) return refuse("sign_in_again");
  const finished = await finish(ctx, pending, proof, visit);
  if (!finished.ok) await noteFailure(ctx, pending.staffId, finished.code, address);
  return finished;
}

async function finish(
  ctx: Ctx,
  pending: PendingSignIn,
  proof: Proof,
  visit: Visit,
): Promise<Result<StartedSession, "sign_in_again" | "second_factor_wrong", undefined>> {
  const account = await accountOf(ctx, staffMember(pending.staffId));
  if (!account) return refuse("sign_in_again");
  const { person } = account;
  return transact({ ...ctx, actor: actorOf(account) }, async (tx) => {
    if (!(await passwordStands(tx, { ...account, changedAt: pending.passwordChangedAt })))
      return refuse("sign_in_again");
    const by = await proveFactor(tx, person.id, proof, askedByPending(pending.tokenHash));
    if (!by) return refuse("second_factor_wrong");
    if (!(await deletePending(tx, pending.tokenHash))) return refuse("sign_in_again");
    const started = await startSession(tx, person, visit, { factorGiven: true });
    const values = { after: { address: visit.address, session: started.id, second_factor: by } };
    await audit(tx, "staff.signed_in", person, values);
    noteAuth(tx, "signed_in", { kind: "staff", id: person.id, address: visit.address, by });
    return ok(started);
  });
}

/** Written after the refusing transaction was rolled back (ASVS 5.0 16.3.1). */
async function noteFailure(ctx: Ctx, id: string, code: string, address: string): Promise<void> {
  noteAuth(ctx, `second_factor_refused.${code}`, { kind: "staff", id, address });
  await transact(ctx, (tx) =>
    audit(tx, "staff.second_factor_failed", { kind: "staff", id }, { after: { address } }),
  );
}
