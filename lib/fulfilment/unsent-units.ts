import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { goneLateral } from "./waits-for-stock";

/** How many units of a variant are sold and still lie at a location. */
export type UnsentAt = (variantId: string, locationId: string) => number;

interface Row extends Record<string, unknown> {
  readonly variantId: string;
  readonly locationId: string;
  readonly units: number;
}

/**
 * Of some variants, what is sold and not sent yet, by the location that it was sold from: on hand is without it, the shelf
 * is not. What has left of a line is taken to have come from the first of its locations. One statement along
 * `orders_to_pack`. Whoever adds it to on hand reads on hand before it: what is sold in between is then noticed by the
 * comparison when it is counted.
 */
export async function unsentUnits(ctx: ReadCtx, variantIds: readonly string[]): Promise<UnsentAt> {
  const rows = variantIds.length > 0 ? await read(ctx, variantIds) : [];
  const units = new Map(rows.map((row) => [`${row.variantId} ${row.locationId}`, row.units]));
  return (variantId, locationId) => units.get(`${variantId} ${locationId}`) ?? 0;
}

async function read(ctx: ReadCtx, variantIds: readonly string[]): Promise<readonly Row[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH unsent AS MATERIALIZED (
      SELECT id FROM orders WHERE state = 'placed' AND sent_at IS NULL
    ), sold AS (
      SELECT l.variant_id, sale.location_id, sale.units, unit.open,
        coalesce(sum(sale.units) OVER (PARTITION BY l.id ORDER BY s.position, s.id
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 0) AS later
      FROM unsent o
      CROSS JOIN LATERAL (
        SELECT id, order_id, variant_id, quantity FROM order_lines
        WHERE order_id = o.id AND requires_shipping AND variant_id = ANY (${sql.param(variantIds)}::uuid[])
        OFFSET 0
      ) l
      ${goneLateral}
      CROSS JOIN LATERAL (SELECT l.quantity - gone.canceled - gone.shipped AS open) unit
      CROSS JOIN LATERAL (
        SELECT location_id, -sum(delta) AS units FROM stock_movements
        WHERE reference = l.id AND kind = 'sale' GROUP BY location_id
      ) sale
      JOIN stock_locations s ON s.id = sale.location_id
      WHERE unit.open > 0
    )
    SELECT variant_id AS "variantId", location_id AS "locationId", sum(least(units, open - later))::int AS units
    FROM sold WHERE open > later GROUP BY variant_id, location_id
  `);
  return rows;
}
