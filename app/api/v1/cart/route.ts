import { z } from "zod";
import { emptyCartView, viewCart } from "@/lib/cart";
import { cartSchema, marketCode } from "@/lib/cart/contract";
import { ok } from "@/lib/kernel/result";
import { defaultMarket, marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { cartOf } from "./cart-caller";

/** The caller's cart with its quote; an empty one when there is none. Changes nothing. */
export const GET = route({
  name: "cart.read",
  summary: "The caller's cart with its quote",
  answer: cartSchema,
  refusals: [],
  access: anyone,
  seesCustomer: true,
  query: z.object({ market: marketCode.optional() }),
  async run({ ctx, caller, query }) {
    const cart = await cartOf(ctx, caller);
    if (cart) return ok(await viewCart(ctx, cart));
    return ok(
      emptyCartView(
        (query.market ? await marketByCode(ctx, query.market) : null) ?? (await defaultMarket(ctx)),
      ),
    );
  },
});
