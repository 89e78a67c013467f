import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { productCardSchema } from "../../products/contract";

export const suggestionsQuery = z.object({
  q: z.string().max(2_000).default(""),
  market: marketCode.optional(),
});
export const suggestionsSchema = z.object({
  query: z.string().meta({ description: "What was typed, after cleaning" }),
  products: z.array(productCardSchema),
  categories: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      within: z.string().nullable().meta({ description: "The category above it" }),
      count: z.int(),
    }),
  ),
});
export type SuggestionsView = z.infer<typeof suggestionsSchema>;
