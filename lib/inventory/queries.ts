import { and, asc, desc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { stockHolds, stockLevels, stockLocations, stockMovements } from "@/db/schema/inventory";
import type { ReadCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { versioned } from "@/lib/shop";

export interface StockLocation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The shop's locations in their order; the first receives imports and restocks unless told otherwise. */
export function locations(ctx: ReadCtx, version: number): Promise<readonly StockLocation[]> {
  return versioned(ctx, "stock-locations", version, () =>
    ctx.db
      .select({ id: stockLocations.id, code: stockLocations.code, name: stockLocations.name })
      .from(stockLocations)
      .where(isNull(stockLocations.archivedAt))
      .orderBy(asc(stockLocations.position), asc(stockLocations.code)),
  );
}

export async function firstLocation(ctx: ReadCtx, version: number): Promise<StockLocation> {
  const [first] = await locations(ctx, version);
  invariant(first, "a shop has a stock location");
  return first;
}

export interface Availability {
  readonly onHand: number;
  readonly held: number;
  readonly backorder: boolean;
}

/** What is on the shelf and promised, over all locations, by variant. Variants that are not counted are absent. */
export async function availability(
  ctx: ReadCtx,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Availability>> {
  if (variantIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      variantId: stockLevels.variantId,
      onHand: sql<number>`sum(${stockLevels.onHand})::int`,
      held: sql<number>`sum(${stockLevels.held})::int`,
      backorder: sql<boolean>`bool_or(${stockLevels.backorder})`,
    })
    .from(stockLevels)
    .where(inArray(stockLevels.variantId, variantIds as string[]))
    .groupBy(stockLevels.variantId);
  return new Map(rows.map((row) => [row.variantId, row]));
}

/** Orders whose holds of these variants have passed their time: candidates to be freed when stock is short. */
export async function lapsedOrders(ctx: ReadCtx, variantIds: readonly string[] | null): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ orderId: stockHolds.orderId })
    .from(stockHolds)
    .where(
      and(
        variantIds === null ? undefined : inArray(stockHolds.variantId, variantIds as string[]),
        isNull(stockHolds.releasedAt),
        isNull(stockHolds.claimedAt),
        lte(stockHolds.lapsesAt, ctx.clock.now()),
      ),
    )
    .limit(100);
  return rows.map((row) => row.orderId);
}

/** How many units were promised to an order, and how many of them still are. */
export async function holdsOf(
  ctx: ReadCtx,
  orderId: string,
): Promise<{ readonly taken: number; readonly live: number }> {
  const isLive = and(isNull(stockHolds.releasedAt), isNull(stockHolds.claimedAt));
  const [row] = await ctx.db
    .select({
      taken: sql<number>`coalesce(sum(${stockHolds.quantity}), 0)::int`,
      live: sql<number>`coalesce(sum(${stockHolds.quantity}) filter (where ${isLive}), 0)::int`,
    })
    .from(stockHolds)
    .where(eq(stockHolds.orderId, orderId));
  return row ?? { taken: 0, live: 0 };
}

export type Movement = typeof stockMovements.$inferSelect;

/** A variant's newest movements, for the desk. */
export function movementsOf(ctx: ReadCtx, variantId: string, limit = 50): Promise<Movement[]> {
  return ctx.db
    .select()
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId))
    .orderBy(desc(stockMovements.id))
    .limit(limit);
}

export function levelsOf(ctx: ReadCtx, variantIds: readonly string[]) {
  return ctx.db
    .select()
    .from(stockLevels)
    .where(inArray(stockLevels.variantId, variantIds as string[]))
    .orderBy(asc(stockLevels.variantId), asc(stockLevels.locationId));
}
