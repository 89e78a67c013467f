/** A promotion behind a code, with how often it has been used: all that is needed to judge it. */
export interface Promotion {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly title: string;
  readonly kind: "percent" | "fixed" | "free_delivery";
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
