import { eq, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import type { TxCtx } from "@/lib/kernel/context";
import type { CustomerRow } from "./queries";

/** A customer under a lock that lets orders of theirs be written: two who erase at once stand in line. */
export async function lockCustomer(tx: TxCtx, id: string): Promise<CustomerRow | null> {
  const [row] = await tx.db.select().from(customers).where(eq(customers.id, id)).for("no key update");
  return row ?? null;
}

/** Empties a customer's profile, address book and what staff noted about them. The row stays, closed, for the books. */
export async function eraseProfile(tx: TxCtx, id: string): Promise<void> {
  const now = tx.clock.now().toISOString();
  await tx.db.execute(sql`
    UPDATE customers SET email = NULL, email_key = NULL, email_proven_at = NULL, first_name = NULL, last_name = NULL,
      phone = NULL, locale = NULL, archived_at = coalesce(archived_at, ${now}), erased_at = ${now}
    WHERE id = ${id}
  `);
  await tx.db.execute(sql`DELETE FROM customer_addresses WHERE customer_id = ${id}`);
  await tx.db.execute(sql`DELETE FROM customer_notes WHERE customer_id = ${id}`);
}
