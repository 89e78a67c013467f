import { sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { type OrderState, orderLabel } from "@/lib/orders";
import { orderUrl } from "@/lib/platform/urls";
import type { CustomerOrder, CustomerOrders } from "./contract";

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly number: string;
  readonly link_version: number;
  readonly state: OrderState;
  readonly sent: CustomerOrder["sent"];
  readonly total: string;
  readonly currency: string;
  readonly units: number;
  readonly things: CustomerOrder["things"];
  readonly at: string;
}

const place = z.tuple([z.iso.datetime(), cursorId]);

/**
 * A customer's orders, newest first, a page by key; those they made as a guest are among them once their address is
 * proven to be theirs. Attempts that were taken back before they were paid are no orders
 * to a shopper. A made-up cursor begins at the top.
 */
export async function customerOrders(
  ctx: ReadCtx,
  customerId: string,
  wanted: { readonly after?: string; readonly size?: number } = {},
): Promise<CustomerOrders> {
  const size = wanted.size ?? 20;
  const after = wanted.after === undefined ? null : decodeCursor(wanted.after, place);
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT o.id, o.number::text AS number, o.link_version, o.state, o.total_amount::text AS total, o.currency,
      CASE
        WHEN o.sent_at IS NULL THEN CASE WHEN parcel.count > 0 THEN 'a_part' ELSE 'nothing' END
        WHEN parcel.count = 0 THEN 'nothing_to_send'
        ELSE CASE WHEN parcel.arrived = parcel.count THEN 'delivered' ELSE 'all' END
      END AS sent,
      (SELECT coalesce(sum(l.quantity), 0)::int FROM order_lines l WHERE l.order_id = o.id) AS units,
      (SELECT coalesce(json_agg(json_build_object('title', t.title, 'quantity', t.quantity,
        'pictureKey', t.picture_key)), '[]') FROM (
        SELECT title, quantity, picture_key FROM order_lines WHERE order_id = o.id ORDER BY position LIMIT 4) t) AS things,
      to_char(o.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM orders o
    CROSS JOIN LATERAL (
      SELECT count(*) AS count, count(s.delivered_at) AS arrived FROM shipments s WHERE s.order_id = o.id) parcel
    WHERE (o.customer_id = ${customerId} OR (o.customer_id IS NULL AND o.email_key = (
        SELECT email_key FROM customers WHERE id = ${customerId} AND email_proven_at IS NOT NULL)))
      AND (o.placed_at IS NOT NULL OR o.state <> 'canceled')
      AND ${after ? sql`(o.created_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    ORDER BY o.created_at DESC, o.id DESC
    LIMIT ${size + 1}
  `);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { orders: shown.map(orderOf), next: last ? encodeCursor([last.at, last.id]) : null };
}

/** Whether an order is among a customer's: the rule of `customerOrders`, for one that is known already. */
export function isOrderOf(
  order: { readonly customerId: string | null; readonly email: string | null },
  customer: { readonly id: string; readonly email: string; readonly emailProven: boolean },
): boolean {
  if (order.customerId !== null) return order.customerId === customer.id;
  return customer.emailProven && order.email !== null && emailKey(order.email) === emailKey(customer.email);
}

function orderOf(row: Row): CustomerOrder {
  const { state, sent, currency, units, things } = row;
  return {
    label: orderLabel(Number(row.number)),
    url: orderUrl({ id: row.id, linkVersion: row.link_version }),
    state,
    sent,
    currency,
    units,
    things,
    total: Number(row.total),
    at: new Date(row.at),
  };
}
