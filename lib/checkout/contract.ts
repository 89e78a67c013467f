import { z } from "zod";
import {
  appliedCodeSchema,
  lineSchema,
  MAX_QUANTITY,
  marketCode,
  messageSchema,
  totalSchema,
  typedCode,
} from "@/lib/cart/contract";
import {
  addressSchema,
  answeredAddressSchema,
  cleanLine,
  cleanText,
  countryCode,
} from "@/lib/kernel/address";
import { emailSchema } from "@/lib/kernel/email";
import type { Message } from "@/lib/kernel/message";
import type { Total, TotalDetail } from "@/lib/kernel/totals";
import { couponTermsSchema } from "@/lib/promotions/contract";

export const phases = ["open", "completing", "completed", "canceled", "expired"] as const;
export type Phase = (typeof phases)[number];

/** Derived from phase and messages, in UCP's words. */
export const checkoutStatuses = [
  "incomplete",
  "requires_escalation",
  "ready_for_complete",
  "complete_in_progress",
  "completed",
  "canceled",
] as const;

const amount = z.int().meta({ description: "Minor units of the checkout's currency" });
const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => (text === "" ? null : text));

/** What fits on a card. */
export const GIFT_MESSAGE_LENGTH = 300;

/** Text of several lines; blank is none. */
const written = (max: number, tooLong: string) =>
  z
    .string()
    // A form sends a line's end as two characters, and a limit counts it as one.
    .max(max * 4)
    .transform((text) => cleanText(text.replace(/\r\n?/g, "\n")))
    .pipe(z.string().max(max, tooLong))
    .transform((text) => (text === "" ? null : text));

/** Three-valued: absent keeps, null clears, a value replaces. */
export const patchSchema = z.object({
  email: emailSchema.nullable().optional(),
  first_name: line(80).nullable().optional(),
  last_name: line(80).nullable().optional(),
  phone: line(30).nullable().optional(),
  destination: addressSchema.nullable().optional(),
  billing: addressSchema.nullable().optional(),
  delivery_option: z.string().max(60).nullable().optional(),
  codes: z.array(typedCode).max(5).optional(),
  note: written(1_000, "A note has 1,000 characters at most.").nullable().optional(),
  gift_message: written(GIFT_MESSAGE_LENGTH, "A card holds 300 characters.").nullable().optional(),
});
export type CheckoutPatch = z.infer<typeof patchSchema>;
/** The same from a form without script, where an empty `billing` stands for null. */
export const patchFormSchema = patchSchema.extend({
  billing: z.preprocess((value) => (value === "" ? null : value), addressSchema.nullable()).optional(),
});

export const completeSchema = z.object({
  fingerprint: z.string().max(64).optional().meta({
    description: "Of the quote the buyer agrees to; without it, the one last shown to this caller counts",
  }),
});

export const deliveryOptionSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  carrier: z.string().nullable(),
  min_days: z.int(),
  max_days: z.int(),
  arrives: z
    .object({ first: z.string(), last: z.string() })
    .meta({ description: "The calendar days on which it may arrive, if ordered now" }),
  list_amount: amount,
  amount,
});
export const pendingActionSchema = z.object({
  type: z.literal("redirect"),
  url: z.string(),
  expires_at: z.string(),
});
export const orderReferenceSchema = z.object({
  id: z.string(),
  label: z.string(),
  permalink_url: z.string(),
});
export const checkoutSchema = z.object({
  id: z.string().meta({ description: "Unguessable; also the key to it" }),
  phase: z.enum(phases),
  status: z.enum(checkoutStatuses),
  currency: z.string(),
  locale: z.string(),
  tax_inclusive: z.boolean(),
  countries: z.array(z.string()).meta({ description: "Where this market delivers" }),
  email: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  phone: z.string().nullable(),
  destination: answeredAddressSchema.nullable(),
  billing: answeredAddressSchema.nullable(),
  requires_shipping: z.boolean(),
  delivery_options: z.array(deliveryOptionSchema),
  delivery_option: z.string().nullable(),
  codes: z.array(z.string()),
  applied: z.array(appliedCodeSchema),
  note: z.string().nullable().meta({ description: "From the buyer to the shop" }),
  gift_message: z.string().nullable().meta({ description: "For a card in the parcel" }),
  lines: z.array(lineSchema),
  totals: z.array(totalSchema),
  included_tax: z.array(z.object({ label: z.string(), amount })),
  total: amount,
  messages: z.array(messageSchema),
  fingerprint: z.string().nullable(),
  pending_action: pendingActionSchema.nullable(),
  order: orderReferenceSchema.nullable(),
  continue_url: z.string(),
  expires_at: z.string(),
  version: z.int(),
});
export type CheckoutView = z.infer<typeof checkoutSchema>;

/** What completing answers: where the buyer goes next. */
export const completedSchema = z.object({
  status: z.enum(["redirect", "completed"]),
  redirect_url: z
    .string()
    .meta({ description: "The payment page, or the order's page when nothing was due" }),
  order: orderReferenceSchema,
});
export type CompletedView = z.infer<typeof completedSchema>;

/** Different things in a sample cart: enough for any question about a coupon. */
export const MAX_SAMPLE_LINES = 20;

/** A coupon as it is typed, and the cart that it is tried on. */
export const couponTrialSchema = z.object({
  /** The stored coupon that these terms would take the place of; null for a new one. */
  id: z.uuid().nullable(),
  terms: couponTermsSchema,
  market: marketCode,
  country: countryCode,
  /** By its code; null for the first that is offered. */
  delivery: z.string().max(60).nullable(),
  lines: z
    .array(z.object({ variantId: z.uuid(), quantity: z.int().min(1).max(MAX_QUANTITY) }))
    .max(MAX_SAMPLE_LINES)
    .refine((lines) => new Set(lines.map((line) => line.variantId)).size === lines.length, {
      message: "Name each variant once.",
    }),
  /** As if the coupon had begun already. */
  begun: z.boolean().default(false),
  /** How often the imagined buyer used it before. */
  usedBefore: z.int().min(0).max(1_000_000).default(0),
});
export type CouponTrial = z.infer<typeof couponTrialSchema>;

/** One of the two quotes of a trial. Amounts in minor units. */
export interface TriedQuote {
  readonly lines: readonly {
    readonly variantId: string;
    readonly unitAmount: number;
    readonly discount: number;
  }[];
  readonly totals: readonly Total[];
  readonly includedTax: readonly TotalDetail[];
  readonly total: number;
  readonly delivery: string | null;
  readonly messages: readonly Message[];
}

/** What a coupon does to a sample cart: the cart's quote without it and with it. */
export interface CouponPreview {
  readonly currency: string;
  readonly taxInclusive: boolean;
  /** In the order asked for. */
  readonly goods: readonly {
    readonly variantId: string;
    readonly title: string;
    readonly variantTitle: string;
    readonly pictureKey: string | null;
    readonly quantity: number;
    /** Null when stock is not counted. */
    readonly available: number | null;
  }[];
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly without: TriedQuote;
  readonly with: TriedQuote;
  /** How often it is used by now. */
  readonly usedCount: number;
}
