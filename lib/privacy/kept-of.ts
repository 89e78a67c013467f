import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { orderLabel } from "@/lib/orders";
import type { Kept } from "./contract";

/** What is a person's beside what they did signed in: nothing, until a link sent to the address came back. */
export const provenKey = sql`CASE WHEN c.email_proven_at IS NOT NULL THEN c.email_key END`;
export const theirOrder = sql`(o.customer_id = c.id OR (o.customer_id IS NULL AND o.email_key = ${provenKey}))`;
export const theirMessage = sql`(m.customer_id = c.id OR lower(m.recipient) = ${provenKey} OR lower(m.reply_to) = ${provenKey}
  OR m.order_id IN (SELECT o.id FROM orders o WHERE ${theirOrder}))`;
export const theirLetter = sql`(i.customer_id = c.id OR i.email_key = ${provenKey})`;

/** How much is kept about a customer, in one statement; null for nobody and for whoever was erased. */
export async function keptOf(ctx: ReadCtx, customerId: string): Promise<Kept | null> {
  const { rows } = await ctx.db.execute<Omit<Kept, "underWay"> & { underWay: number[] }>(sql`
    SELECT c.email_proven_at IS NOT NULL AS "withAddress",
      (SELECT count(*)::int FROM customer_addresses a WHERE a.customer_id = c.id) AS addresses,
      (SELECT count(*)::int FROM customer_notes n WHERE n.customer_id = c.id) AS notes,
      (SELECT count(*)::int FROM order_notes n JOIN orders o ON o.id = n.order_id WHERE ${theirOrder}) AS "orderNotes",
      (SELECT count(*)::int FROM sessions s WHERE s.customer_id = c.id) AS sessions,
      (SELECT count(*)::int FROM carts k WHERE k.customer_id = c.id AND k.state <> 'ordered'
        AND EXISTS (SELECT FROM cart_lines l WHERE l.cart_id = k.id)) AS carts,
      (SELECT count(*)::int FROM messages m WHERE ${theirMessage}) AS messages,
      (SELECT count(*)::int FROM inquiries i WHERE ${theirLetter}) AS letters,
      (SELECT count(*)::int FROM stock_alerts a WHERE a.email_key = ${provenKey}) AS alerts,
      EXISTS (SELECT FROM newsletter_subscriptions n WHERE n.email_key = ${provenKey}) AS newsletter,
      (SELECT count(*)::int FROM orders o WHERE ${theirOrder} AND o.placed_at IS NOT NULL) AS orders,
      (SELECT count(*)::int FROM orders o WHERE ${theirOrder} AND o.placed_at IS NULL) AS tries,
      (SELECT coalesce(json_agg(u.number), '[]') FROM (SELECT o.number FROM orders o WHERE ${theirOrder}
        AND (o.state IN ('awaiting_payment', 'payment_pending') OR (o.state = 'placed' AND o.sent_at IS NULL))
        ORDER BY o.number LIMIT 5) u) AS "underWay"
    FROM customers c WHERE c.id = ${customerId}::uuid AND c.erased_at IS NULL
  `);
  const [row] = rows;
  return row ? { ...row, underWay: row.underWay.map(orderLabel) } : null;
}
