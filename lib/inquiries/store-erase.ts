import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Forgets what somebody wrote to the shop, and who they were; what nobody has answered waits no longer. */
export async function eraseInquiries(
  tx: TxCtx,
  of: { readonly customerId: string; readonly emailKey: string | null },
): Promise<void> {
  await tx.db.execute(sql`
    UPDATE inquiries SET email = NULL, email_key = NULL, name = NULL, text = NULL, order_number = NULL,
      answered_at = coalesce(answered_at, ${tx.clock.now().toISOString()}),
      answered_by = coalesce(answered_by, ${JSON.stringify(tx.actor)}::jsonb)
    WHERE customer_id = ${of.customerId} OR email_key = ${of.emailKey}
  `);
}
