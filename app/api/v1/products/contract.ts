import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { DEFAULT_SORT, PAGE_SIZE, sorts } from "@/lib/listing/contract";

const amount = z.int().meta({ description: "Minor units of the market's currency, as shown there" });
const inMarket = marketCode
  .optional()
  .meta({ description: "A market's code; the default market without it" });

const pictureSchema = z.object({
  url: z.string().meta({ description: "Path on this shop" }),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
});

export const productCardSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  vendor: z.string(),
  currency: z.string(),
  price_from: amount,
  price_to: amount,
  compare_at_amount: amount.nullable(),
  lowest_prior_amount: amount
    .nullable()
    .meta({ description: "Of a reduced price: the lowest in the 30 days before. Not told by suggestions" }),
  available: z.boolean(),
  variant_count: z.int(),
  color_count: z.int(),
  size_count: z.int(),
  only_option: z
    .string()
    .nullable()
    .meta({ description: "Name of the one option in which it has several values" }),
  only_item_id: z
    .string()
    .nullable()
    .meta({ description: "What to add to a cart when there is nothing to choose" }),
  picture: pictureSchema.nullable(),
});
export type ProductCardView = z.infer<typeof productCardSchema>;

/** A number as an address carries it: plain digits. */
export const pageSize = z
  .string()
  .regex(/^\d{1,3}$/, "Use a whole number.")
  .transform(Number)
  .pipe(z.int().min(1).max(100));

export const productListQuery = z
  .object({
    market: inMarket,
    category: z
      .string()
      .max(1_000)
      .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/, "Use a category's path, such as men/tops.")
      .optional(),
    sort: z.enum(sorts).default(DEFAULT_SORT),
    after: z.string().max(500).optional().meta({ description: "`next` or `previous` of another page" }),
    limit: pageSize.default(PAGE_SIZE),
    ids: z
      .string()
      .max(600)
      .regex(
        /^prd_[0-9a-f]{32}(,prd_[0-9a-f]{32}){0,11}$/,
        "Use up to twelve product ids with commas between.",
      )
      .transform((text) => text.split(","))
      .optional()
      .meta({ description: "Only these, in this order; what is not on sale is left out" }),
  })
  .refine(({ category, sort }) => category !== undefined || sort === "popular" || sort === "newest", {
    path: ["sort"],
    error: "All products are sorted by popular or newest; the other orders are a category's.",
  });
export const productListSchema = z.object({
  products: z.array(productCardSchema),
  next: z.string().nullable(),
  previous: z.string().nullable(),
});
export type ProductListView = z.infer<typeof productListSchema>;

export const productQuery = z.object({ market: inMarket });
export const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  vendor: z.string(),
  product_type: z.string(),
  tags: z.array(z.string()),
  description_html: z.string().meta({ description: "Sanitized" }),
  currency: z.string(),
  prices_include_tax: z.boolean(),
  price_from: amount,
  price_to: amount,
  available: z.boolean(),
  pictures: z.array(pictureSchema.extend({ id: z.string() })),
  options: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      values: z.array(z.object({ id: z.string(), value: z.string() })),
    }),
  ),
  variants: z.array(
    z.object({
      item_id: z.string(),
      sku: z.string().nullable(),
      title: z.string(),
      value_ids: z.array(z.string()).meta({ description: "One an option, in the order of the options" }),
      amount,
      compare_at_amount: amount.nullable(),
      lowest_prior_amount: amount
        .nullable()
        .meta({ description: "Of a reduced price: the lowest in the 30 days before" }),
      available: z.boolean(),
      left: z.int().nullable().meta({ description: "Units left; null when they are not counted" }),
      picture_id: z.string().nullable(),
      grams: z.int(),
      requires_shipping: z.boolean(),
    }),
  ),
  categories: z
    .array(z.object({ name: z.string(), path: z.string() }))
    .meta({ description: "From the root to the deepest category it stands in" }),
});
export type ProductView = z.infer<typeof productSchema>;
