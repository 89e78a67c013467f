import { eq } from "drizzle-orm";
import { deliveryBands, deliveryMethods, deliveryZoneCountries, deliveryZones } from "@/db/schema/shipping";
import type { TxCtx } from "@/lib/kernel/context";
import type { DeliveryBand } from "./contract";

export async function createZone(tx: TxCtx, name: string, countries: readonly string[]): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(deliveryZones).values({ id, name });
  await tx.db.insert(deliveryZoneCountries).values(countries.map((country) => ({ zoneId: id, country })));
  return id;
}

export async function createDeliveryMethod(
  tx: TxCtx,
  method: Omit<typeof deliveryMethods.$inferInsert, "id">,
  bands: readonly DeliveryBand[] = [],
): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(deliveryMethods).values({ id, ...method });
  if (bands.length > 0)
    await tx.db.insert(deliveryBands).values(bands.map((band) => ({ methodId: id, ...band })));
  return id;
}

/** Changes a method and puts its bands in the place of those it had. */
export async function updateMethod(
  tx: TxCtx,
  id: string,
  set: Partial<typeof deliveryMethods.$inferInsert>,
  bands: readonly DeliveryBand[],
): Promise<void> {
  await tx.db.update(deliveryMethods).set(set).where(eq(deliveryMethods.id, id));
  await tx.db.delete(deliveryBands).where(eq(deliveryBands.methodId, id));
  if (bands.length > 0)
    await tx.db.insert(deliveryBands).values(bands.map((band) => ({ methodId: id, ...band })));
}

export async function updateZone(
  tx: TxCtx,
  id: string,
  name: string,
  countries: readonly string[],
): Promise<void> {
  await tx.db.update(deliveryZones).set({ name }).where(eq(deliveryZones.id, id));
  await tx.db.delete(deliveryZoneCountries).where(eq(deliveryZoneCountries.zoneId, id));
  await tx.db.insert(deliveryZoneCountries).values(countries.map((country) => ({ zoneId: id, country })));
}
