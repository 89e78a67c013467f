import { sql } from "drizzle-orm";
import { DELIVER_EVENT } from "@/lib/platform/outbox";
import type { Identity } from "../identity";

/** How carts, checkouts, orders, parcels and events hang together. */
export const roadIdentities: readonly Identity[] = [
  {
    name: "checkout_has_its_order",
    says: "A checkout that is completed or completing has its order, and the order names that checkout.",
    subject: "checkout",
    find: sql`
      SELECT c.id, c.phase || ' with its order' AS expected, coalesce('order ' || o.state, 'no order') AS found,
        CASE WHEN o.checkout_id IS DISTINCT FROM c.id AND o.id IS NOT NULL THEN 'the order names another checkout' END
          AS note
      FROM checkouts c LEFT JOIN orders o ON o.id = c.order_id
      WHERE (c.phase = 'completed' AND (o.id IS NULL OR o.checkout_id IS DISTINCT FROM c.id OR o.state = 'awaiting_payment'))
        OR (c.phase = 'completing' AND (o.id IS NULL OR o.checkout_id IS DISTINCT FROM c.id OR o.state <> 'awaiting_payment'))`,
  },
  {
    name: "one_live_checkout",
    says: "A cart has at most one checkout that is open or completing.",
    subject: "cart",
    find: sql`
      SELECT cart_id AS id, 1 AS expected, count(*) AS found, NULL AS note
      FROM checkouts WHERE phase IN ('open', 'completing') GROUP BY cart_id HAVING count(*) > 1`,
  },
  {
    name: "units_within_ordered",
    says: "Of a line, no more units are shipped and cancelled than were ordered.",
    subject: "order",
    find: sql`
      SELECT l.order_id AS id, l.quantity AS expected, gone.units AS found, l.title AS note
      FROM (
        SELECT line, sum(units) AS units FROM (
          SELECT order_line_id AS line, quantity AS units FROM shipment_lines
          UNION ALL SELECT order_line_id, quantity FROM line_cancellations
        ) unit GROUP BY line
      ) gone JOIN order_lines l ON l.id = gone.line
      WHERE gone.units > l.quantity`,
  },
  {
    name: "parcel_of_its_order",
    says: "What is in a parcel stands on the order that the parcel is for, and only placed orders are sent.",
    subject: "order",
    find: sql`
      SELECT s.order_id AS id, 'lines of a placed order' AS expected,
        CASE WHEN l.order_id <> s.order_id THEN 'a line of another order' ELSE o.state END AS found, l.title AS note
      FROM shipment_lines sl
      JOIN shipments s ON s.id = sl.shipment_id
      JOIN order_lines l ON l.id = sl.order_line_id
      JOIN orders o ON o.id = s.order_id
      WHERE l.order_id <> s.order_id OR o.placed_at IS NULL`,
  },
  {
    name: "sent_is_complete",
    says: "An order counts as sent exactly when no unit of it is left to send.",
    subject: "order",
    find: sql`
      SELECT o.id, CASE WHEN unit.open > 0 THEN 'to send' ELSE 'sent' END AS expected,
        CASE WHEN o.sent_at IS NULL THEN 'to send' ELSE 'sent' END AS found, unit.open || ' units left' AS note
      FROM orders o
      JOIN (
        SELECT l.order_id, bool_or(l.requires_shipping) AS ships,
          coalesce(sum(l.quantity - coalesce(gone.units, 0)) FILTER (WHERE l.requires_shipping), 0) AS open
        FROM order_lines l
        LEFT JOIN (
          SELECT line, sum(units) AS units FROM (
            SELECT order_line_id AS line, quantity AS units FROM shipment_lines
            UNION ALL SELECT order_line_id, quantity FROM line_cancellations
          ) unit GROUP BY line
        ) gone ON gone.line = l.id
        GROUP BY l.order_id
      ) unit ON unit.order_id = o.id
      WHERE (o.sent_at IS NOT NULL) <> (unit.open <= 0) AND (unit.ships OR o.state = 'placed')`,
  },
  {
    name: "packable_since_paid",
    says: "An order to be packed waits since it was placed or, where its money came later, since then.",
    subject: "order",
    find: sql`
      SELECT o.id, since.at::text AS expected, coalesce(o.packable_at::text, 'never') AS found, NULL AS note
      FROM orders o
      CROSS JOIN LATERAL (
        SELECT greatest(coalesce(o.placed_at, o.created_at), min(p.paid_at)) AS at FROM payments p WHERE p.order_id = o.id
      ) since
      WHERE o.state = 'placed' AND o.sent_at IS NULL AND o.packable_at IS DISTINCT FROM since.at`,
  },
  {
    name: "event_is_delivered_or_waits",
    says: "Every event was delivered, waits in the queue, or was put before staff; none is lost.",
    subject: "event",
    find: sql`
      SELECT e.id, 'delivered or waiting' AS expected,
        CASE WHEN d.event_id IS NULL THEN 'neither' ELSE 'failed and given up unsaid' END AS found, e.type AS note
      FROM outbox_events e
      LEFT JOIN (
        SELECT event_id, bool_or(state = 'failed') AS failed FROM outbox_deliveries GROUP BY 1
      ) d ON d.event_id = e.id
      WHERE (d.event_id IS NULL OR d.failed)
        AND NOT EXISTS (
          SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
          WHERE task.identifier = ${DELIVER_EVENT} AND job.payload ->> 'event_id' = e.id::text)
        AND NOT EXISTS (SELECT FROM problems WHERE kind = 'event_undelivered' AND subject = e.id::text)`,
  },
];
