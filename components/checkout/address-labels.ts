import type { AddressPart } from "./form-values";

const regionWords: Readonly<Record<string, string>> = { US: "State", CA: "Province", AU: "State" };
const postalWords: Readonly<Record<string, string>> = {
  US: "ZIP code",
  GB: "Postcode",
  AU: "Postcode",
  IE: "Eircode",
};

const labels: Readonly<Record<Exclude<AddressPart, "address_region" | "postal_code">, string>> = {
  first_name: "First name",
  last_name: "Last name",
  company: "Company",
  street_address: "Street and number",
  extended_address: "Floor, entrance, care of",
  address_locality: "City",
  address_country: "Country",
  phone: "Phone",
};

/** What a field of an address is called in a country; without one, as most call it. */
export function addressLabel(field: AddressPart, country: string): string {
  if (field === "address_region") return regionWords[country] ?? "Region";
  if (field === "postal_code") return postalWords[country] ?? "Postal code";
  return labels[field];
}
