import { findCheckout, placeOrder } from "@/lib/checkout";
import { completedSchema, completeSchema } from "@/lib/checkout/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { checkoutParams } from "../params";

/** Places the order and answers where to pay. Send an Idempotency-Key: a repeat gets the same answer. */
export const POST = route({
  name: "checkout.complete",
  summary: "Place the order; the answer says where to pay",
  answer: completedSchema,
  refusals: [
    "not_found",
    "checkout_not_modifiable",
    "checkout_in_progress",
    "cart_empty",
    "incomplete",
    "price_changed",
    "out_of_stock",
    "discount_code_usage_limit_reached",
    "discount_code_user_limit_reached",
    "payment_unavailable",
    "payment_refused",
  ],
  access: anyone,
  params: checkoutParams,
  body: completeSchema,
  limit: { max: 60, windowSeconds: 60 },
  async run({ ctx, params, body }) {
    const checkout = await findCheckout(ctx, params.checkout);
    if (!checkout) return refuse("not_found");
    return placeOrder(ctx, checkout, { fingerprint: body.fingerprint ?? null });
  },
  form: {
    done: (completed) => completed.redirect_url,
    back: (params) => `/checkout/${params.checkout}`,
  },
});
