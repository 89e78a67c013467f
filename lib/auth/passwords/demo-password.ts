import { keyFor } from "@/lib/platform/secrets";

/**
 * A password of this sandbox's own secret, so that every start can print it, no two sandboxes share it and no file
 * keeps it (no default accounts: ASVS 5.0 6.3.2). Sixteen characters without those that look alike, in groups that can
 * be typed: 78 bits.
 */
export function demoPassword(name: string): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const text = [...keyFor(name)].slice(0, 16).map((byte) => letters[byte % letters.length]);
  return text.join("").replace(/(.{4})(?=.)/g, "$1-");
}
