import { randomBytes } from "node:crypto";
import { hashSecret } from "@/lib/platform/secrets";

/** Without those that look alike: 32 of them, five bits each. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** How many somebody gets. */
export const RECOVERY_CODES = 8;

/** New codes: 24 letters in four groups, 120 bits each, so that a plain hash keeps them (ASVS 5.0 6.5.2). */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    Array.from(randomBytes(24), (byte) => letters[byte % 32])
      .join("")
      .replace(/(.{6})(?=.)/g, "$1-"),
  );
}

/** The hash of a code as somebody typed it, or null when it cannot be one. */
export function recoveryCodeHash(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === 24 ? hashSecret(`recovery:${code}`) : null;
}
