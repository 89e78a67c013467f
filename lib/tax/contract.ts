import { z } from "zod";
import { cleanLine, countryCode } from "@/lib/kernel/address";

/** The rate of a tax class in a place, valid now. */
export interface TaxRate {
  readonly id: string;
  readonly country: string;
  readonly region: string | null;
  readonly taxClass: string;
  readonly name: string;
  /** Parts per million: 190,000 is 19 %. */
  readonly ratePpm: number;
}

export interface Place {
  readonly country: string;
  readonly region: string | null;
}

/** A rate of some place and class changed: what pages show may be another price. */
export const TAX_CHANGED = "tax.changed";

export interface TaxClass {
  readonly code: string;
  readonly name: string;
}

/** A rate as staff write it. `seen` is the id of the rate that it takes the place of; null where there was none. */
export const taxRateInputSchema = z.object({
  seen: z.uuid().nullable(),
  country: countryCode,
  region: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,3}$/, "Use the region's short code, such as NY.")
    .nullable(),
  taxClass: z.string().min(1).max(40),
  name: z
    .string()
    .max(200)
    .transform(cleanLine)
    .pipe(z.string().min(1, "Say what a receipt calls it.").max(60)),
  /** Parts per million. */
  ratePpm: z.int().min(0).max(1_000_000, "A rate is 100 % at most."),
});
export type TaxRateInput = z.infer<typeof taxRateInputSchema>;
