import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { z } from "zod";
import { env } from "@/lib/env";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { hashSecret } from "@/lib/platform/secrets";
import type { newPasskey, passkeyProof } from "../contract";
import { passkeysOf } from "./queries";
import { type ChallengeRow, insertChallenge, notePasskeyUse, type PasskeyRow, takeChallenge } from "./store";

/** How long a browser may take to let its person touch the key. */
const CHALLENGE_LIFE = minutes(5);

/** Loaded when a passkey is first spoken of: most requests never do. */
const webauthn = () => import("@simplewebauthn/server");

/** Passkeys belong to the shop's host: one made here signs nowhere else, and none from elsewhere counts here. */
function site() {
  const url = new URL(env().SHOP_URL!);
  return { origin: url.origin, rpId: url.hostname };
}

/** Options with which a browser makes a passkey for somebody. `askedBy` is the session that asks. */
export async function passkeyCreation(
  ctx: Ctx,
  staff: { readonly id: string; readonly email: string; readonly name: string },
  askedBy: string,
  shopName: string,
) {
  const { generateRegistrationOptions } = await webauthn();
  const known = await passkeysOf(ctx, staff.id);
  const options = await generateRegistrationOptions({
    rpName: shopName,
    rpID: site().rpId,
    userID: new TextEncoder().encode(staff.id),
    userName: staff.email,
    userDisplayName: staff.name,
    attestationType: "none",
    excludeCredentials: known.map(asCredential),
    // A second factor beside the password: it need not find its person by itself, nor know them by a finger.
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
    timeout: CHALLENGE_LIFE,
  });
  await keep(ctx, options.challenge, { staffId: staff.id, purpose: "add", askedBy });
  return options;
}

/** Options with which a browser asks one of somebody's passkeys to sign. */
export async function passkeyRequest(ctx: Ctx, staffId: string, askedBy: string) {
  const { generateAuthenticationOptions } = await webauthn();
  const known = await passkeysOf(ctx, staffId);
  const options = await generateAuthenticationOptions({
    rpID: site().rpId,
    allowCredentials: known.map(asCredential),
    userVerification: "preferred",
    timeout: CHALLENGE_LIFE,
  });
  await keep(ctx, options.challenge, { staffId, purpose: "prove", askedBy });
  return options;
}

/** What is kept of a new passkey, or null when its answer does not hold. Uses the challenge up. */
export async function checkNewPasskey(
  tx: TxCtx,
  staffId: string,
  answer: z.output<typeof newPasskey>,
  askedBy: string,
): Promise<Omit<PasskeyRow, "id" | "staffId" | "name" | "createdAt" | "lastUsedAt"> | null> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (!challenge || !(await take(tx, challenge, { staffId, purpose: "add", askedBy }))) return null;
  const { verifyRegistrationResponse } = await webauthn();
  const { origin, rpId } = site();
  const checked = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: false,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: [...answer.response.transports],
    isBackedUp: credentialBackedUp,
  };
}

/** Whether one of somebody's passkeys signed this browser's challenge just now. Uses the challenge up. */
export async function provePasskey(
  tx: TxCtx,
  staffId: string,
  answer: z.output<typeof passkeyProof>,
  askedBy: string,
): Promise<boolean> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (!challenge || !(await take(tx, challenge, { staffId, purpose: "prove", askedBy }))) return false;
  const row = (await passkeysOf(tx, staffId)).find((one) => one.credentialId === answer.id);
  if (!row) return false;
  const { verifyAuthenticationResponse } = await webauthn();
  const { origin, rpId } = site();
  const checked = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: {
      id: row.credentialId,
      publicKey: new Uint8Array(Buffer.from(row.publicKey, "base64url")),
      counter: row.counter,
    },
    requireUserVerification: false,
  }).catch(() => null);
  return (
    checked?.verified === true && (await notePasskeyUse(tx, row.id, checked.authenticationInfo.newCounter))
  );
}

const asCredential = (row: PasskeyRow) => ({ id: row.credentialId, transports: row.transports as never[] });

type Binding = Pick<ChallengeRow, "staffId" | "purpose" | "askedBy">;

function keep(ctx: ReadCtx, challenge: string, binding: Binding): Promise<void> {
  const expiresAt = after(ctx.clock.now(), CHALLENGE_LIFE);
  return insertChallenge(ctx, { ...binding, challengeHash: hashSecret(challenge), expiresAt });
}

const take = (tx: TxCtx, challenge: string, binding: Binding) =>
  takeChallenge(tx, { ...binding, challengeHash: hashSecret(challenge) });

/** The challenge that a browser says it signed; whether it did is for the signature to show. */
function challengeIn(clientData: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}
