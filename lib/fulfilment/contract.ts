import { z } from "zod";
import { answeredAddressSchema, cleanText } from "@/lib/kernel/address";
import type { OrderState } from "@/lib/orders/contract";

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
  /**
   * Where it went when whoever sends it looked, null for nowhere: it does not leave if it goes elsewhere by now. Not the
   * order's version: a note or a refund is no reason to pack anew. Left out by those who show no address to anybody.
   */
  seen_delivery: answeredAddressSchema.nullable().optional(),
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

/** What can be done to many orders at once: all that is left of each leaves, or what is under way has arrived. */
export const orderActSchema = z.object({ kind: z.enum(["ship", "deliver"]) });
export type OrderAct = z.infer<typeof orderActSchema>;

/** How many orders one call takes. */
export const MOST_ORDERS_AT_ONCE = 25;
export const actOnOrdersSchema = z.object({
  act: orderActSchema,
  orders: z
    .array(z.object({ id: z.uuid(), version: z.int().min(0) }))
    .min(1)
    .max(MOST_ORDERS_AT_ONCE)
    .refine((orders) => new Set(orders.map(({ id }) => id)).size === orders.length, "Name each once."),
});
/** An order as whoever chose it saw it. */
export type SeenOrder = z.infer<typeof actOnOrdersSchema>["orders"][number];

/** What became of one order among many. What is not placed says what it is instead; what was changed, its version now. */
export type OrderDone =
  | { readonly id: string; readonly ok: true }
  | ({ readonly id: string; readonly ok: false } & OrderDoneRefusal);
export type OrderDoneRefusal =
  | { readonly code: "order_not_placed"; readonly state: Exclude<OrderState, "placed"> }
  | { readonly code: "changed_meanwhile"; readonly version: number }
  | {
      readonly code:
        | "order_not_found"
        | "nothing_to_ship"
        | "waits_for_stock"
        | "message_open"
        | "not_in_transit";
    };
