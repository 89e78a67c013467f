import { Secret, TOTP } from "otpauth";
import { seconds } from "@/lib/kernel/clock";

/** RFC 6238 with what every app knows: SHA-1, six digits, steps of thirty seconds, 160 random bits. */
const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** A new secret, in base32 as apps take it by hand. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the app reads from the picture. */
export function totpUri(secret: string, issuer: string, account: string): string {
  return new TOTP({ ...shape, secret: Secret.fromBase32(secret), issuer, label: account }).toString();
}

/**
 * The time step that a code is of, or null. A step before and after the present one are taken too, for clocks that are
 * off and people who type slowly (RFC 6238, 5.2).
 */
export function matchTotp(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : stepOf(now) + delta;
}

export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / seconds(shape.period));
}

/** Six digits as people type them, with or without a gap; null when it cannot be a code of an app. */
export function asTotpCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, "");
  return /^[0-9]{6}$/.test(code) ? code : null;
}
