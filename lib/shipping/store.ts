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
