import { z } from "zod";
import { cleanLine, countryCode } from "@/lib/kernel/address";
import { MAX_AMOUNT } from "@/lib/kernel/money";

export interface DeliveryBand {
  readonly upToGrams: number;
  readonly amount: number;
}

/** A way to deliver to a zone, as staff configured it. */
export interface DeliveryMethod {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly carrier: string | null;
  readonly currency: string;
  readonly kind: "flat" | "by_weight";
  readonly amount: number;
  readonly freeFrom: number | null;
  readonly taxClass: string;
  readonly minDays: number;
  readonly maxDays: number;
  readonly bands: readonly DeliveryBand[];
  readonly countries: readonly string[];
}

const line = (max: number, empty: string) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
    .pipe(z.string().min(1, empty).max(max, `Use ${max} characters at most.`));
const amount = z.int().min(0).max(MAX_AMOUNT);
const day = z.int("Write whole days.").min(0).max(90, "Use 90 days at most.");

/** A way to deliver as staff write it. `id` null is a new one; `seen` is the stamp of what it takes the place of. */
export const methodInputSchema = z
  .object({
    id: z.uuid().nullable(),
    seen: z.string().max(40),
    zoneId: z.uuid(),
    name: line(60, "Give it a name."),
    description: z.string().max(800).transform(cleanLine).pipe(z.string().max(200)),
    carrier: z
      .string()
      .max(240)
      .transform(cleanLine)
      .pipe(z.string().max(60))
      .transform((text) => text || null),
    currency: z.string().regex(/^[A-Z]{3}$/),
    kind: z.enum(["flat", "by_weight"]),
    /** Minor units. */
    amount,
    freeFrom: amount.nullable(),
    bands: z.array(z.object({ upToGrams: z.int().min(1).max(10_000_000), amount })).max(20),
    minDays: day,
    maxDays: day,
    active: z.boolean(),
  })
  .refine(({ minDays, maxDays }) => maxDays >= minDays, {
    path: ["maxDays"],
    message: "The last day cannot come before the first.",
  })
  .refine(({ kind, bands }) => kind === "flat" || bands.length > 0, {
    path: ["bands"],
    message: "Say at least one weight and its price.",
  })
  .refine(({ bands }) => new Set(bands.map(({ upToGrams }) => upToGrams)).size === bands.length, {
    path: ["bands"],
    message: "Name each weight once.",
  });
export type MethodInput = z.infer<typeof methodInputSchema>;

/** A zone as staff write it: `id` null is a new one. */
export const zoneInputSchema = z.object({
  id: z.uuid().nullable(),
  seen: z.string().max(40),
  name: line(60, "Give the zone a name."),
  countries: z.array(countryCode).min(1, "Name at least one country.").max(250),
});
export type ZoneInput = z.infer<typeof zoneInputSchema>;

export interface EditedMethod extends Omit<DeliveryMethod, "countries"> {
  readonly active: boolean;
  readonly seen: string;
}

/** A zone as staff see it, with everything that is or was offered there. */
export interface DeliveryZone {
  readonly id: string;
  readonly name: string;
  readonly countries: readonly string[];
  readonly methods: readonly EditedMethod[];
  readonly seen: string;
}
