import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import type { RetryDetail } from "../contract";
import { countTry } from "../limits";
import { type SignedInStaff, staffActor } from "../person";
import { afterFactorAdded, type FactorAdded } from "./after-factor-change";
import { seal, unseal } from "./seal";
import { writeTotp } from "./store";
import { asTotpCode, makeTotpSecret, matchTotp, totpUri } from "./totp";

/** How long somebody may take to scan the picture and type a code. */
const OFFER_LIFE = minutes(20);

export interface TotpOffer {
  /** For the app, by hand: base32 in groups of four. */
  readonly secret: string;
  /** For the app, as a picture. */
  readonly uri: string;
  /** What the form sends back with the first code. Nothing is stored before that. */
  readonly sealed: string;
}

/** Offers an authenticator app a new secret; it is this session's alone, and of no use until its first code came. */
export async function offerTotp(ctx: Ctx, staff: SignedInStaff): Promise<TotpOffer> {
  const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
  const secret = makeTotpSecret();
  const until = after(ctx.clock.now(), OFFER_LIFE).getTime();
  return {
    secret: secret.replace(/(.{4})(?=.)/g, "$1 "),
    uri: totpUri(secret, shop.name, staff.email),
    sealed: seal("totp-offer", staff.sessionId, `${until}.${secret}`),
  };
}

/**
 * Takes the app into use with its first code, which is thereby used up; one that was in use before is replaced.
 * Refusals: `second_factor_wrong`, `offer_over`, `too_many_tries` with `retry_after_seconds`, `unauthenticated` when
 * the session ended meanwhile.
 */
export async function enrolTotp(
  ctx: Ctx,
  staff: SignedInStaff,
  input: { readonly sealed: string; readonly code: string },
  address: string,
): Promise<
  Result<
    FactorAdded,
    "second_factor_wrong" | "offer_over" | "too_many_tries" | "unauthenticated",
    RetryDetail | undefined
  >
> {
  const counted = await countTry(ctx, "second-factor", { kind: "staff", account: staff.id, address });
  if (!counted.ok) return refuse("too_many_tries", { retry_after_seconds: counted.retryAfterSeconds });
  const now = ctx.clock.now();
  const [until, secret] = (unseal("totp-offer", staff.sessionId, input.sealed) ?? "").split(".");
  if (!secret || Number(until) < now.getTime()) return refuse("offer_over");
  const code = asTotpCode(input.code);
  const step = code && matchTotp(secret, code, now);
  if (!step) return refuse("second_factor_wrong");
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    const sealedSecret = seal("totp", staff.id, secret);
    await writeTotp(tx, { staffId: staff.id, sealedSecret, lastStep: step, createdAt: now });
    const added = await afterFactorAdded(tx, staff, "totp_added");
    return added ? ok(added) : refuse("unauthenticated");
  });
}
