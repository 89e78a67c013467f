import { sql } from "drizzle-orm";
import { addressesOf } from "@/lib/customers";
import type { ReadCtx } from "@/lib/kernel/context";
import type { DeskCustomer, Sees } from "./contract";
import { boughtBy, iso, ordersOfCustomer } from "./customers";
import { fulfilmentLateral, paymentLateral } from "./statuses";

/** Orders and notes that stand on the page itself; the order list has all. */
const SHOWN = 20;

/** A customer with everything the desk knows of them, in two statements; null when there is none. */
export async function deskCustomer(ctx: ReadCtx, id: string, sees: Sees): Promise<DeskCustomer | null> {
  const { rows } = await ctx.db.execute<Omit<DeskCustomer, "addresses"> & Record<string, unknown>>(sql`
    SELECT c.id, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name, c.email, c.phone, c.locale,
      ${iso(sql`c.created_at`)} AS since, ${iso(sql`c.email_proven_at`)} AS "provenAt",
      ${iso(sql`c.archived_at`)} AS "closedAt", ${iso(sql`c.erased_at`)} AS "erasedAt",
      bought.orders, ${sees.money ? sql`bought.spent` : sql`'[]'::json AS spent`}, ${iso(sql`bought.last`)} AS "lastOrderAt",
      (SELECT count(*)::int FROM sessions s WHERE s.customer_id = c.id
        AND s.idle_until > ${ctx.clock.now().toISOString()}::timestamptz
        AND s.absolute_until > ${ctx.clock.now().toISOString()}::timestamptz) AS sessions,
      EXISTS (SELECT FROM customer_passwords p WHERE p.customer_id = c.id) AS "hasPassword",
      (SELECT json_build_object('state', n.state, 'at', n.updated_at) FROM newsletter_subscriptions n
        WHERE n.email_key = c.email_key) AS letter,
      (SELECT count(*)::int FROM orders o WHERE o.customer_id IS NULL AND o.email_key = c.email_key
        AND o.placed_at IS NOT NULL) AS "guestOrders",
      (SELECT count(*)::int FROM inquiries i WHERE i.email_key = c.email_key AND i.answered_at IS NULL) AS "toAnswer",
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'label', 'CW-' || l.number, 'at', l.placed_at,
          'state', l.state, 'fulfilment', l.fulfilment, 'asGuest', l.customer_id IS NULL,
          'money', ${sees.money ? sql`json_build_object('payment', l.payment, 'total', l.total_amount, 'currency', l.currency)` : sql`NULL::json`})
          ORDER BY l.placed_at DESC, l.id DESC), '[]')
        FROM (
          SELECT o.*, money.payment, parcel.fulfilment
          FROM (SELECT * FROM ${ordersOfCustomer(sql`o.*`)} every ORDER BY placed_at DESC, id DESC LIMIT ${SHOWN}) o ${paymentLateral} ${fulfilmentLateral}
        ) l) AS "lastOrders",
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'author', n.author, 'text', n.text, 'at', n.at) ORDER BY n.id DESC), '[]')
        FROM (SELECT * FROM customer_notes WHERE customer_id = c.id ORDER BY id DESC LIMIT ${SHOWN}) n) AS notes
    FROM customers c ${boughtBy} WHERE c.id = ${id}::uuid
  `);
  const [row] = rows;
  return row ? { ...row, addresses: await addressesOf(ctx, id) } : null;
}
