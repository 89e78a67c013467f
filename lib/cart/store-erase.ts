import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Empties every cart of a customer that was not ordered, and forgets the codes typed into it. The rows stay locked. */
export async function eraseCarts(tx: TxCtx, customerId: string): Promise<void> {
  const now = tx.clock.now().toISOString();
  await tx.db.execute(sql`
    WITH theirs AS (
      UPDATE carts SET codes = '{}', version = version + 1, updated_at = ${now}
      WHERE customer_id = ${customerId} AND state <> 'ordered' RETURNING id
    )
    DELETE FROM cart_lines USING theirs WHERE cart_lines.cart_id = theirs.id
  `);
}
