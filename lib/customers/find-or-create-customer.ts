import type { TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { invariant } from "@/lib/kernel/invariant";
import { customerByEmail } from "./queries";
import { insertCustomer } from "./store";

export interface NewPerson {
  readonly email: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly phone?: string | null;
  readonly locale?: string | null;
}

/**
 * The customer of an address, made if there is none; of parallel calls one makes it. Names of one who exists are left
 * alone. It links nothing: past guest orders carry the same address, but only proof of the address may join them.
 */
export async function findOrCreateCustomer(
  tx: TxCtx,
  person: NewPerson,
): Promise<{ readonly id: string; readonly created: boolean }> {
  const email = person.email.trim();
  const id = tx.ids.next();
  const created = await insertCustomer(tx, {
    id,
    email,
    emailKey: emailKey(email),
    firstName: person.firstName ?? null,
    lastName: person.lastName ?? null,
    phone: person.phone ?? null,
    locale: person.locale ?? null,
    createdAt: tx.clock.now(),
  });
  if (created) return { id, created };
  const existing = await customerByEmail(tx, email);
  invariant(existing, "a customer that could not be inserted exists");
  return { id: existing.id, created };
}
