import { expect, it } from "vitest";
import type { CouponPreview } from "@/lib/checkout/contract";
import { type Message, type MessageCode, warning } from "@/lib/kernel/message";
import { type CouponTerms, couponTermsSchema } from "@/lib/promotions/contract";
import { verdictOf } from "./preview-words";

const here = { zone: "Europe/Berlin", now: "2026-03-02T09:00:00.000Z" };
const terms = (over: Partial<CouponTerms> = {}): CouponTerms =>
  couponTermsSchema.parse({ title: "Spring", kind: "percent", percentBp: 1_000, ...over });

function preview(total: number, messages: readonly Message[] = []): CouponPreview {
  const side = (amount: number, own: readonly Message[]) => ({
    lines: [],
    totals: [{ type: "subtotal" as const, label: "Subtotal", amount: 2_900 }],
    includedTax: [],
    total: amount,
    delivery: "standard",
    messages: own,
  });
  return {
    currency: "EUR",
    taxInclusive: true,
    goods: [],
    options: [],
    without: side(3_390, []),
    with: side(total, messages),
    usedCount: 5,
  };
}
const refused = (code: MessageCode, over: Partial<CouponTerms> = {}, usedBefore = 0) =>
  verdictOf(preview(3_390, [warning(code, { kind: "code", code: "X" })]), terms(over), here, usedBefore)
    .words;

it("says what the buyer pays less, or more, or that nothing changes", () => {
  const words = (total: number) => verdictOf(preview(total), terms(), here, 0).words;
  expect(words(3_100)).toBe("The buyer pays €2.90 less: €31.00 instead of €33.90.");
  expect(words(3_400)).toMatch(/^The buyer pays €0.10 more: €34.00 instead of €33.90\. What is left/);
  expect(words(3_390)).toBe("It counts, and changes nothing on this cart.");
  const changes = [3_100, 3_400, 3_390].map((total) => verdictOf(preview(total), terms(), here, 0).changes);
  expect(changes).toEqual([true, true, false]);
});

it("says why it does not count, with the figures that matter", () => {
  const minimum = { minimumAmount: 3_000, currency: "EUR" };
  expect(refused("discount_code_minimum_not_met", minimum)).toBe(
    "It does not count: the goods come to €29.00, and it asks for €30.00. €1.00 are missing.",
  );
  expect(refused("discount_code_not_started", { startsAt: "2026-03-09T08:00:00.000Z" })).toContain(
    "it begins on 9 March 2026, 09:00",
  );
  expect(refused("discount_code_expired", { endsAt: "2026-03-01T08:00:00.000Z" })).toContain(
    "it ended on 1 March 2026, 09:00",
  );
  expect(refused("discount_code_usage_limit_reached", { usageLimit: 5 })).toContain("used up, 5 of 5 times");
  expect(refused("discount_code_user_limit_reached", { perCustomerLimit: 2 }, 3)).toContain(
    "has used it 3 times, and may twice",
  );
  expect(refused("discount_code_invalid", { active: false })).toBe("It does not count: it is paused.");
  expect(refused("discount_code_invalid", { ...minimum, currency: "USD" })).toBe(
    "It does not count: it is for carts in USD, and here buyers pay in EUR.",
  );
});
