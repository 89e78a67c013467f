import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { transact } from "@/lib/platform/transact";
import type { Account } from "../queries";
import { writePassword } from "../store";
import { hashPassword, verifyPassword } from "./hash";

/** Sets the password of an account, unless it has it already. */
export async function ensurePassword(ctx: Ctx, { person, hash }: Account, password: string): Promise<void> {
  if ((await verifyPassword(password, hash)) === true) return;
  const made = await hashPassword(password);
  invariant(made !== "busy", "nobody else hashes while the sandbox starts");
  await transact(ctx, (tx) => writePassword(tx, person, made, tx.clock.now()));
}
