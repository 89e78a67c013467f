import { z } from "zod";
import { addressSchema, cleanText } from "@/lib/kernel/address";

const reason = z.string().max(1_200).transform(cleanText).pipe(z.string().min(1, "Say why.").max(300));

export const refundSchema = z.object({
  /** Minor units of the order's currency. */
  amount: z.int().min(1).max(99_999_999),
  reason,
});
export type RefundInput = z.infer<typeof refundSchema>;

export const cancelSchema = z.object({
  /** What to cancel; null for everything that has not left. */
  lines: z
    .array(z.object({ line_id: z.uuid(), quantity: z.int().min(1).max(9_999) }))
    .max(500)
    .nullable()
    .default(null),
  restock: z.boolean().default(true),
  refund: z.boolean().default(true),
  reason,
});
export type CancelInput = z.infer<typeof cancelSchema>;

/** Where a parcel shall go instead; `version` is the order's, as whoever asks has seen it. */
export const changeAddressSchema = addressSchema.safeExtend({ version: z.int().min(1) });
export type ChangeAddressInput = z.infer<typeof changeAddressSchema>;
