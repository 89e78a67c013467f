import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import type { Proof, RetryDetail } from "../contract";
import { countTry } from "../limits";
import { noteAuth } from "../note-auth";
import { verifyPassword } from "../passwords/hash";
import { type SignedInStaff, staffActor, staffMember } from "../person";
import { accountOf } from "../queries";
import { askedBySession } from "../second-factor/add-passkey";
import { passkeyRequest } from "../second-factor/passkeys";
import { proveFactor } from "../second-factor/prove-factor";
import { rotateSession } from "../sessions/rotate-session";
import type { StartedSession } from "../sessions/start-session";

type Confirmed = Result<
  StartedSession,
  "second_factor_wrong" | "present_password_wrong" | "too_many_tries" | "busy" | "unauthenticated",
  RetryDetail | undefined
>;

/**
 * Somebody signed in shows again who they are: by the second factor, or by the password where they have none. From then
 * on `isFresh` holds for a while, and the session goes on under a new secret. Refusals: `second_factor_wrong`,
 * `present_password_wrong`, `too_many_tries` with `retry_after_seconds`, `busy`, `unauthenticated` when it has ended.
 */
export async function confirmIdentity(
  ctx: Ctx,
  staff: SignedInStaff,
  proof: Proof,
  address: string,
): Promise<Confirmed> {
  const what = staff.hasFactor ? "second-factor" : "password-change";
  const counted = await countTry(ctx, what, { kind: "staff", account: staff.id, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  const confirmed = staff.hasFactor ? await byFactor(ctx, staff, proof) : await byPassword(ctx, staff, proof);
  const about = { kind: "staff", id: staff.id, address } as const;
  noteAuth(ctx, confirmed.ok ? "confirmed" : `confirmation_refused.${confirmed.code}`, about);
  return confirmed;
}

/** What this session's browser asks a passkey to sign. */
export function confirmationRequest(ctx: Ctx, staff: SignedInStaff) {
  return passkeyRequest(ctx, staff.id, askedBySession(staff));
}

function byFactor(ctx: Ctx, staff: SignedInStaff, proof: Proof): Promise<Confirmed> {
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    const by = await proveFactor(tx, staff.id, proof, askedBySession(staff));
    if (!by) return refuse("second_factor_wrong");
    await audit(tx, "staff.confirmed", { kind: "staff", id: staff.id }, { after: { by } });
    const session = await rotateSession(tx, staff.sessionId, { factorGiven: true });
    return session ? ok(session) : refuse("unauthenticated");
  });
}

async function byPassword(ctx: Ctx, staff: SignedInStaff, proof: Proof): Promise<Confirmed> {
  const account = await accountOf(ctx, staffMember(staff.id));
  const matches = await verifyPassword(proof.password ?? "", account?.hash ?? null);
  if (matches === "busy") return refuse("busy");
  if (!account || !matches) return refuse("present_password_wrong");
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    await audit(tx, "staff.confirmed", { kind: "staff", id: staff.id }, { after: { by: "password" } });
    const session = await rotateSession(tx, staff.sessionId);
    return session ? ok(session) : refuse("unauthenticated");
  });
}
