import { z } from "zod";

const amount = z.int().meta({ description: "Minor units of the market's currency" });

export const liveSchema = z.object({
  cart: z.object({ count: z.int().meta({ description: "Units in the caller's cart" }) }),
  customer: z
    .object({ first_name: z.string().nullable() })
    .nullable()
    .meta({ description: "Null for guests" }),
  product: z
    .object({
      handle: z.string(),
      variants: z.array(
        z.object({
          item_id: z.string(),
          amount,
          compare_at_amount: amount.nullable(),
          available: z.int().nullable().meta({ description: "Units left; null when they are not counted" }),
        }),
      ),
    })
    .nullable(),
});
export type LiveView = z.infer<typeof liveSchema>;
