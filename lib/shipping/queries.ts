import { asc, eq } from "drizzle-orm";
import { deliveryBands, deliveryMethods, deliveryZoneCountries } from "@/db/schema/shipping";
import type { ReadCtx } from "@/lib/kernel/context";
import { versioned } from "@/lib/shop";
import type { DeliveryMethod } from "./contract";

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
