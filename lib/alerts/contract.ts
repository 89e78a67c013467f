import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email";

/** The most things one address may wait for. */
export const MAX_ALERTS = 50;

export const alertSchema = z.object({
  item_id: z.string().min(1).max(200).meta({ description: "SKU, or the variant's id (`var_…`)" }),
  email: emailSchema,
});

/** A thing that somebody waits for can be had again: they are told once. */
export const STOCK_ALERT_MET = "stock_alert.met";

/** Why asking to be told says no. */
export type AlertRefusal = "item_not_found" | "item_unavailable" | "item_in_stock" | "too_many_alerts";
