import { acknowledgePrices } from "@/lib/cart";
import { cartSchema } from "@/lib/cart/contract";
import { ok, refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { cartOf } from "../cart-caller";

/** The shopper has seen what changed: from now on the present prices are the ones to compare with. */
export const POST = route({
  name: "cart.prices.seen",
  summary: "Say that the present prices have been seen",
  answer: cartSchema,
  refusals: ["cart_empty"],
  access: anyone,
  seesCustomer: true,
  async run({ ctx, caller }) {
    const cart = await cartOf(ctx, caller);
    return cart ? ok(await acknowledgePrices(ctx, cart)) : refuse("cart_empty");
  },
  form: { done: () => "/cart", back: () => "/cart" },
});
