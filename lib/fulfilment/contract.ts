import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";

const text = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().max(max));

/** What left in one parcel, by order line id. */
export const shipSchema = z.object({
  lines: z
    .array(z.object({ line_id: z.uuid(), quantity: z.int().min(1).max(9_999) }))
    .min(1)
    .max(500),
  carrier: text(60).nullable().default(null),
  tracking_number: text(80).nullable().default(null),
  tracking_url: z
    .union([z.literal("").transform(() => null), z.url({ protocol: /^https?$/ }).max(500)])
    .nullable()
    .default(null),
  notify: z.boolean().default(true),
});
export type ShipInput = z.infer<typeof shipSchema>;

/** How far a line is: what was ordered, less what was cancelled, has left or has not. */
export interface LineProgress {
  readonly lineId: string;
  readonly ordered: number;
  readonly canceled: number;
  readonly shipped: number;
}

export type FulfilmentStatus = "nothing_to_send" | "unfulfilled" | "partly_fulfilled" | "fulfilled";
