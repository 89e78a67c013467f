import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Ends every session of a customer and forgets how they signed in: password, links that were sent. */
export async function eraseSignIn(tx: TxCtx, customerId: string): Promise<void> {
  await tx.db.execute(sql`DELETE FROM sessions WHERE customer_id = ${customerId}`);
  await tx.db.execute(sql`DELETE FROM one_time_tokens WHERE customer_id = ${customerId}`);
  await tx.db.execute(sql`DELETE FROM customer_passwords WHERE customer_id = ${customerId}`);
}
