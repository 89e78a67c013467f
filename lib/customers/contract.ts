import { z } from "zod";
import { type AddressField, addressSchema, cleanLine } from "@/lib/kernel/address";

/** The most addresses one customer keeps: far above any household, far below harm. */
export const MAX_ADDRESSES = 20;

/** A part of a person's name as typed; blank is none. */
export const personName = z
  .string()
  .max(320)
  .transform(cleanLine)
  .pipe(z.string().max(80, "A name has 80 characters at most."))
  .transform((text) => (text === "" ? null : text));

const phone = z
  .string()
  .max(120)
  .transform(cleanLine)
  .pipe(z.string().max(30, "A phone number has 30 characters at most."))
  .transform((text) => (text === "" ? null : text));

/** Absent keeps, null or blank clears, a value replaces. */
export const profileSchema = z.object({
  first_name: personName.nullable().optional(),
  last_name: personName.nullable().optional(),
  phone: phone.nullable().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** An entry of the address book as a form or JSON sends it; a checkbox sends "on". */
export const savedAddressSchema = addressSchema.safeExtend({
  is_default: z
    .union([
      z.boolean(),
      z.enum(["on", "true", "false", ""]).transform((word) => word === "on" || word === "true"),
    ])
    .optional()
    .default(false),
});
export type SavedAddress = z.infer<typeof savedAddressSchema>;

export type AddressRefusal = "address_incomplete" | "too_many_addresses" | "address_not_found";
export type AddressRefusalDetail = {
  /** What a parcel to that country needs and the address lacks. */
  readonly missing?: readonly AddressField[];
  readonly maximum?: number;
};

export interface AddressView {
  /** `adr_…` */
  readonly id: string;
  readonly is_default: boolean;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly street_address: string | null;
  readonly extended_address: string | null;
  readonly address_locality: string | null;
  readonly address_region: string | null;
  readonly postal_code: string | null;
  readonly address_country: string;
  readonly phone: string | null;
}

export interface CustomerView {
  /** `cus_…` */
  readonly id: string;
  /** Null once the person was erased. */
  readonly email: string | null;
  readonly email_proven: boolean;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  /** ISO 8601. */
  readonly created_at: string;
  readonly archived_at: string | null;
}

export interface CustomerPage {
  readonly customers: readonly CustomerView[];
  /** Give it back as `after` for the next page; null on the last. */
  readonly next: string | null;
}
