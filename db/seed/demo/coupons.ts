import { days, fixedClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { type CouponTerms, createCoupon } from "@/lib/promotions";
import { OPENED } from "./drafts";

const always: Omit<CouponTerms, "title" | "kind"> = {
  percentBp: null,
  amount: null,
  currency: null,
  minimumAmount: null,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perCustomerLimit: null,
  active: true,
};

/** The codes that the README tells newcomers to try, and some that are over, to come or paused. */
const coupons: readonly (readonly [code: string, terms: CouponTerms])[] = [
  [
    "WELCOME10",
    { ...always, title: "Ten percent to begin with", kind: "percent", percentBp: 1_000, perCustomerLimit: 1 },
  ],
  [
    "FIVER",
    {
      ...always,
      title: "Five off thirty",
      kind: "fixed",
      amount: 500,
      currency: "EUR",
      minimumAmount: 3_000,
    },
  ],
  ["FREESHIP", { ...always, title: "Delivery on us", kind: "free_delivery" }],
  [
    "OPENING",
    {
      ...always,
      title: "The first week",
      kind: "percent",
      percentBp: 1_500,
      endsAt: new Date(OPENED.getTime() + days(7)).toISOString(),
    },
  ],
  ["THURSDAY", { ...always, title: "For whoever comes by", kind: "percent", percentBp: 500, active: false }],
];

/** Makes the demo's coupons, as long ago as the shop opened. A code that is taken means that it was seeded before. */
export async function seedCoupons(ctx: Ctx): Promise<void> {
  const then = { ...ctx, clock: fixedClock(new Date(OPENED.getTime() + days(1))) };
  for (const [code, terms] of coupons) await createCoupon(then, code, terms);
}
