import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { openCheckout } from "@/lib/checkout";
import { checkoutSchema } from "@/lib/checkout/contract";
import { knownBuyer } from "@/lib/customers";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { cartIn } from "../cart/cart-caller";

/** Opens the checkout of the caller's cart, or answers the one that is live. Never by a GET: a link opens nothing. */
export const POST = route({
  name: "checkouts.open",
  summary: "Open the checkout of the cart, or get the one that is live",
  answer: checkoutSchema,
  refusals: ["cart_empty"],
  access: anyone,
  seesCustomer: true,
  body: z.object({
    market: marketCode.optional(),
    country: z.literal("home").optional().meta({
      description: "Where no address is known, begin in the market's home country; without it, in none",
    }),
  }),
  status: 201,
  async run({ ctx, caller, body }) {
    const cart = await cartIn(ctx, caller, body.market);
    if (!cart) return refuse("cart_empty");
    const buyer = caller.customer ? await knownBuyer(ctx, caller.customer.id) : null;
    return openCheckout(ctx, cart, buyer, { country: body.country });
  },
  form: { done: (checkout) => `/checkout/${checkout.id}`, back: () => "/cart" },
});
