import { asc, eq } from "drizzle-orm";
import { deliveryBands, deliveryMethods, deliveryZoneCountries, deliveryZones } from "@/db/schema/shipping";
import type { ReadCtx } from "@/lib/kernel/context";
import { stampOf, versioned } from "@/lib/shop";
import type { DeliveryMethod, DeliveryZone } from "./contract";

/** Every active delivery method with its bands and countries, from memory while the config version stands. */
export function activeMethods(ctx: ReadCtx, version: number): Promise<readonly DeliveryMethod[]> {
  return versioned(ctx, "delivery-methods", version, async () => {
    const methods = await ctx.db
      .select()
      .from(deliveryMethods)
      .where(eq(deliveryMethods.active, true))
      .orderBy(asc(deliveryMethods.position), asc(deliveryMethods.code));
    const bands = await ctx.db.select().from(deliveryBands).orderBy(asc(deliveryBands.upToGrams));
    const countries = await ctx.db.select().from(deliveryZoneCountries);
    return methods.map((method) => ({
      ...method,
      bands: bands.filter((band) => band.methodId === method.id),
      countries: countries.filter((row) => row.zoneId === method.zoneId).map((row) => row.country),
    }));
  });
}

/** Every zone with its countries and all its methods, as the database has them now: a hundred at most. */
export async function deliveryZonesToEdit(ctx: ReadCtx): Promise<readonly DeliveryZone[]> {
  const zones = await ctx.db
    .select()
    .from(deliveryZones)
    .orderBy(asc(deliveryZones.position), asc(deliveryZones.id))
    .limit(100);
  const countries = await ctx.db
    .select()
    .from(deliveryZoneCountries)
    .orderBy(asc(deliveryZoneCountries.country));
  const methods = await ctx.db
    .select()
    .from(deliveryMethods)
    .orderBy(asc(deliveryMethods.position), asc(deliveryMethods.code));
  const bands = await ctx.db.select().from(deliveryBands).orderBy(asc(deliveryBands.upToGrams));
  return zones.map(({ id, name }) => {
    const zone = {
      id,
      name,
      countries: countries.filter((row) => row.zoneId === id).map((row) => row.country),
    };
    return {
      ...zone,
      seen: stampOf(zone),
      methods: methods
        .filter((method) => method.zoneId === id)
        .map(({ zoneId: _, position: __, ...method }) => {
          const own = bands
            .filter((band) => band.methodId === method.id)
            .map(({ upToGrams, amount }) => ({ upToGrams, amount }));
          return { ...method, bands: own, seen: stampOf({ ...method, bands: own }) };
        }),
    };
  });
}
