import { z } from "zod";
import { reorder } from "@/lib/cart";
import { reorderedSchema } from "@/lib/cart/contract";
import { refuse } from "@/lib/kernel/result";
import { orderByLink } from "@/lib/orders";
import { tellPage } from "@/lib/web/form-answer";
import { anyone, route } from "@/lib/web/route";
import { cartOf, freshCart } from "../../../cart/cart-caller";

/** Puts what was ordered into the caller's cart once more, as far as it is still sold. */
export const POST = route({
  name: "orders.reorder",
  summary: "Put what was ordered into the cart once more, as far as it is still sold",
  answer: reorderedSchema,
  refusals: [
    "order_not_found",
    "item_not_found",
    "item_unavailable",
    "out_of_stock",
    "quantity_limit",
    "too_many_lines",
  ],
  access: anyone,
  seesCustomer: true,
  params: z.object({ order: z.string().max(60) }),
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, caller, params, answerHeaders }) {
    const order = await orderByLink(ctx, params.order);
    if (!order) return refuse("order_not_found");
    const cart = await cartOf(ctx, caller);
    const { marketId, channelId } = order;
    const fresh = cart
      ? { ...cart, tokenHash: "" }
      : { ...(await freshCart(ctx, caller, undefined, answerHeaders)), marketId, channelId };
    const again = await reorder(ctx, order.id, { cart, fresh });
    if (!again.ok || again.value.cart.id === null) answerHeaders.delete("set-cookie");
    if (again.ok && again.value.left_out.length > 0)
      tellPage(answerHeaders, "/cart", "reordered", { left_out: again.value.left_out.slice(0, 12) });
    return again;
  },
  form: { done: () => "/cart", back: ({ order }) => `/order/${order}` },
});
