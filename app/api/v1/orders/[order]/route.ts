import { z } from "zod";
import { invariant } from "@/lib/kernel/invariant";
import { ok, refuse } from "@/lib/kernel/result";
import { orderByLink } from "@/lib/orders";
import { orderSchema, orderView, wireOrder } from "@/lib/views";
import { anyone, route } from "@/lib/web/route";

/** An order by its unguessable link, which is the right to see it. */
export const GET = route({
  name: "order.read",
  summary: "An order by its unguessable link",
  answer: orderSchema,
  refusals: ["order_not_found"],
  access: anyone,
  params: z.object({ order: z.string().max(60) }),
  async run({ ctx, params }) {
    const order = await orderByLink(ctx, params.order);
    if (!order) return refuse("order_not_found");
    const view = await orderView(ctx, order.id);
    invariant(view, "an order that was found can be viewed");
    return ok(wireOrder(view));
  },
});
