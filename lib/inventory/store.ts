import { sql } from "drizzle-orm";
import { stockLocations } from "@/db/schema/inventory";
import type { TxCtx } from "@/lib/kernel/context";
import type { StockChange, WantedUnits } from "./contract";

/** What one line got where. Fewer units than wanted means there were not enough. */
export interface Allotment extends Record<string, unknown> {
  readonly variant_id: string;
  readonly wanted: number;
  readonly available: number;
  readonly taken: number;
}

/**
 * Takes units for an order in one statement: locks the levels in the house order (variant, then location), fills each
 * variant's demand from its locations in their order, raises `held` under its guard and writes the holds. A variant
 * that stands on several lines is counted once. Variants without a level row are not counted and pass.
 *
 * The sums come back and the caller compares them: a shortage must roll the transaction back.
 */
export async function takeUnits(
  tx: TxCtx,
  orderId: string,
  wanted: readonly WantedUnits[],
  lapsesAt: Date,
): Promise<Allotment[]> {
  const now = tx.clock.now().toISOString();
  const lines = wanted.map((line) => ({
    variant_id: line.variantId,
    order_line_id: line.orderLineId,
    quantity: line.quantity,
  }));
  const { rows } = await tx.db.execute<Allotment>(sql`
    WITH line AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(lines)}::json)
        AS line(variant_id uuid, order_line_id uuid, quantity int)
    ), demand AS (
      SELECT variant_id, sum(quantity)::int AS wanted, (array_agg(order_line_id ORDER BY order_line_id))[1] AS order_line_id
      FROM line GROUP BY variant_id
    ), level AS MATERIALIZED (
      SELECT l.variant_id, l.location_id, l.on_hand - l.held AS free, l.backorder, d.wanted, d.order_line_id
      FROM stock_levels l JOIN demand d ON d.variant_id = l.variant_id
      ORDER BY l.variant_id, l.location_id
      FOR UPDATE OF l
    ), ranked AS (
      SELECT level.*,
        CASE WHEN backorder THEN wanted ELSE greatest(free, 0) END AS usable,
        coalesce(sum(CASE WHEN backorder THEN wanted ELSE greatest(free, 0) END)
          OVER (PARTITION BY level.variant_id ORDER BY place.position, level.location_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
      FROM level JOIN stock_locations place ON place.id = level.location_id
    ), share AS (
      SELECT *, least(usable, greatest(wanted - before, 0))::int AS take FROM ranked
    ), raised AS (
      UPDATE stock_levels l SET held = l.held + share.take, updated_at = ${now}
      FROM share
      WHERE share.take > 0 AND l.variant_id = share.variant_id AND l.location_id = share.location_id
        AND (l.backorder OR l.on_hand - l.held >= share.take)
      RETURNING l.variant_id, l.location_id, share.take, share.order_line_id
    ), kept AS (
      INSERT INTO stock_holds (id, variant_id, location_id, quantity, order_id, order_line_id, created_at, lapses_at)
      SELECT new_id(${now}::timestamptz), variant_id, location_id, take, ${orderId}::uuid, order_line_id,
        ${now}::timestamptz, ${lapsesAt.toISOString()}::timestamptz
      FROM raised
      RETURNING variant_id, quantity
    )
    SELECT share.variant_id, max(share.wanted)::int AS wanted, sum(share.usable)::int AS available,
      coalesce((SELECT sum(kept.quantity) FROM kept WHERE kept.variant_id = share.variant_id), 0)::int AS taken
    FROM share GROUP BY share.variant_id ORDER BY share.variant_id
  `);
  return rows;
}

/**
 * Turns an order's live holds into sales: shelf and promise go down together, and each unit leaves a movement.
 * Returns the units claimed; none when they were claimed before.
 */
export async function claimUnits(tx: TxCtx, orderId: string): Promise<number> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ units: number }>(sql`
    WITH ${liveHolds(orderId)}, claimed AS (
      UPDATE stock_holds h SET claimed_at = ${now} FROM hold WHERE h.id = hold.id
        AND h.released_at IS NULL AND h.claimed_at IS NULL
      RETURNING h.variant_id, h.location_id, h.quantity, h.order_line_id
    ), lowered AS (
      UPDATE stock_levels l SET on_hand = l.on_hand - c.quantity, held = l.held - c.quantity, updated_at = ${now}
      FROM (SELECT variant_id, location_id, sum(quantity)::int AS quantity FROM claimed GROUP BY 1, 2) c
      WHERE l.variant_id = c.variant_id AND l.location_id = c.location_id
    ), moved AS (
      INSERT INTO stock_movements (id, variant_id, location_id, delta, kind, reference_kind, reference, actor, at)
      SELECT new_id(${now}::timestamptz), variant_id, location_id, -quantity, 'sale', 'order_line', order_line_id,
        ${JSON.stringify(tx.actor)}::jsonb, ${now}::timestamptz
      FROM claimed
    )
    SELECT coalesce(sum(quantity), 0)::int AS units FROM claimed
  `);
  return rows[0]?.units ?? 0;
}

/** Gives an order's live holds back. Returns the units freed. */
export async function releaseUnits(tx: TxCtx, orderId: string): Promise<number> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ units: number }>(sql`
    WITH ${liveHolds(orderId)}, released AS (
      UPDATE stock_holds h SET released_at = ${now} FROM hold WHERE h.id = hold.id
        AND h.released_at IS NULL AND h.claimed_at IS NULL
      RETURNING h.variant_id, h.location_id, h.quantity
    ), lowered AS (
      UPDATE stock_levels l SET held = l.held - r.quantity, updated_at = ${now}
      FROM (SELECT variant_id, location_id, sum(quantity)::int AS quantity FROM released GROUP BY 1, 2) r
      WHERE l.variant_id = r.variant_id AND l.location_id = r.location_id
    )
    SELECT coalesce(sum(quantity), 0)::int AS units FROM released
  `);
  return rows[0]?.units ?? 0;
}

/** The live holds of an order with their levels locked in the house order, before anything is written. */
function liveHolds(orderId: string) {
  return sql`level AS MATERIALIZED (
    SELECT l.variant_id, l.location_id FROM stock_levels l
    WHERE (l.variant_id, l.location_id) IN (
      SELECT variant_id, location_id FROM stock_holds
      WHERE order_id = ${orderId} AND released_at IS NULL AND claimed_at IS NULL
    )
    ORDER BY l.variant_id, l.location_id FOR UPDATE
  ), hold AS (
    SELECT h.id FROM stock_holds h
    JOIN level ON level.variant_id = h.variant_id AND level.location_id = h.location_id
    WHERE h.order_id = ${orderId} AND h.released_at IS NULL AND h.claimed_at IS NULL
  )`;
}

/** Makes an order's holds endless: a delayed payment has been promised, so time alone must not free them. */
export async function keepHolds(tx: TxCtx, orderId: string): Promise<void> {
  await tx.db.execute(sql`
    UPDATE stock_holds SET lapses_at = NULL
    WHERE order_id = ${orderId} AND released_at IS NULL AND claimed_at IS NULL
  `);
}

/**
 * Changes what is on the shelf and writes the movements, one statement. A level that does not exist yet is made. Of one
 * that does, nothing is proposed but the change: Postgres checks a proposed row before it finds that it is there already.
 * Returns the changes that were refused because they would leave less than is held.
 */
export async function moveUnits(tx: TxCtx, changes: readonly StockChange[]): Promise<number> {
  const now = tx.clock.now().toISOString();
  const rows = changes.map((change) => ({
    variant_id: change.variantId,
    location_id: change.locationId,
    delta: change.delta,
    kind: change.kind,
    reason: change.reason,
    reference_kind: change.reference?.kind ?? null,
    reference: change.reference?.id ?? null,
  }));
  const { rows: done } = await tx.db.execute<{ moved: number }>(sql`
    WITH change AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS change(
        variant_id uuid, location_id uuid, delta int, kind text, reason text, reference_kind text, reference uuid)
    ), net AS (
      SELECT variant_id, location_id, sum(delta)::int AS delta FROM change GROUP BY 1, 2 ORDER BY 1, 2
    ), level AS (
      INSERT INTO stock_levels AS l (variant_id, location_id, on_hand, held, updated_at)
      SELECT variant_id, location_id, CASE WHEN EXISTS (
          SELECT FROM stock_levels k WHERE k.variant_id = net.variant_id AND k.location_id = net.location_id
        ) THEN 0 ELSE delta END, 0, ${now}::timestamptz
      FROM net
      ON CONFLICT (variant_id, location_id) DO UPDATE SET updated_at = excluded.updated_at, on_hand = l.on_hand + (
        SELECT delta FROM net WHERE net.variant_id = l.variant_id AND net.location_id = l.location_id)
      RETURNING l.variant_id, l.location_id
    ), moved AS (
      INSERT INTO stock_movements (id, variant_id, location_id, delta, kind, reason, reference_kind, reference, actor, at)
      SELECT new_id(${now}::timestamptz), variant_id, location_id, delta, kind, reason, reference_kind, reference,
        ${JSON.stringify(tx.actor)}::jsonb, ${now}::timestamptz
      FROM change JOIN level USING (variant_id, location_id)
      RETURNING id
    )
    SELECT count(*)::int AS moved FROM moved
  `);
  return done[0]?.moved ?? 0;
}

/** Locks one level and reads it; null when the variant has none at that location. */
export async function lockLevel(tx: TxCtx, variantId: string, locationId: string) {
  const { rows } = await tx.db.execute<{ on_hand: number; held: number; backorder: boolean }>(sql`
    SELECT on_hand, held, backorder FROM stock_levels
    WHERE variant_id = ${variantId} AND location_id = ${locationId} FOR UPDATE
  `);
  return rows[0] ?? null;
}

/** Makes level rows with zero on hand where there are none, and sets whether the variant may be sold below zero. */
export async function openLevels(
  tx: TxCtx,
  levels: readonly { readonly variantId: string; readonly locationId: string; readonly backorder: boolean }[],
): Promise<void> {
  const now = tx.clock.now().toISOString();
  const rows = levels.map((l) => ({
    variant_id: l.variantId,
    location_id: l.locationId,
    backorder: l.backorder,
  }));
  await tx.db.execute(sql`
    INSERT INTO stock_levels (variant_id, location_id, on_hand, held, backorder, updated_at)
    SELECT variant_id, location_id, 0, 0, backorder, ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS level(variant_id uuid, location_id uuid, backorder boolean)
    ORDER BY variant_id, location_id
    ON CONFLICT (variant_id, location_id) DO UPDATE SET backorder = excluded.backorder
    WHERE stock_levels.backorder IS DISTINCT FROM excluded.backorder
  `);
}

export async function createLocation(
  tx: TxCtx,
  location: { code: string; name: string; position?: number },
): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(stockLocations).values({ id, ...location });
  return id;
}
