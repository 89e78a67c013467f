import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Forgets who stood at checkouts: a customer's own, and those by id that orders of theirs came from. */
export async function eraseCheckouts(
  tx: TxCtx,
  customerId: string,
  checkoutIds: readonly string[],
): Promise<void> {
  await tx.db.execute(sql`
    UPDATE checkouts SET email = NULL, first_name = NULL, last_name = NULL, phone = NULL, destination = NULL,
      billing = NULL, note = NULL, gift_message = NULL, version = version + 1, link_version = link_version + 1,
      updated_at = ${tx.clock.now().toISOString()}
    WHERE customer_id = ${customerId} OR id = ANY(${sql.param([...checkoutIds])}::uuid[])
  `);
}
