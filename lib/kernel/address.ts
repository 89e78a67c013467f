import { z } from "zod";
import { isPostalCodeOf } from "./postal-code";

const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * Removes what nobody types on purpose and what breaks mails and labels: control and zero-width characters, and those
 * that turn the direction of what stands after them ("gpj.exe" shown as "exe.jpg"; Unicode TR 36, 3.1).
 */
export function cleanText(text: string): string {
  return text.replace(unseen, "").trim();
}

/** The same for what stands on one line of a label or a letter: a line break in a name forges the next line. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(/[\t\r\n]+/g, " "));
}

const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => (text === "" ? null : text))
    .nullable();

/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = z
  .string("Choose a country.")
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "Use a two-letter country code.");

/**
 * An address in schema.org's terms. Everything but the country may be missing while a buyer types;
 * which fields an order needs is the channel's policy (`missingFields`). What is written as a postal code has to look
 * like one of that country: a parcel with a wrong one comes back.
 */
export const addressSchema = z
  .object({
    first_name: line(80).optional().default(null),
    last_name: line(80).optional().default(null),
    company: line(120).optional().default(null),
    street_address: line(200).optional().default(null),
    extended_address: line(200).optional().default(null),
    address_locality: line(120).optional().default(null),
    address_region: line(80).optional().default(null),
    postal_code: line(20).optional().default(null),
    address_country: countryCode,
    phone: line(30).optional().default(null),
  })
  .superRefine(({ postal_code: code, address_country: country }, { addIssue }) => {
    if (!code || isPostalCodeOf(country, code)) return;
    const message = "This does not look like a postal code of the country you chose.";
    addIssue({ code: "custom", path: ["postal_code"], message });
  });
export type Address = z.infer<typeof addressSchema>;
export type AddressField = keyof Address;

const known = z.string().nullable();
/** An address as it is answered: nothing is left to clean, so its shape can be documented. */
export const answeredAddressSchema: z.ZodType<Address> = z.object({
  first_name: known,
  last_name: known,
  company: known,
  street_address: known,
  extended_address: known,
  address_locality: known,
  address_region: known,
  postal_code: known,
  address_country: z.string(),
  phone: known,
});

/** The fields in which two addresses differ. */
export function changedFields(before: Address, after: Address): AddressField[] {
  return (Object.keys(before) as AddressField[]).filter((name) => before[name] !== after[name]);
}

/** The fields an address still lacks, of those that are required, in the order a form shows them. */
export function missingFields(address: Address, required: readonly AddressField[]): AddressField[] {
  return required.filter((field) => !address[field]);
}

/**
 * The line of an address that names the town, as it is written there: "10969 Berlin", or with a region "Toronto ON
 * M5V 2T6" and "Providence, RI 02906".
 */
export function townLine(
  address: Pick<Address, "address_country" | "address_locality" | "address_region" | "postal_code">,
): string {
  const { address_country: country, address_locality: town, address_region: region, postal_code } = address;
  const isRegional = ["US", "CA", "AU"].includes(country);
  // Of these, only the United States part the two.
  const mark = country === "US" && town && region ? "," : "";
  const parts = isRegional ? [`${town ?? ""}${mark}`, region, postal_code] : [postal_code, town, region];
  return parts.filter(Boolean).join(" ");
}
