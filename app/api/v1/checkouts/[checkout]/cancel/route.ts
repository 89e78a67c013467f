import { cancelCheckout, findCheckout } from "@/lib/checkout";
import { checkoutSchema } from "@/lib/checkout/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { checkoutParams } from "../params";

/** Gives a checkout up; the cart stays. */
export const POST = route({
  name: "checkout.cancel",
  summary: "Give a checkout up; the cart stays",
  answer: checkoutSchema,
  refusals: ["not_found", "already_paid", "payment_unavailable", "checkout_not_modifiable"],
  access: anyone,
  params: checkoutParams,
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, params }) {
    const checkout = await findCheckout(ctx, params.checkout);
    return checkout ? cancelCheckout(ctx, checkout) : refuse("not_found");
  },
  form: { done: () => "/cart", back: (params) => `/checkout/${params.checkout}` },
});
