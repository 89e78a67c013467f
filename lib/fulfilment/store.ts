import { and, eq, isNull, sql } from "drizzle-orm";
import { lineCancellations, shipmentLines, shipments } from "@/db/schema/fulfilment";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

export type ShipmentRow = typeof shipments.$inferSelect;

export async function insertShipment(
  tx: TxCtx,
  shipment: typeof shipments.$inferInsert,
  lines: readonly { readonly orderLineId: string; readonly quantity: number }[],
): Promise<void> {
  await tx.db.insert(shipments).values(shipment);
  await tx.db.insert(shipmentLines).values(lines.map((line) => ({ shipmentId: shipment.id, ...line })));
}

export async function insertCancellations(
  tx: TxCtx,
  rows: readonly (typeof lineCancellations.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.db.insert(lineCancellations).values([...rows]);
}

export async function writeDelivered(tx: TxCtx, shipmentId: string): Promise<ShipmentRow | null> {
  const [row] = await tx.db
    .update(shipments)
    .set({ deliveredAt: tx.clock.now() })
    .where(and(eq(shipments.id, shipmentId), isNull(shipments.deliveredAt)))
    .returning();
  return row ?? null;
}

/** The parcels of an order that left and have not arrived, in the order of their ids. */
export async function parcelsUnderWay(ctx: ReadCtx, orderId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.orderId, orderId), isNull(shipments.deliveredAt)))
    .orderBy(shipments.id);
  return rows.map(({ id }) => id);
}

/** Shipped and cancelled units by line, one statement. */
export async function unitsByLine(
  ctx: ReadCtx,
  orderId: string,
): Promise<ReadonlyMap<string, { shipped: number; canceled: number }>> {
  const { rows } = await ctx.db.execute<{ line: string; shipped: number; canceled: number }>(sql`
    SELECT line, sum(shipped)::int AS shipped, sum(canceled)::int AS canceled FROM (
      SELECT sl.order_line_id AS line, sl.quantity AS shipped, 0 AS canceled
      FROM shipment_lines sl JOIN shipments s ON s.id = sl.shipment_id WHERE s.order_id = ${orderId}
      UNION ALL
      SELECT order_line_id, 0, quantity FROM line_cancellations WHERE order_id = ${orderId}
    ) unit GROUP BY line
  `);
  return new Map(rows.map((row) => [row.line, { shipped: row.shipped, canceled: row.canceled }]));
}
