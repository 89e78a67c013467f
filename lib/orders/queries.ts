import { and, eq, sql } from "drizzle-orm";
import { orderAddresses, orderAdjustments, orderDeliveries, orderLines, orders } from "@/db/schema/orders";
import type { Address } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";

export type OrderRow = typeof orders.$inferSelect;
export type OrderLineRow = typeof orderLines.$inferSelect;

export async function orderById(ctx: ReadCtx, id: string): Promise<OrderRow | null> {
  const [row] = await ctx.db.select().from(orders).where(eq(orders.id, id));
  return row ?? null;
}

export function linesOf(ctx: ReadCtx, orderId: string): Promise<OrderLineRow[]> {
  return ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position);
}

/** Who carries an order by the delivery that its buyer chose; null where that names nobody. */
export async function promisedCarrier(ctx: ReadCtx, orderId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ carrier: orderDeliveries.carrier })
    .from(orderDeliveries)
    .where(eq(orderDeliveries.orderId, orderId));
  return row?.carrier ?? null;
}

/** Locks an order's row for a verb that changes rows beside it. Null when there is none. */
export async function lockOrderRow(ctx: ReadCtx, id: string): Promise<OrderRow | null> {
  const [row] = await ctx.db.select().from(orders).where(eq(orders.id, id)).for("update");
  return row ?? null;
}

/** Where an order goes; null where nothing of it is sent. */
export async function deliveryOf(ctx: ReadCtx, orderId: string): Promise<Address | null> {
  const [row] = await ctx.db
    .select({
      first_name: orderAddresses.firstName,
      last_name: orderAddresses.lastName,
      company: orderAddresses.company,
      street_address: orderAddresses.streetAddress,
      extended_address: orderAddresses.extendedAddress,
      address_locality: orderAddresses.addressLocality,
      address_region: orderAddresses.addressRegion,
      postal_code: orderAddresses.postalCode,
      address_country: orderAddresses.addressCountry,
      phone: orderAddresses.phone,
    })
    .from(orderAddresses)
    .where(and(eq(orderAddresses.orderId, orderId), eq(orderAddresses.kind, "delivery")));
  return row ?? null;
}

/** Orders still waiting for payment since before an instant: what the reconciler looks at. */
export async function waitingSince(ctx: ReadCtx, before: Date, limit: number): Promise<OrderRow[]> {
  return ctx.db
    .select()
    .from(orders)
    .where(sql`${orders.state} = 'awaiting_payment' and ${orders.createdAt} <= ${before.toISOString()}`)
    .orderBy(orders.createdAt)
    .limit(limit);
}

export type OrderAdjustmentRow = typeof orderAdjustments.$inferSelect;

export function adjustmentsOf(ctx: ReadCtx, orderId: string): Promise<OrderAdjustmentRow[]> {
  return ctx.db
    .select()
    .from(orderAdjustments)
    .where(eq(orderAdjustments.orderId, orderId))
    .orderBy(orderAdjustments.position);
}
