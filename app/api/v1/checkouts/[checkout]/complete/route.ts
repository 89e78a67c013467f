import { findCheckout, placeOrder } from "@/lib/checkout";
import { completeSchema } from "@/lib/checkout/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { checkoutParams } from "../params";

/** Places the order and answers where to pay. Send an Idempotency-Key: a repeat gets the same answer. */
export const POST = route({
  name: "checkout.complete",
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
