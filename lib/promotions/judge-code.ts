import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Promotion, Rejection } from "./contract";

export interface CodeFacts {
  readonly now: Date;
  readonly currency: string;
  /** The lines before any discount, in minor units. */
  readonly subtotal: number;
}

/** Whether a promotion may be used now, or the first reason why not. */
export function judgeCode(
  promotion: Promotion,
  facts: CodeFacts,
): Result<undefined, Rejection, { minimum?: number } | undefined> {
  if (!promotion.active) return refuse("discount_code_invalid");
  if (promotion.startsAt !== null && facts.now < promotion.startsAt)
    return refuse("discount_code_not_started");
  if (promotion.endsAt !== null && facts.now >= promotion.endsAt) return refuse("discount_code_expired");
  if (promotion.currency !== null && promotion.currency !== facts.currency)
    return refuse("discount_code_invalid");
  if (promotion.usageLimit !== null && promotion.usedCount >= promotion.usageLimit)
    return refuse("discount_code_usage_limit_reached");
  if (promotion.perCustomerLimit !== null && promotion.usedByBuyer >= promotion.perCustomerLimit)
    return refuse("discount_code_user_limit_reached");
  if (promotion.minimumAmount !== null && facts.subtotal < promotion.minimumAmount)
    return refuse("discount_code_minimum_not_met", { minimum: promotion.minimumAmount });
  return ok();
}
