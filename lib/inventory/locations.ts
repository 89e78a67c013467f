import { stockLocations } from "@/db/schema/inventory";
import type { TxCtx } from "@/lib/kernel/context";

export async function createLocation(
  tx: TxCtx,
  location: { code: string; name: string; position?: number },
): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(stockLocations).values({ id, ...location });
  return id;
}
