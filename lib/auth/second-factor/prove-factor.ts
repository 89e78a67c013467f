import type { TxCtx } from "@/lib/kernel/context";
import type { Proof } from "../contract";
import { provePasskey } from "./passkeys";
import { totpOf } from "./queries";
import { recoveryCodeHash } from "./recovery-codes";
import { unseal } from "./seal";
import { takeRecoveryCode, takeStep } from "./store";
import { tellFactorChange } from "./tell-factor-change";
import { asTotpCode, matchTotp } from "./totp";

export type ProvenBy = "totp" | "passkey" | "recovery_code";

/**
 * Whether somebody holds their second factor, and by what. What proves it is used up in the caller's transaction: a
 * code or a signature counts once, in whatever process it is shown at the same time. `askedBy` is the session or the
 * pending sign-in that a passkey was asked for.
 */
export async function proveFactor(
  tx: TxCtx,
  staffId: string,
  proof: Proof,
  askedBy: string,
): Promise<ProvenBy | null> {
  if (proof.passkey) return (await provePasskey(tx, staffId, proof.passkey, askedBy)) ? "passkey" : null;
  const typed = proof.code ?? "";
  const code = asTotpCode(typed);
  if (code) return (await proveTotp(tx, staffId, code)) ? "totp" : null;
  const hash = recoveryCodeHash(typed);
  if (!hash || !(await takeRecoveryCode(tx, staffId, hash))) return null;
  await tellFactorChange(tx, staffId, "recovery_code_used");
  return "recovery_code";
}

async function proveTotp(tx: TxCtx, staffId: string, code: string): Promise<boolean> {
  const row = await totpOf(tx, staffId);
  const secret = row && unseal("totp", staffId, row.sealedSecret);
  const step = secret ? matchTotp(secret, code, tx.clock.now()) : null;
  return step !== null && (await takeStep(tx, staffId, step));
}
