import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { keyFor } from "@/lib/platform/secrets";
import { transact } from "@/lib/platform/transact";
import type { Account } from "../queries";
import { writePassword } from "../store";
import { hashPassword, verifyPassword } from "./hash";

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

/** Sets the password of an account, unless it has it already. */
export async function ensurePassword(ctx: Ctx, { person, hash }: Account, password: string): Promise<void> {
  if ((await verifyPassword(password, hash)) === true) return;
  const made = await hashPassword(password);
  invariant(made !== "busy", "nobody else hashes while the sandbox starts");
  await transact(ctx, (tx) => writePassword(tx, person, made, tx.clock.now()));
}
