import { findOrCreateCustomer, type NewPerson, proveEmail } from "@/lib/customers";
import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { transact } from "@/lib/platform/transact";
import { type DemoCustomer, demoPeople } from "./demo-people";
import { ensurePassword } from "./passwords/ensure-password";
import { accountByEmail } from "./queries";

/** The account that a newcomer signs in with, for the sandbox to print; with whatever was ordered under its address. */
export async function ensureDemoCustomer(ctx: Ctx, person: NewPerson): Promise<DemoCustomer> {
  invariant(env().CARTWRIGHT_SANDBOX, "the demo customer is made in the sandbox only");
  const { email } = person;
  const { password } = demoPeople().customer;
  await transact(ctx, async (tx) => {
    const { id, created } = await findOrCreateCustomer(tx, person);
    if (created) await proveEmail(tx, id);
  });
  const account = await accountByEmail(ctx, "customer", email);
  // Whoever archived or erased it at the desk meant it.
  if (account) await ensurePassword(ctx, account, password);
  return { email, password };
}
