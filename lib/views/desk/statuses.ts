import { sql } from "drizzle-orm";

/*
 * The derived statuses as SQL, for lists: the same answers as `paymentStatus` and `fulfilmentStatus` give of one order,
 * which a test compares row by row. Each is a lateral of `o`, read for the rows of a page and no more.
 */

/** Columns `payment`. */
export const paymentLateral = sql`
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN bool_or(p.state = 'review') THEN 'review'
      WHEN sum(p.captured_amount) > 0 AND sum(p.refunded_amount) >= sum(p.captured_amount) THEN 'refunded'
      WHEN sum(p.refunded_amount) > 0 THEN 'partly_refunded'
      WHEN bool_or(p.state = 'paid') THEN 'paid'
      WHEN bool_or(p.state = 'pending') THEN 'pending'
      WHEN bool_or(p.state = 'open') THEN 'awaiting_payment'
      ELSE 'not_paid'
    END AS payment
    FROM payments p WHERE p.order_id = o.id
  ) money`;

/** Columns `fulfilment`, `units` (ordered in all) and `open` (still to leave). */
export const fulfilmentLateral = sql`
  CROSS JOIN LATERAL (
    SELECT CASE
        WHEN wanted = 0 THEN 'nothing_to_send'
        WHEN shipped = 0 THEN 'unfulfilled'
        WHEN shipped < wanted THEN 'partly_fulfilled'
        ELSE 'fulfilled'
      END AS fulfilment,
      units, wanted - shipped AS open
    FROM (
      SELECT coalesce(sum(l.quantity), 0)::int AS units,
        coalesce(sum(l.quantity - gone.canceled) FILTER (WHERE l.requires_shipping), 0)::int AS wanted,
        coalesce(sum(gone.shipped) FILTER (WHERE l.requires_shipping), 0)::int AS shipped
      FROM order_lines l
      CROSS JOIN LATERAL (
        SELECT (SELECT coalesce(sum(s.quantity), 0) FROM shipment_lines s WHERE s.order_line_id = l.id) AS shipped,
          (SELECT coalesce(sum(c.quantity), 0) FROM line_cancellations c
            WHERE c.order_line_id = l.id AND c.order_id = l.order_id) AS canceled
      ) gone
      WHERE l.order_id = o.id
    ) unit
  ) parcel`;
