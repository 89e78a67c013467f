import type { CheckoutPatch } from "@/lib/checkout/contract";

export const addressParts = [
  "first_name",
  "last_name",
  "company",
  "street_address",
  "extended_address",
  "address_locality",
  "address_region",
  "postal_code",
  "address_country",
  "phone",
] as const;
export type AddressPart = (typeof addressParts)[number];
export type AddressValues = Readonly<Record<AddressPart, string | null>>;

/** The parts of a checkout that are saved together. */
export type Part = "email" | "destination" | "billing" | "delivery_option" | "note" | "gift_message";

/** Which part a field belongs to: what stands before the dot of its name. */
export function partOf(fieldName: string): Part | null {
  const part = fieldName.split(".")[0];
  return part === "email" ||
    part === "destination" ||
    part === "billing" ||
    part === "delivery_option" ||
    part === "note" ||
    part === "gift_message"
    ? part
    : null;
}

/**
 * What a form says of some parts, as the door wants it: blank is null. An address without a country is none yet. The
 * buyer is called as the parcel is.
 */
export function patchOf(form: FormData, parts: ReadonlySet<Part>): CheckoutPatch {
  const patch: Record<string, unknown> = {};
  for (const part of parts) {
    if (part === "destination" || part === "billing") patch[part] = addressOf(form, part);
    else patch[part] = textOf(form, part);
  }
  if (parts.has("destination")) {
    patch.first_name = textOf(form, "destination.first_name");
    patch.last_name = textOf(form, "destination.last_name");
  }
  return patch as CheckoutPatch;
}

function addressOf(form: FormData, part: "destination" | "billing"): AddressValues | null {
  if (part === "billing" && form.get("other_billing") !== "on") return null;
  const entries = addressParts.map((name) => [name, textOf(form, `${part}.${name}`)]);
  const address = Object.fromEntries(entries) as AddressValues;
  return address.address_country === null ? null : address;
}

function textOf(form: FormData, name: string): string | null {
  const text = form.get(name);
  return typeof text === "string" && text.trim() !== "" ? text : null;
}
