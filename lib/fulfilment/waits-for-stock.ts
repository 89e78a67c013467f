import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";

/** Of an order line `l`: what has left and what was cancelled. Not to be inlined: each use of it would count anew. */
export const goneLateral = sql`
  CROSS JOIN LATERAL (
    SELECT (SELECT coalesce(sum(s.quantity), 0)::int FROM shipment_lines s WHERE s.order_line_id = l.id) AS shipped,
      (SELECT coalesce(sum(c.quantity), 0)::int FROM line_cancellations c
        WHERE c.order_line_id = l.id AND c.order_id = l.order_id) AS canceled
    OFFSET 0
  ) gone`;

/**
 * Tables `short`, of variants more of which were sold than ever lay on the shelf, and `waits`, of the lines and units that
 * are therefore not there to be picked: what there is goes to those who have waited longest. It begins at
 * `stock_levels_backorder`, in which a shop that sells only what it has has no row, and goes on along `orders_to_pack`: the
 * lines of a variant are its whole history, those of unsent orders what a warehouse has before it.
 */
export const waitsForStock = sql`
  short AS MATERIALIZED (
    SELECT l.variant_id, -sum(l.on_hand)::int AS units FROM stock_levels l
    WHERE l.variant_id IN (SELECT variant_id FROM stock_levels WHERE backorder AND on_hand < 0)
    GROUP BY l.variant_id HAVING sum(l.on_hand) < 0
  ), unsent AS MATERIALIZED (
    SELECT id, packable_at FROM orders
    WHERE state = 'placed' AND sent_at IS NULL AND EXISTS (SELECT FROM short)
  ), waits AS MATERIALIZED (
    SELECT order_id, line_id, least(open, units - younger) AS units FROM (
      SELECT l.order_id, l.id AS line_id, short.units, unit.open,
        sum(unit.open) OVER (PARTITION BY l.variant_id ORDER BY o.packable_at DESC, o.id DESC, l.id
          ROWS UNBOUNDED PRECEDING)::int - unit.open AS younger
      FROM unsent o
      CROSS JOIN LATERAL (
        SELECT id, order_id, variant_id, quantity FROM order_lines
        WHERE order_id = o.id AND requires_shipping AND variant_id IN (SELECT variant_id FROM short)
        OFFSET 0
      ) l
      JOIN short ON short.variant_id = l.variant_id
      JOIN variants v ON v.id = l.variant_id AND v.tracked
      ${goneLateral}
      CROSS JOIN LATERAL (SELECT l.quantity - gone.canceled - gone.shipped AS open) unit
      WHERE unit.open > 0
    ) line
    WHERE younger < units
  )`;

/** Of some orders, those that have something to send which is not there. */
export async function waitingForStock(
  ctx: ReadCtx,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    WITH ${waitsForStock}
    SELECT DISTINCT order_id AS id FROM waits WHERE order_id = ANY(${sql.param(orderIds)}::uuid[])
  `);
  return new Set(rows.map(({ id }) => id));
}
