import { couponTrialSchema, previewCoupon } from "@/lib/checkout";
import { route, staffWith } from "@/lib/web/route";

/** What a coupon as it is typed does to a sample cart. A route and not an action: actions wait for each other. */
export const POST = route({
  name: "desk.coupon.preview",
  access: staffWith("coupons.read"),
  body: couponTrialSchema,
  limit: { max: 600, windowSeconds: 60 },
  run: ({ ctx, body }) => previewCoupon(ctx, body),
});
