import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { keyFor } from "@/lib/platform/secrets";

/**
 * Seals a short text under a key of the shop's own for one purpose (AES-256-GCM). It opens only for what it belongs to,
 * so that a row copied to somebody else is worth nothing there.
 */
export function seal(purpose: string, belongsTo: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(`seal:${purpose}`), nonce).setAAD(
    Buffer.from(belongsTo),
  );
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** The text, or null when it was made elsewhere, for something else, or changed. */
export function unseal(purpose: string, belongsTo: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 29) return null;
  try {
    const cipher = createDecipheriv("aes-256-gcm", keyFor(`seal:${purpose}`), bytes.subarray(0, 12), {
      authTagLength: 16,
    }).setAAD(Buffer.from(belongsTo));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
