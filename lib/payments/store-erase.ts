import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/**
 * Forgets what Stripe wrote about the payers of orders: its events' bodies, once it is known what became of them. The
 * facts of payments, refunds and disputes are rows of their own and stay.
 */
export async function erasePayer(tx: TxCtx, orderIds: readonly string[]): Promise<void> {
  const ids = sql`${sql.param([...orderIds])}::uuid[]`;
  await tx.db.execute(sql`
    WITH named AS (
      SELECT unnest(ARRAY[p.session_id, p.payment_intent_id, p.charge_id]) AS id FROM payments p WHERE p.order_id = ANY(${ids})
      UNION ALL SELECT r.stripe_refund_id FROM refunds r WHERE r.order_id = ANY(${ids})
      UNION ALL SELECT d.stripe_dispute_id FROM disputes d JOIN payments p ON p.id = d.payment_id WHERE p.order_id = ANY(${ids})
    )
    UPDATE stripe_event_bodies b SET body = jsonb_build_object('id', e.id, 'type', e.type, 'erased', true)
    FROM stripe_events e JOIN stripe_event_outcomes o ON o.event_id = e.id
    WHERE b.event_id = e.id AND e.object_id IN (SELECT id FROM named WHERE id IS NOT NULL)
  `);
}
