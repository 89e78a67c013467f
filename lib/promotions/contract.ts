import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import { MAX_AMOUNT } from "@/lib/kernel/money";

/** What a coupon gives: a share of the cart, an amount, or the way to the buyer. */
export const couponKinds = ["percent", "fixed", "free_delivery"] as const;
export type CouponKind = (typeof couponKinds)[number];

/** A promotion behind a code, with how often it has been used: all that is needed to judge it. */
export interface Promotion {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly title: string;
  readonly kind: CouponKind;
  readonly percentBp: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly minimumAmount: number | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  /** Live uses, those of the order being reopened not counted. */
  readonly usedCount: number;
  readonly usedByBuyer: number;
  readonly active: boolean;
  readonly priority: number;
}

export const rejections = [
  "discount_code_invalid",
  "discount_code_expired",
  "discount_code_not_started",
  "discount_code_usage_limit_reached",
  "discount_code_user_limit_reached",
  "discount_code_minimum_not_met",
  "discount_code_combination_disallowed",
  "discount_code_already_applied",
  "discount_code_user_ineligible",
] as const;
export type Rejection = (typeof rejections)[number];

/** How many codes a cart may carry. */
export const MAX_CODES = 5;
/** The longest code that is worth looking up. */
export const MAX_CODE_LENGTH = 40;

/** Codes are matched without case and without the spaces that people paste around them. */
export function codeKey(code: string): string {
  return code.trim().toLowerCase();
}

const optionalAmount = z.int().min(1).max(MAX_AMOUNT).nullable();
const optionalInstant = z.iso
  .datetime({ offset: true })
  .refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= 1970 && year <= 9999;
  }, "Choose another day.")
  .nullable();
const optionalCount = z.int().min(1).max(1_000_000_000).nullable();

/** What a coupon gives, when and how often: everything of it that can be changed later. Amounts are minor units. */
export const couponTermsSchema = z
  .object({
    title: z
      .string()
      .max(320)
      .transform(cleanText)
      .pipe(z.string().min(1, "Give it a name: buyers see it on their order.").max(80)),
    kind: z.enum(couponKinds),
    /** Basis points: 1,000 is 10 %. */
    percentBp: z.int().min(1).max(10_000).nullable().default(null),
    amount: optionalAmount.default(null),
    /** Of `amount` and `minimumAmount`; carts in another currency cannot use the coupon then. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    minimumAmount: optionalAmount.default(null),
    startsAt: optionalInstant.default(null),
    endsAt: optionalInstant.default(null),
    usageLimit: optionalCount.default(null),
    perCustomerLimit: optionalCount.default(null),
    active: z.boolean().default(true),
  })
  .superRefine((terms, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (terms.kind === "percent" && terms.percentBp === null) say("percentBp", "Say how many percent.");
    if (terms.kind === "fixed" && terms.amount === null) say("amount", "Say how much.");
    if ((terms.kind === "fixed" || terms.minimumAmount !== null) && terms.currency === null)
      say("currency", "Choose the currency of the amount.");
    if (terms.startsAt && terms.endsAt && Date.parse(terms.endsAt) <= Date.parse(terms.startsAt))
      say("endsAt", "It must end after it begins.");
  })
  // What the kind does not use is not kept.
  .transform((terms) => ({
    ...terms,
    percentBp: terms.kind === "percent" ? terms.percentBp : null,
    amount: terms.kind === "fixed" ? terms.amount : null,
    currency: terms.kind === "fixed" || terms.minimumAmount !== null ? terms.currency : null,
  }));
export type CouponTerms = z.infer<typeof couponTermsSchema>;

/** A code as shoppers type it: no spaces, so that one pasted from a mail is the one that was meant. */
export const couponCodeSchema = z
  .string()
  .trim()
  .min(3, "A code has three characters or more.")
  .max(MAX_CODE_LENGTH, `A code has ${MAX_CODE_LENGTH} characters at most.`)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, "Use letters, digits, hyphens and underscores.");

/** Where a coupon is in its life; derived from its terms and uses, never set. */
export const couponStandings = ["active", "scheduled", "ended", "used_up", "paused", "archived"] as const;
export type CouponStanding = (typeof couponStandings)[number];

export interface CouponView extends Omit<CouponTerms, "startsAt" | "endsAt"> {
  readonly id: string;
  /** One as a rule; a promotion may have several. */
  readonly codes: readonly string[];
  /** ISO 8601. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly usedCount: number;
  readonly standing: CouponStanding;
  readonly createdAt: string;
}

export const couponListSchema = z.object({
  standing: z.enum(couponStandings).optional().catch(undefined),
  kind: z.enum(couponKinds).optional().catch(undefined),
  q: z.string().trim().max(80).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});
export type CouponListInput = z.infer<typeof couponListSchema>;

export interface CouponList {
  readonly coupons: readonly CouponView[];
  readonly next: string | null;
}
