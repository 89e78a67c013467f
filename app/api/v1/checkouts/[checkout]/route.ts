import { findCheckout, patchCheckout, viewCheckout } from "@/lib/checkout";
import { checkoutSchema, patchFormSchema, patchSchema } from "@/lib/checkout/contract";
import { ok, refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { mayTryCodes } from "../../cart/code-limit";
import { checkoutParams } from "./params";

export const GET = route({
  name: "checkout.read",
  summary: "A checkout with its quote",
  answer: checkoutSchema,
  refusals: ["not_found"],
  access: anyone,
  params: checkoutParams,
  async run({ ctx, params }) {
    const checkout = await findCheckout(ctx, params.checkout);
    return checkout ? ok(await viewCheckout(ctx, checkout)) : refuse("not_found");
  },
});

/** Changes choices: absent keeps, null clears, a value replaces. */
export const PATCH = route({
  name: "checkout.patch",
  summary: "Change choices: absent keeps, null clears, a value replaces",
  answer: checkoutSchema,
  refusals: [
    "not_found",
    "checkout_not_modifiable",
    "changed_meanwhile",
    "too_many_codes",
    "too_many_requests",
  ],
  access: anyone,
  params: checkoutParams,
  body: patchSchema,
  formBody: patchFormSchema,
  async run({ ctx, caller, params, body }) {
    if (body.codes && !(await mayTryCodes(ctx, caller.address))) return refuse("too_many_requests");
    const checkout = await findCheckout(ctx, params.checkout);
    return checkout ? patchCheckout(ctx, checkout, body) : refuse("not_found");
  },
  form: {
    done: (_view, params) => `/checkout/${params.checkout}`,
    back: (params) => `/checkout/${params.checkout}`,
  },
});

export const POST = PATCH;
