import { z } from "zod";
import { setCodes } from "@/lib/cart";
import { cartSchema, codesSchema } from "@/lib/cart/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { cartOf } from "../cart-caller";
import { mayTryCodes } from "../code-limit";

/** A form without script sends one `code` to add, or `remove`. */
const formSchema = z
  .object({ code: z.string().trim().max(40).optional(), kept: z.array(z.string().max(40)).max(5).optional() })
  .transform(({ code, kept }) => ({ codes: [...(kept ?? []), ...(code ? [code] : [])] }));

/** Replaces the cart's codes. Which of them apply is said by the answer's `applied` and `messages`. */
export const PUT = route({
  name: "cart.codes.set",
  summary: "Replace the cart's codes",
  answer: cartSchema,
  refusals: ["cart_empty", "too_many_codes", "too_many_requests"],
  access: anyone,
  seesCustomer: true,
  body: codesSchema,
  formBody: formSchema,
  async run({ ctx, caller, body }) {
    if (!(await mayTryCodes(ctx, caller.address))) return refuse("too_many_requests");
    const cart = await cartOf(ctx, caller);
    return cart ? setCodes(ctx, cart, body.codes) : refuse("cart_empty");
  },
  form: { done: () => "/cart", back: () => "/cart" },
});

export const POST = PUT;
