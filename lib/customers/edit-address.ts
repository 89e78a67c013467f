import { missingFields } from "@/lib/kernel/address";
import type { TxCtx } from "@/lib/kernel/context";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { fromWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addressColumns } from "./add-address";
import type { AddressRefusalDetail, SavedAddress } from "./contract";
import { lockBook, updateAddress, writeDefault } from "./store";

/**
 * Replaces an entry of a customer's own book; `is_default` can make it the default, not unmake it. Refusals:
 * `address_incomplete` with `missing`, `address_not_found` (also for somebody else's).
 */
export async function editAddress(
  tx: TxCtx,
  customerId: string,
  wireId: string,
  address: SavedAddress,
): Promise<Result<undefined, "address_incomplete" | "address_not_found", AddressRefusalDetail | undefined>> {
  const id = fromWire("address", wireId);
  if (!id) return refuse("address_not_found");
  const missing = missingFields(address, deliveryFields(address.address_country));
  if (missing.length > 0) return refuse("address_incomplete", { missing });
  await lockBook(tx, customerId);
  if (!(await updateAddress(tx, customerId, id, addressColumns(address)))) return refuse("address_not_found");
  if (address.is_default) await writeDefault(tx, customerId, id);
  return ok();
}
