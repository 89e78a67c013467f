import type { TxCtx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { lockBook, writeDefault } from "./store";

/** Makes an entry of a customer's own book the default. Refusal: `address_not_found` (also for somebody else's). */
export async function chooseAddress(
  tx: TxCtx,
  customerId: string,
  wireId: string,
): Promise<Result<undefined, "address_not_found">> {
  const id = fromWire("address", wireId);
  if (!id) return refuse("address_not_found");
  await lockBook(tx, customerId);
  return (await writeDefault(tx, customerId, id)) ? ok() : refuse("address_not_found");
}
