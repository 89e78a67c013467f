import { addLines } from "@/lib/cart";
import { addFormSchema, addLinesSchema, cartSchema } from "@/lib/cart/contract";
import { finishAttempt } from "@/lib/platform/idempotency";
import { anyone, route } from "@/lib/web/route";
import { cartIn, freshCart } from "../cart-caller";

/** Adds units to the caller's cart, making it if there is none. */
export const POST = route({
  name: "cart.lines.add",
  summary: "Add units to the cart, making it if there is none",
  answer: cartSchema,
  refusals: ["item_not_found", "item_unavailable", "out_of_stock", "quantity_limit", "too_many_lines"],
  access: anyone,
  seesCustomer: true,
  body: addLinesSchema,
  formBody: addFormSchema,
  async run({ ctx, caller, body, answerHeaders }) {
    const cart = await cartIn(ctx, caller, body.market);
    const fresh = cart
      ? { ...cart, tokenHash: "" }
      : await freshCart(ctx, caller, body.market, answerHeaders);
    const added = await addLines(ctx, { cart, fresh, lines: body.lines });
    if (!added.ok) answerHeaders.delete("set-cookie");
    // A first cart's answer carries its secret, which is not kept to be given again.
    else if (cart) await finishAttempt(ctx, added);
    return added;
  },
  form: { done: () => "/cart", back: () => "/cart" },
});
