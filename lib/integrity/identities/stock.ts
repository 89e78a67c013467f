import { sql } from "drizzle-orm";
import type { Identity } from "../identity";

const place = sql`(SELECT 'at ' || name FROM stock_locations WHERE id = location_id)`;

/** What is on the shelf, what is promised, and how both came about. */
export const stockIdentities: readonly Identity[] = [
  {
    name: "on_hand_is_movements",
    says: "What is on hand at a location is the sum of its movements.",
    subject: "variant",
    find: sql`
      SELECT variant_id AS id, coalesce(m.units, 0) AS expected, coalesce(l.on_hand, 0) AS found, ${place} AS note
      FROM stock_levels l
      FULL JOIN (SELECT variant_id, location_id, sum(delta) AS units FROM stock_movements GROUP BY 1, 2) m
        USING (variant_id, location_id)
      WHERE coalesce(l.on_hand, 0) <> coalesce(m.units, 0)`,
  },
  {
    name: "held_is_live_holds",
    says: "What is held at a location is the sum of the holds that are neither released nor claimed.",
    subject: "variant",
    find: sql`
      SELECT variant_id AS id, coalesce(h.units, 0) AS expected, coalesce(l.held, 0) AS found, ${place} AS note
      FROM stock_levels l
      FULL JOIN (
        SELECT variant_id, location_id, sum(quantity) AS units FROM stock_holds
        WHERE released_at IS NULL AND claimed_at IS NULL GROUP BY 1, 2
      ) h USING (variant_id, location_id)
      WHERE coalesce(l.held, 0) <> coalesce(h.units, 0)`,
  },
  {
    name: "stock_not_negative",
    says: "Nothing is below zero, and no more is held than is on hand, unless it may be sold below zero.",
    subject: "variant",
    find: sql`
      SELECT variant_id AS id, 'held ≤ on hand, both ≥ 0' AS expected, on_hand || ' on hand, ' || held || ' held' AS found,
        ${place} AS note
      FROM stock_levels WHERE held < 0 OR (NOT backorder AND (on_hand < 0 OR held > on_hand))`,
  },
  {
    name: "hold_ends_once",
    says: "A hold is released or claimed, never both.",
    subject: "order",
    find: sql`
      SELECT order_id AS id, 'one end' AS expected, 'released and claimed' AS found, quantity || ' units' AS note
      FROM stock_holds WHERE released_at IS NOT NULL AND claimed_at IS NOT NULL`,
  },
  {
    name: "claimed_is_sold",
    says: "The units that an order claimed are the units that left the shelf for its lines.",
    subject: "order",
    find: sql`
      SELECT coalesce(h.order_id, s.order_id) AS id, coalesce(h.units, 0) AS expected, coalesce(s.units, 0) AS found,
        NULL AS note
      FROM (SELECT order_id, sum(quantity) AS units FROM stock_holds WHERE claimed_at IS NOT NULL GROUP BY 1) h
      FULL JOIN (
        SELECT l.order_id, -sum(m.delta) AS units FROM stock_movements m JOIN order_lines l ON l.id = m.reference
        WHERE m.kind = 'sale' GROUP BY 1
      ) s ON s.order_id = h.order_id
      WHERE coalesce(h.units, 0) <> coalesce(s.units, 0)`,
  },
  {
    name: "holds_wait_for_payment",
    says: "Only an order that waits for its payment holds stock.",
    subject: "order",
    find: sql`
      SELECT h.order_id AS id, 0 AS expected, sum(h.quantity) AS found, coalesce(o.state, 'no such order') AS note
      FROM stock_holds h LEFT JOIN orders o ON o.id = h.order_id
      WHERE h.released_at IS NULL AND h.claimed_at IS NULL
        AND coalesce(o.state, '') NOT IN ('awaiting_payment', 'payment_pending')
      GROUP BY h.order_id, o.state`,
  },
];
