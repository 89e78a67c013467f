import type { AddressField } from "./address";

/** Countries whose addresses have no postal code in common use (Universal Postal Union, addressing systems). */
const withoutPostalCode = new Set([
  "AE",
  "AG",
  "AO",
  "BS",
  "BZ",
  "FJ",
  "GH",
  "HK",
  "IE",
  "JM",
  "KE",
  "PA",
  "QA",
  "UG",
  "ZW",
]);

/** What a parcel needs to arrive: the default policy of a shop that delivers. */
export function deliveryFields(country: string): AddressField[] {
  const fields: AddressField[] = ["first_name", "last_name", "street_address", "address_locality"];
  if (!withoutPostalCode.has(country)) fields.push("postal_code");
  if (country === "US" || country === "CA" || country === "AU") fields.push("address_region");
  return fields;
}
