import { z } from "zod";
import { setLine } from "@/lib/cart";
import { cartSchema, setLineSchema } from "@/lib/cart/contract";
import { refuse } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { cartOf } from "../../cart-caller";

const door = {
  access: anyone,
  seesCustomer: true,
  params: z.object({ line: z.string().max(60) }),
} as const;

/** Sets a line's quantity; zero removes it. */
export const PATCH = route({
  ...door,
  name: "cart.line.set",
  summary: "Set a line's quantity; zero removes it",
  answer: cartSchema,
  refusals: ["line_not_found", "item_unavailable", "out_of_stock"],
  body: setLineSchema,
  async run({ ctx, caller, params, body }) {
    const cart = await cartOf(ctx, caller);
    return cart ? setLine(ctx, cart, params.line, body.quantity) : refuse("line_not_found");
  },
  form: { done: () => "/cart", back: () => "/cart" },
});

/** Removes a line. */
export const DELETE = route({
  ...door,
  name: "cart.line.remove",
  summary: "Remove a line",
  answer: cartSchema,
  refusals: ["line_not_found"],
  async run({ ctx, caller, params }) {
    const cart = await cartOf(ctx, caller);
    return cart ? setLine(ctx, cart, params.line, 0) : refuse("line_not_found");
  },
});

/** A form without script can only post: the same as PATCH, with `quantity` 0 to remove. */
export const POST = PATCH;
