import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { keyFor } from "@/lib/platform/secrets";
import { transact } from "@/lib/platform/transact";
import { hashPassword, verifyPassword } from "../passwords/hash";
import { roleWords, type StaffRole, staffRoles } from "../permissions";
import { staffMember } from "../person";
import { staffByEmail } from "../queries";
import { writePassword } from "../store";
import { createStaff } from "./create-staff";

export interface DemoStaff {
  readonly role: StaffRole;
  readonly email: string;
  readonly password: string;
}

/**
 * One member of staff a role, for the sandbox to print; run again it finds them as they are. The passwords come from
 * this sandbox's own secret, so that every start can print them, no two sandboxes share them and no file keeps them
 * (no default accounts: ASVS 5.0 6.3.2).
 */
export async function ensureDemoStaff(ctx: Ctx): Promise<DemoStaff[]> {
  invariant(env().CARTWRIGHT_SANDBOX, "demo staff are made in the sandbox only");
  const demo = staffRoles.map((role) => ({
    role,
    email: `${role}@demo.cartwright.example`,
    password: demoPassword(role),
  }));
  for (const { role, email, password } of demo) {
    const row = await staffByEmail(ctx, email);
    if (!row) await create(ctx, role, email, password);
    else if ((await verifyPassword(password, row.passwordHash)) !== true)
      await setPassword(ctx, row.id, password);
  }
  return demo;
}

async function create(ctx: Ctx, role: StaffRole, email: string, password: string): Promise<void> {
  const name = `Demo ${roleWords[role].name.toLowerCase()}`;
  const made = await createStaff(ctx, { email, name, role }, password);
  invariant(made.ok, "a generated password can be chosen and the address was free");
}

async function setPassword(ctx: Ctx, id: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  invariant(hash !== "busy", "nobody else hashes while the sandbox starts");
  await transact(ctx, (tx) => writePassword(tx, staffMember(id), hash, tx.clock.now()));
}

/** Sixteen characters without those that look alike, in groups that can be typed: 78 bits. */
function demoPassword(role: StaffRole): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const text = [...keyFor(`demo-staff:${role}`)].slice(0, 16).map((byte) => letters[byte % letters.length]);
  return text.join("").replace(/(.{4})(?=.)/g, "$1-");
}
