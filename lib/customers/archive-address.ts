import type { TxCtx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { archiveAddressRow, latestAddress, lockBook, writeDefault } from "./store";

/**
 * Takes an entry out of a customer's own book; orders keep the address they were sent to. If it was the default, the
 * one added last becomes it. Refusal: `address_not_found` (also for somebody else's).
 */
export async function archiveAddress(
  tx: TxCtx,
  customerId: string,
  wireId: string,
): Promise<Result<undefined, "address_not_found">> {
  const id = fromWire("address", wireId);
  if (!id) return refuse("address_not_found");
  await lockBook(tx, customerId);
  const archived = await archiveAddressRow(tx, customerId, id);
  if (!archived) return refuse("address_not_found");
  if (archived.wasDefault) await writeDefault(tx, customerId, await latestAddress(tx, customerId));
  return ok();
}
