import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/**
 * Forgets to whom messages went and what they said: those to a customer, about their orders, and to or from their
 * address. That one was made stays, so that no handler makes it again; one that waits is never sent. Their ids.
 */
export async function eraseMessages(
  tx: TxCtx,
  of: {
    readonly customerId: string;
    readonly orderIds: readonly string[];
    readonly emailKey: string | null;
  },
): Promise<readonly string[]> {
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    UPDATE messages SET recipient = 'erased ' || right(id::text, 12), subject = 'Erased', html = '', text = '',
      reply_to = NULL, unsubscribe_url = NULL, last_error = NULL,
      state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END
    WHERE customer_id = ${of.customerId} OR order_id = ANY(${sql.param([...of.orderIds])}::uuid[])
      OR lower(recipient) = ${of.emailKey} OR lower(reply_to) = ${of.emailKey}
    RETURNING id
  `);
  return rows.map(({ id }) => id);
}
