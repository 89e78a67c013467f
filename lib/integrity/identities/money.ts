import { sql } from "drizzle-orm";
import type { Identity } from "../identity";

/** What an order costs, what was taken for it, and what went back. Figures are minor units. */
export const moneyIdentities: readonly Identity[] = [
  {
    name: "order_total_is_rows",
    says: "An order’s total is the sum of its lines and of its adjustments that are not included in them.",
    subject: "order",
    find: sql`
      SELECT o.id, coalesce(l.amount, 0) + coalesce(a.amount, 0) AS expected, o.total_amount AS found, o.currency AS note
      FROM orders o
      LEFT JOIN (SELECT order_id, sum(subtotal_amount) AS amount FROM order_lines GROUP BY 1) l ON l.order_id = o.id
      LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM order_adjustments WHERE NOT included GROUP BY 1) a
        ON a.order_id = o.id
      WHERE o.total_amount <> coalesce(l.amount, 0) + coalesce(a.amount, 0)`,
  },
  {
    name: "payment_is_order_total",
    says: "What a payment asks for is its order’s total, in its order’s currency.",
    subject: "payment",
    find: sql`
      SELECT p.id, o.total_amount || ' ' || o.currency AS expected, p.amount || ' ' || p.currency AS found, p.state AS note
      FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE p.amount <> o.total_amount OR p.currency <> o.currency`,
  },
  {
    name: "paid_is_captured",
    says: "A paid payment captured exactly what it asked for; one that is not paid, nothing, unless another amount came.",
    subject: "payment",
    find: sql`
      SELECT id, CASE WHEN state = 'paid' THEN amount ELSE 0 END AS expected, captured_amount AS found, state AS note
      FROM payments
      WHERE state NOT IN ('review', 'returned') AND captured_amount <> CASE WHEN state = 'paid' THEN amount ELSE 0 END`,
  },
  {
    name: "refunds_are_counted",
    says: "What a payment counts as given back is the sum of its refunds that have not failed.",
    subject: "payment",
    find: sql`
      SELECT p.id, coalesce(r.amount, 0) AS expected, p.refunded_amount AS found, p.currency AS note
      FROM payments p
      LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM refunds WHERE state <> 'failed' GROUP BY 1) r
        ON r.payment_id = p.id
      WHERE p.refunded_amount <> coalesce(r.amount, 0)`,
  },
  {
    name: "refunds_within_captured",
    says: "No more is given back than was captured.",
    subject: "payment",
    find: sql`
      SELECT p.id, p.captured_amount AS expected, greatest(p.refunded_amount, coalesce(r.amount, 0)) AS found,
        p.currency AS note
      FROM payments p
      LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM refunds WHERE state <> 'failed' GROUP BY 1) r
        ON r.payment_id = p.id
      WHERE greatest(p.refunded_amount, coalesce(r.amount, 0)) > p.captured_amount`,
  },
  {
    name: "placed_is_paid",
    says: "A placed order has a paid payment; one whose payment is pending, a pending one.",
    subject: "order",
    find: sql`
      SELECT o.id, CASE o.state WHEN 'placed' THEN 'paid' ELSE 'pending' END AS expected,
        coalesce((SELECT string_agg(p.state, ', ' ORDER BY p.created_at) FROM payments p WHERE p.order_id = o.id), 'no payment')
          AS found, o.state AS note
      FROM orders o
      WHERE o.state IN ('placed', 'payment_pending') AND NOT EXISTS (
        SELECT FROM payments p WHERE p.order_id = o.id
          AND p.state = CASE o.state WHEN 'placed' THEN 'paid' ELSE 'pending' END)`,
  },
  {
    name: "paid_has_an_end",
    says: "Money that was taken and not asked back belongs to an order that is placed or cancelled, never to one that still waits.",
    subject: "order",
    find: sql`
      SELECT o.id, 'placed or canceled' AS expected, o.state AS found, p.captured_amount || ' ' || p.currency AS note
      FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE p.state IN ('paid', 'returned') AND p.captured_amount > p.refunded_amount
        AND o.state NOT IN ('placed', 'canceled')`,
  },
  {
    name: "uses_are_redemptions",
    says: "A promotion has been used as often as it has redemptions that were not released.",
    subject: "promotion",
    find: sql`
      SELECT p.id, coalesce(r.uses, 0) AS expected, p.used_count AS found,
        CASE WHEN p.usage_limit IS NOT NULL THEN 'limit ' || p.usage_limit END AS note
      FROM promotions p
      LEFT JOIN (SELECT promotion_id, count(*) AS uses FROM redemptions WHERE released_at IS NULL GROUP BY 1) r
        ON r.promotion_id = p.id
      WHERE p.used_count <> coalesce(r.uses, 0)`,
  },
];
