import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { messageCodes } from "@/lib/kernel/message";
import { totalTypes } from "@/lib/kernel/totals";

/** The most units of one line, and lines of one cart: far above any shopper, far below harm. */
export const MAX_QUANTITY = 999;
export const MAX_LINES = 200;

/**
 * A quantity as JSON or as a form field: plain ASCII digits only. "２", 1.5, 1e3, NaN and lists are refused, since a
 * number that two readers read differently is how carts are robbed.
 */
export const quantitySchema = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d{1,6}$/, "Use a whole number.")
        .transform(Number),
    ],
    {
      error: "Use a whole number.",
    },
  )
  .pipe(
    z
      .int("Use a whole number.")
      .min(0, "Use zero or more.")
      .max(MAX_QUANTITY, `At most ${MAX_QUANTITY} of one thing.`),
  );
export const addedQuantitySchema = quantitySchema.refine((quantity) => quantity >= 1, "Use one or more.");

/** A variant on the wire: its SKU, or its id (`var_…`). */
export const itemId = z.string().min(1).max(200).meta({ description: "SKU, or the variant's id (`var_…`)" });

/** The market whose page the shopper is looking at; the cart follows it. */
export const marketCode = z.string().regex(/^[a-z]{2,8}$/);

export const addLinesSchema = z.object({
  lines: z
    .array(z.object({ item_id: itemId, quantity: addedQuantitySchema.default(1) }))
    .min(1)
    .max(50),
  market: marketCode.optional(),
});
/** The same from a form without script, which adds one thing: `item_id`, `quantity`, `market`. */
export const addFormSchema = z
  .object({ item_id: itemId, quantity: addedQuantitySchema.default(1), market: marketCode.optional() })
  .transform(({ item_id, quantity, market }) => ({ lines: [{ item_id, quantity }], market }));
export const setLineSchema = z.object({ quantity: quantitySchema });
/** A code as somebody typed it: whether there is one like it is the quote's word. */
export const typedCode = z.string().max(160).transform(cleanText).pipe(z.string().min(1).max(40));
export const codesSchema = z.object({ codes: z.array(typedCode).max(5) });

const amount = z.int().meta({ description: "Minor units of the cart's currency" });

export const totalSchema = z.object({
  type: z.enum(totalTypes),
  code: z.string().optional(),
  label: z.string(),
  amount,
  lines: z.array(z.object({ label: z.string(), amount })).optional(),
});
export const messageSchema = z.object({
  type: z.enum(["error", "warning", "info"]),
  code: z.enum(messageCodes),
  severity: z.enum(["recoverable", "requires_buyer_input", "requires_buyer_review", "unrecoverable"]),
  target: z.union([
    z.object({ kind: z.literal("line"), id: z.string(), field: z.string().optional() }),
    z.object({ kind: z.literal("buyer"), field: z.string() }),
    z.object({ kind: z.literal("address"), field: z.string() }),
    z.object({ kind: z.literal("billing"), field: z.string() }),
    z.object({ kind: z.literal("delivery") }),
    z.object({ kind: z.literal("code"), code: z.string() }),
    z.object({ kind: z.literal("checkout") }),
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const appliedCodeSchema = z.object({ code: z.string(), title: z.string(), amount });

export const lineSchema = z.object({
  id: z.string().meta({ description: "Stable: it goes onto the order unchanged" }),
  item_id: z.string(),
  variant_id: z.string(),
  handle: z.string(),
  title: z.string(),
  variant_title: z.string(),
  picture: z.string().nullable().meta({ description: "Address of a picture" }),
  quantity: z.int(),
  unit_amount: amount,
  compare_at_amount: amount.nullable(),
  subtotal: amount,
  discount: amount,
  total: amount,
  available: z
    .int()
    .nullable()
    .meta({ description: "Units that can be bought now, as a hint; null when not counted" }),
});
export const cartSchema = z.object({
  id: z.string().nullable().meta({ description: "Null for a cart that has never held anything" }),
  currency: z.string(),
  locale: z.string(),
  tax_inclusive: z.boolean(),
  requires_shipping: z.boolean().meta({ description: "Whether anything in it has to travel" }),
  count: z.int().meta({ description: "Units in all lines" }),
  lines: z.array(lineSchema),
  codes: z.array(z.string()),
  applied: z.array(appliedCodeSchema),
  usual_delivery: z
    .object({
      title: z.string(),
      amount,
      whole_market: z.boolean().meta({ description: "Whether it goes to every country of the market" }),
    })
    .nullable()
    .meta({ description: "What delivery to the market's home country would cost; in no total" }),
  totals: z.array(totalSchema),
  included_tax: z.array(z.object({ label: z.string(), amount })),
  total: amount,
  messages: z.array(messageSchema),
  version: z.int(),
});
export type CartView = z.infer<typeof cartSchema>;
export type CartLineView = z.infer<typeof lineSchema>;

/** What of an old order is not in the cart, or not in that number. */
export const leftOutSchema = z.object({
  title: z.string(),
  variant_title: z.string(),
  reason: z.enum(["not_sold", "sold_out", "fewer"]),
  wanted: z.int(),
  taken: z.int(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;
export const reorderedSchema = z.object({ cart: cartSchema, left_out: z.array(leftOutSchema) });
export type ReorderedView = z.infer<typeof reorderedSchema>;

/** Why a cart verb says no. */
export type CartRefusal =
  | "item_not_found"
  | "item_unavailable"
  | "out_of_stock"
  | "quantity_limit"
  | "too_many_lines"
  | "line_not_found"
  | "too_many_codes";
/** Why adding says no. */
export type AddRefusal = Exclude<CartRefusal, "line_not_found" | "too_many_codes">;
