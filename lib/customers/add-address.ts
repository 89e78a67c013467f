import { missingFields } from "@/lib/kernel/address";
import type { TxCtx } from "@/lib/kernel/context";
import { deliveryFields } from "@/lib/kernel/delivery-fields";
import { toWire } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type AddressRefusalDetail, MAX_ADDRESSES, type SavedAddress } from "./contract";
import { type AddressColumns, countAddresses, insertAddress, lockBook, writeDefault } from "./store";

/**
 * Adds to a customer's address book; the first address is the default. Refusals: `address_incomplete` with `missing`
 * fields, `too_many_addresses` with `maximum`. The value is the wire id.
 */
export async function addAddress(
  tx: TxCtx,
  customerId: string,
  address: SavedAddress,
): Promise<Result<string, "address_incomplete" | "too_many_addresses", AddressRefusalDetail>> {
  const missing = missingFields(address, deliveryFields(address.address_country));
  if (missing.length > 0) return refuse("address_incomplete", { missing });
  await lockBook(tx, customerId);
  const count = await countAddresses(tx, customerId);
  if (count >= MAX_ADDRESSES) return refuse("too_many_addresses", { maximum: MAX_ADDRESSES });
  const isDefault = address.is_default || count === 0;
  if (isDefault) await writeDefault(tx, customerId, null);
  const id = tx.ids.next();
  await insertAddress(tx, { id, customerId, isDefault, ...addressColumns(address) });
  return ok(toWire("address", id));
}

export function addressColumns(address: SavedAddress): AddressColumns {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    streetAddress: address.street_address,
    extendedAddress: address.extended_address,
    addressLocality: address.address_locality,
    addressRegion: address.address_region,
    postalCode: address.postal_code,
    addressCountry: address.address_country,
    phone: address.phone,
  };
}
