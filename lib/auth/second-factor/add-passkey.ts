import type { z } from "zod";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { transact } from "@/lib/platform/transact";
import { readConfigVersion, shopIdentity } from "@/lib/shop";
import type { addPasskeySchema } from "../contract";
import { type SignedInStaff, staffActor } from "../person";
import { afterFactorAdded, type FactorAdded } from "./after-factor-change";
import { checkNewPasskey, passkeyCreation } from "./passkeys";
import { passkeysOf } from "./queries";
import { insertPasskey } from "./store";

/** As many as anybody has keys for. */
const MOST = 10;

/** Options with which this session's browser makes a passkey. */
export async function offerPasskey(ctx: Ctx, staff: SignedInStaff) {
  const shop = await shopIdentity(ctx, await readConfigVersion(ctx));
  return passkeyCreation(ctx, staff, askedBySession(staff), shop.name);
}

/**
 * Takes a passkey into use as a second factor. Refusals: `passkey_refused` (its answer does not hold, or is not to this
 * session's question), `passkey_known`, `too_many_passkeys`, `unauthenticated` when the session ended meanwhile.
 */
export function addPasskey(
  ctx: Ctx,
  staff: SignedInStaff,
  input: z.output<typeof addPasskeySchema>,
): Promise<
  Result<FactorAdded, "passkey_refused" | "passkey_known" | "too_many_passkeys" | "unauthenticated">
> {
  return transact({ ...ctx, actor: staffActor(staff) }, async (tx) => {
    if ((await passkeysOf(tx, staff.id)).length >= MOST) return refuse("too_many_passkeys");
    const made = await checkNewPasskey(tx, staff.id, input.passkey, askedBySession(staff));
    if (!made) return refuse("passkey_refused");
    const row = {
      ...made,
      id: tx.ids.next(),
      staffId: staff.id,
      name: input.name,
      createdAt: tx.clock.now(),
    };
    if (!(await insertPasskey(tx, row))) return refuse("passkey_known");
    const added = await afterFactorAdded(tx, staff, "passkey_added");
    return added ? ok(added) : refuse("unauthenticated");
  });
}

/** What a challenge is bound to that a session asked for. */
export const askedBySession = (staff: { readonly sessionId: string }) => `session:${staff.sessionId}`;
