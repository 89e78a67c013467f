import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { SEARCH_PAGE } from "@/lib/search/contract";
import { pageSize, productCardSchema } from "../products/contract";

export const searchQuery = z.object({
  q: z.string().max(2_000).default(""),
  market: marketCode.optional(),
  page: z
    .string()
    .regex(/^\d{1,4}$/, "Use a whole number.")
    .transform(Number)
    .default(1),
  limit: pageSize.default(SEARCH_PAGE),
});
export const searchSchema = z.object({
  query: z.string().meta({ description: "What was looked for, after cleaning" }),
  products: z.array(productCardSchema),
  count: z.int().meta({ description: "How many there are, as far as is counted" }),
  similar: z.boolean().meta({ description: "Nothing matched as typed; these come close" }),
  page: z.int(),
  pages: z.int(),
});
export type SearchView = z.infer<typeof searchSchema>;
