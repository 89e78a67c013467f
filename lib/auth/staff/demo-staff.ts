import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { type DemoStaff, demoPeople } from "../demo-people";
import { ensurePassword } from "../passwords/ensure-password";
import { roleWords, type StaffRole } from "../permissions";
import { accountByEmail } from "../queries";
import { createStaff } from "./create-staff";

/** One member of staff a role, for the sandbox to print; run again it finds them as they are. */
export async function ensureDemoStaff(ctx: Ctx): Promise<readonly DemoStaff[]> {
  invariant(env().CARTWRIGHT_SANDBOX, "demo staff are made in the sandbox only");
  const { staff: demo } = demoPeople();
  for (const { role, email, password } of demo) {
    const account = await accountByEmail(ctx, "staff", email);
    if (account) await ensurePassword(ctx, account, password);
    else await create(ctx, role, email, password);
  }
  return demo;
}

async function create(ctx: Ctx, role: StaffRole, email: string, password: string): Promise<void> {
  const name = `Demo ${roleWords[role].name.toLowerCase()}`;
  const made = await createStaff(ctx, { email, name, role }, password);
  invariant(made.ok, "a generated password can be chosen and the address was free");
}
