import { priceLists } from "@/db/schema/catalog";
import type { TxCtx } from "@/lib/kernel/context";

export async function createPriceList(
  tx: TxCtx,
  list: Omit<typeof priceLists.$inferInsert, "id">,
): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(priceLists).values({ id, ...list });
  return id;
}
