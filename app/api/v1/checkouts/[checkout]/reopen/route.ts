import { findCheckout, reopenCheckout } from "@/lib/checkout";
import { checkoutSchema } from "@/lib/checkout/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { checkoutParams } from "../params";

/** Takes a checkout back from the payment page, so that it can be changed. */
export const POST = route({
  name: "checkout.reopen",
  summary: "Take a checkout back from the payment page, to change it",
  answer: checkoutSchema,
  refusals: ["not_found", "already_paid", "payment_unavailable", "checkout_not_modifiable"],
  access: anyone,
  params: checkoutParams,
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, params }) {
    const checkout = await findCheckout(ctx, params.checkout);
    return checkout ? reopenCheckout(ctx, checkout) : refuse("not_found");
  },
  form: {
    done: (view) => `/checkout/${view.id}`,
    back: (params) => `/checkout/${params.checkout}`,
  },
});
